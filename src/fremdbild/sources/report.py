"""What a load did: the three figures of every file, and every problem of every source together."""

from __future__ import annotations

from dataclasses import dataclass

from fremdbild.sources.problem import Problem


@dataclass(frozen=True)
class FileReport:
    """One file that was read. `rows_read` = `rows_stored` + `rows_set_aside` + `rows_erased`, always.

    `rows_erased` were left out, because they are of people who were erased at their request.

    `rows_raw` differs from `rows_read` where a `select` makes other rows of them.
    """

    file: str
    rows_raw: int
    rows_read: int
    rows_stored: int
    rows_set_aside: int
    rows_erased: int = 0


@dataclass(frozen=True)
class SourceReport:
    """One source: the files that were read now, and how many were as before or gone.

    `rows_replaced` rows of older files have a newer version since this load; `rows_removed` were in files now gone.
    """

    source: str
    table: str
    files: tuple[FileReport, ...]
    files_unchanged: int
    files_removed: tuple[str, ...]
    rows_replaced: int
    rows_removed: int

    @property
    def rows_read(self) -> int:
        return sum(file.rows_read for file in self.files)

    @property
    def rows_stored(self) -> int:
        return sum(file.rows_stored for file in self.files)

    @property
    def rows_set_aside(self) -> int:
        return sum(file.rows_set_aside for file in self.files)

    @property
    def rows_erased(self) -> int:
        return sum(file.rows_erased for file in self.files)


@dataclass(frozen=True)
class LoadReport:
    """One load. `changed` is False where every file was as before; then the store is untouched."""

    generation: int
    changed: bool
    sources: tuple[SourceReport, ...]
    problems: tuple[Problem, ...]
