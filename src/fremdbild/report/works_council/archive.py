"""The versions of the paper in their folder: numbered, never overwritten, each with what it states as JSON."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import ValidationError

from fremdbild.errors import ReportError
from fremdbild.report.works_council.draft import FORMAT, Paper

FOLDER = "works-council"
_STATED = re.compile(r"works-council-([1-9]\d*)\.json")
_ANY = re.compile(r"works-council-([1-9]\d*)\..+")


def name_of(number: int, ending: str) -> str:
    """`works-council-3.de-CH.pdf`"""
    return f"works-council-{number}.{ending}"


def last_paper(folder: Path, before: int | None = None) -> Paper | None:
    """The newest version, or the newest one before number `before`; ReportError where it cannot be read."""
    if not folder.is_dir():
        return None
    numbers = [int(match[1]) for path in folder.iterdir() if (match := _STATED.fullmatch(path.name))]
    earlier = [number for number in numbers if before is None or number < before]
    return _read(folder / name_of(max(earlier), "json")) if earlier else None


def next_number(folder: Path) -> int:
    """One more than that of any file of a paper, also where a version was only half written."""
    if not folder.is_dir():
        return 1
    taken = [int(match[1]) for path in folder.iterdir() if (match := _ANY.fullmatch(path.name))]
    return max(taken, default=0) + 1


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Writes a new file that nobody is to change; FileExistsError where there is one of this name."""
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
        path.chmod(0o444)
    except FileExistsError:
        raise
    except OSError as error:
        raise ReportError(
            f"cannot be written ({error.strerror or error})", where=str(path), next_step="make room and run it again"
        ) from None
    return path


def _read(path: Path) -> Paper:
    try:
        paper = Paper.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ReportError(
            f"cannot be read ({error.strerror})", where=str(path), next_step="mend the rights of the file"
        ) from None
    except ValidationError:
        raise _damaged(path) from None
    if paper.format != FORMAT:
        raise _damaged(path)
    return paper


def _damaged(path: Path) -> ReportError:
    return ReportError(
        "is damaged, or was written by another version of fremdbild, so that nothing can be compared with it",
        where=str(path),
        next_step="move it away; the next paper is compared with the version before",
    )
