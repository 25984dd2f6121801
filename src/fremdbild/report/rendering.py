"""render: a frozen assessment → files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
"""What is written where nothing else is asked for."""
KNOWN_FORMATS = (*FORMATS, "pptx", "svg", "png")
"""Also slides, and each chart as a picture of its own."""


def render(
    assessment: Assessment,
    *,
    languages: Sequence[str] | None = None,
    formats: Sequence[str] = FORMATS,
    out: Path | None = None,
) -> tuple[Path, ...]:
    """Writes the board report of `assessment` and gives back its files, `2026-Q3-1.de-CH.pdf` and so on.

    Formats are html and pdf, pptx (slides; needs the extra `slides`), and svg or png, one file for each chart.

    `languages` are those of the assessment where none are given; `out` is the folder `reports` beside `assessments`
    where none is given. Raises ReportError for an unknown language or format, and where a file cannot be written.
    """
    chosen = tuple(languages or assessment.manifest["languages"])
    check("language", chosen, LANGUAGES)
    check("format", formats, KNOWN_FORMATS)
    folder = out or assessment.path.parent.parent / "reports"
    frame = Frame.of(assessment)
    reports = [(language, board(frame, language)) for language in chosen]
    written = [
        write_file(folder, f"{assessment.label}.{language}.{name}", content)
        for language, report in reports
        for form in formats
        for name, content in made(report, form)
    ]
    return tuple(written)


def check(what: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for name in asked:
        if name not in known:
            raise ReportError(f'"{name}" is not a {what} of reports', next_step=f"choose one of {', '.join(known)}")


def made(report: Report, form: str) -> Iterator[tuple[str, bytes]]:
    """The ends of the names of files, and what stands in them: one file, or one for each chart."""
    if form == "html":
        from fremdbild.report.html import html  # slow: loads Jinja; not needed for a PDF

        yield form, html(report).encode("utf-8")
    elif form == "pdf":
        from fremdbild.report.pdf import pdf  # slow: loads Typst; not needed for HTML

        yield form, pdf(report)
    elif form == "pptx":
        from fremdbild.report.slides import slides  # slow: loads an optional dependency

        yield form, slides(report)
    else:
        from fremdbild.report.pictures import charts_of, drawn  # slow: loads Typst

        charts = charts_of(report)
        pictures = drawn(charts, "svg" if form == "svg" else "png", report)
        for number, (shown, picture) in enumerate(zip(charts, pictures, strict=True), start=1):
            yield f"{number:02}-{shown.name}.{form}", picture


def write_file(folder: Path, name: str, content: bytes, *, private: bool = False) -> Path:
    """Written aside and renamed, so that a reader never opens half a file; `private`: only its owner reads it."""
    path = folder / name
    aside = folder / f".{name}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        aside.touch(mode=0o600 if private else 0o666)
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
