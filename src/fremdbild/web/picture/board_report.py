"""The board report of a frozen assessment as a file: the same as `fremdbild render` writes."""

from __future__ import annotations

from threading import Lock

from fremdbild.report.board import board
from fremdbild.report.rendering import made
from fremdbild.web.picture.charts import FORMS as CHART_FORMS
from fremdbild.web.picture.keeping import kept
from fremdbild.web.picture.parts import Reader

FORMS = {"pdf": "application/pdf", "html": "text/html; charset=utf-8", "pptx": CHART_FORMS["pptx"]}
_one = Lock()


def report_file(reader: Reader, tag: str, form: str) -> bytes:
    """The report in the reader's language; ReportError where it cannot be written.

    One is written at a time: it takes seconds, and whoever asks for the same one meanwhile finds it made.
    """
    with _one:
        return kept(f"{tag}.{form}", lambda: _written(reader, form))


def _written(reader: Reader, form: str) -> bytes:
    [(_, content)] = made(board(reader.held.frame, reader.voice.words.language), form)
    return content
