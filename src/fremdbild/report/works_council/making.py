"""works_council: live settings → a new version of the paper, or the finding that nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from fremdbild.report.document import Report
from fremdbild.report.rendering import FORMATS, check, made
from fremdbild.report.works_council.archive import FOLDER, keep, last_paper, name_of, next_number
from fremdbild.report.works_council.difference import Change, difference
from fremdbild.report.works_council.draft import Paper
from fremdbild.report.works_council.paper import report_of
from fremdbild.report.works_council.statement import Statement, stated
from fremdbild.settings import FILE_NAME, Settings
from fremdbild.texts import LANGUAGES


@dataclass(frozen=True)
class Made:
    """What came of it: the version, whether it is new, how it differs from `before`, and the files written.

    `before` and `changes` belong to a new version.
    """

    paper: Paper
    before: Paper | None
    is_new: bool
    changes: tuple[Change, ...]
    files: tuple[Path, ...]


def works_council(
    settings: Settings, *, languages: Sequence[str] = (), formats: Sequence[str] = (), new: bool = False
) -> Made:
    """Writes the next version where something has changed since the last one, or where `new` asks for it.

    Where nothing has, the last version gets the languages and formats that it lacks. Raises SettingsError for names
    that mean nothing, ReportError for an unknown language and where the last version cannot be read.
    """
    chosen = tuple(dict.fromkeys(languages)) or settings.organisation.languages
    wanted = tuple(dict.fromkeys(formats)) or FORMATS
    check("language", chosen, LANGUAGES)
    check("format", wanted, FORMATS)
    states = stated(settings)
    folder = settings.folder / FOLDER
    last = last_paper(folder)
    changes = difference(last.states, states) if last else ()
    if last is not None and not changes and not new:
        kept = tuple(_kept(folder, last, chosen, wanted))
        return Made(paper=last, before=None, is_new=False, changes=(), files=kept)
    paper = _paper(settings, states, next_number(folder))
    contents = list(_contents(paper, last, chosen, wanted))
    try:
        # The statement comes first: it takes the number, and without the pages it can still be compared with.
        files = [keep(folder, name_of(paper.number, "json"), paper.model_dump_json(indent=1).encode() + b"\n")]
    except FileExistsError:  # somebody else was quicker, and theirs is now the last version
        return works_council(settings, languages=languages, formats=formats, new=new)
    files += [keep(folder, name, content) for name, content in contents]
    return Made(paper=paper, before=last, is_new=True, changes=changes, files=tuple(files))


def _paper(settings: Settings, states: Statement, number: int) -> Paper:
    path = settings.folder / FILE_NAME
    return Paper(
        number=number,
        made_on=datetime.now(ZoneInfo(settings.organisation.time_zone)).date(),
        settings_sha256=sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        states=states,
    )


def _contents(
    paper: Paper, before: Paper | None, languages: Sequence[str], formats: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    for language in languages:
        report: Report = report_of(paper, before, language)
        for form in formats:
            yield from ((name_of(paper.number, f"{language}.{name}"), content) for name, content in made(report, form))


def _kept(folder: Path, paper: Paper, languages: Sequence[str], formats: Sequence[str]) -> Iterator[Path]:
    """Files of a version that is there already, written where they are missing."""
    for language in languages:
        lacking = [f for f in formats if not (folder / name_of(paper.number, f"{language}.{f}")).exists()]
        if lacking:
            before = last_paper(folder, before=paper.number)
            for name, content in _contents(paper, before, (language,), lacking):
                yield keep(folder, name, content)
