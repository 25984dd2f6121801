"""A problem with data: where, how many rows, the first of them, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Problem:
    """Rows of one file with the same problem.

    `count` of `of` rows; `consequence` says what became of them: `set aside`, `kept` (stored as they are), or `notice`
    (stored, after a choice that a person may want to know of).

    >>> print(Problem("crm", "crm.csv", "Preis", 3, 412, 17, "k. A.", "are not numbers", 'add "k. A." to missing'))
    crm.csv, column "Preis": 3 of 412 rows are not numbers (first: row 17, "k. A."). Next: add "k. A." to missing.
    """

    source: str
    file: str
    column: str | None
    count: int
    of: int
    first_row: int | None
    first_value: str | None
    fact: str
    next_step: str
    consequence: Literal["set aside", "kept", "notice"] = "set aside"

    def __str__(self) -> str:
        return f"{self.said}. Next: {self.next_step}."

    @property
    def said(self) -> str:
        """What is wrong and where, without the next step and the full stop."""
        place = f'{self.file}, column "{self.column}"' if self.column else self.file
        first = [f"row {self.first_row:,}"] if self.first_row is not None else []
        if self.first_value is not None:
            first.append(f'"{shortened(self.first_value)}"')
        shown = f" (first: {', '.join(first)})" if first else ""
        noun = "row" if self.of == 1 else "rows"
        return f"{place}: {self.count:,} of {self.of:,} {noun} {self.fact}{shown}"


def shortened(value: str, length: int = 60) -> str:
    """`value` on one line, and no longer than a message can bear."""
    line = " ".join(value.split()) if value.strip() else value
    return line if len(line) <= length else line[: length - 1] + "…"
