"""What a paper is written from: its statement, the one before it, and the words of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from fremdbild.report.document import Columns, Prose, Section, plain, text_of
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.difference import Change, difference
from fremdbild.report.works_council.statement import StatedSource, Statement
from fremdbild.tables import BY_NAME
from fremdbild.texts import Words
from fremdbild.texts.meanings import column_meaning, grain

FORMAT = 1


class Paper(BaseModel):
    """One version of the paper as it is frozen; the pages are written from nothing else."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int = FORMAT
    number: int
    made_on: date
    settings_sha256: str = ""
    states: Statement


@dataclass(frozen=True)
class Draft:
    """A paper and the one before it, told in `words`."""

    words: Words
    paper: Paper
    before: Paper | None

    @property
    def states(self) -> Statement:
        return self.paper.states

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What has changed since the version before; nothing where there is none."""
        return difference(self.before.states, self.states) if self.before else ()

    def many(self, key: str, count: int, **values: object) -> str:
        """The words for one, or for another number: `{count}` is the number in figures."""
        return self.words(f"{key}.{'one' if count == 1 else 'many'}", count=self.words.count(count), **values)

    def meaning(self, table: str, column: str, english: str) -> str:
        return column_meaning(self.words.language, table, column, english)

    def grain(self, table: str) -> str:
        """What a row of `table` is; its own name for a table that this program does not know."""
        return grain(self.words.language, table, BY_NAME[table].grain) if table in BY_NAME else table

    def right(self, name: str) -> str:
        """The words of a right; its own name for one that this program does not know."""
        return self.words.get(f"council.right.{name}") or name

    def roles(self, names: Sequence[str]) -> str:
        """The names of roles, in their order."""
        return ", ".join(self.words.get(f"web.accounts.role.{name}") or name for name in names)

    def group(self, column: str) -> str:
        """The name of a group column, in the plural."""
        return self.words("council.periods") if column == "period" else self.words(f"groups.{column}")

    def grouping(self, columns: Sequence[str]) -> str:
        """`Einheiten × Anliegen`"""
        return " × ".join(self.group(column) for column in columns)

    def place(self, source: StatedSource) -> str:
        return clipped(source.place, 90)

    def terms(self, kind: str, names: Sequence[str], **values: object) -> Columns:
        """Heading and text of each of `names`, in two columns about equally long."""
        words = self.words
        sections = [
            Section(
                plain(words(f"council.{kind}.{name}.head", **values)),
                (Prose(plain(words(f"council.{kind}.{name}.text", **values))),),
                size="term",
            )
            for name in names
        ]
        return in_two_columns(sections)


def in_two_columns(sections: Sequence[Section]) -> Columns:
    """Sections in order, cut where the two halves are about equally long."""
    lengths = [_length(section) for section in sections]
    if len(sections) < 2:
        return Columns((tuple(sections),))
    half = min(range(1, len(sections)), key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    return Columns((tuple(sections[:half]), tuple(sections[half:])))


def _length(section: Section) -> int:
    """About how many letters high a section is; its heading and the gaps count as two lines."""
    return 120 + sum(len(text_of(block.rich)) for block in section.blocks if isinstance(block, Prose))
