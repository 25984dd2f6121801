"""render: a frozen assessment → files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fremdbild.errors import ReportError
from fremdbild.report.board import board
from fremdbild.report.document import Report
from fremdbild.report.frame import Frame
from fremdbild.texts import LANGUAGES

if TYPE_CHECKING:
    from fremdbild.assessment import Assessment

FORMATS = ("html", "pdf")


def render(
    assessment: Assessment,
    *,
    languages: Sequence[str] | None = None,
    formats: Sequence[str] = FORMATS,
    out: Path | None = None,
) -> tuple[Path, ...]:
    """Writes the board report of `assessment` and gives back its files, `2026-Q3-1.de-CH.pdf` and so on.

    `languages` are those of the assessment where none are given; `out` is the folder `reports` beside `assessments`
    where none is given. Raises ReportError for an unknown language or format, and where a file cannot be written.
    """
    chosen = tuple(languages or assessment.manifest["languages"])
    check("language", chosen, LANGUAGES)
    check("format", formats, FORMATS)
    folder = out or assessment.path.parent.parent / "reports"
    frame = Frame.of(assessment)
    reports = [(language, board(frame, language)) for language in chosen]
    written = [
        _write(folder, f"{assessment.label}.{language}.{form}", made(report, form))
        for language, report in reports
        for form in formats
    ]
    return tuple(written)


def check(what: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for name in asked:
        if name not in known:
            raise ReportError(f'"{name}" is not a {what} of reports', next_step=f"choose one of {', '.join(known)}")


def made(report: Report, form: str) -> bytes:
    if form == "html":
        from fremdbild.report.html import html  # slow: loads Jinja; not needed for a PDF

        return html(report).encode("utf-8")
    from fremdbild.report.pdf import pdf  # slow: loads Typst; not needed for HTML

    return pdf(report)


def _write(folder: Path, name: str, content: bytes) -> Path:
    """Written aside and renamed, so that a reader never opens half a file."""
    path = folder / name
    aside = folder / f".{name}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise ReportError(
            f"cannot be written ({error.strerror or error})",
            where=str(path),
            next_step="make room or choose another folder with --out",
        ) from None
    return path
