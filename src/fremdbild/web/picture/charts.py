"""One chart to take along, as SVG, PNG or slide, with n, source and date; drawn once and kept in a folder."""

from __future__ import annotations

import hashlib
from typing import Literal

from fremdbild.report.board import without_pages
from fremdbild.report.pictures import chart_alone, chart_for_slide, drawn
from fremdbild.report.slides import one_slide
from fremdbild.web.picture.keeping import kept
from fremdbild.web.picture.parts import Part, Reader

FORMS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_DRAWN_BY = 1
"""Goes up when charts are drawn in another way, so that none of before is served."""


def tag_of(reader: Reader, chart: str, form: str) -> str:
    """The same for the same picture: frozen rows, language, and what the reader may see of them."""
    told = (str(_DRAWN_BY), reader.held.stamp, reader.voice.words.language, reader.sight.key, chart, form)
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]


def chart_file(reader: Reader, part: Part, tag: str, form: str) -> bytes:
    """The file, from the folder where it was drawn before."""
    return kept(f"{tag}.{form}", lambda: _drawn(reader, part, form))


def load_what_draws(reader: Reader, part: Part) -> None:
    """Draws a slide and throws it away, so that nobody waits for what is loaded to draw the first one."""
    _drawn(reader, part, "pptx")


def _drawn(reader: Reader, part: Part, form: str) -> bytes:
    held = reader.held
    report = without_pages(reader.frame, reader.voice, held.mirror)
    if form == "pptx":
        return one_slide(report, chart_for_slide(part.name, part.heading, part.blocks))
    kind: Literal["svg", "png"] = "svg" if form == "svg" else "png"
    return drawn([chart_alone(part.name, part.heading, part.blocks, report)], kind, report)[0]
