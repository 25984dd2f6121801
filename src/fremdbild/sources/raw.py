"""The rows of one input as every kind of source hands them on: all columns as text."""

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb

from fremdbild.engine.sql import identifier
from fremdbild.errors import SourceError


@dataclass(frozen=True)
class RawColumn:
    """A column: its name in the file, and in SQL.

    SQL has names of its own because it does not tell "ID" from "id". `typed` columns hold numbers in plain notation
    (3.5), whatever the source's decimal mark.
    """

    name: str
    sql: str
    typed: bool = False


@dataclass(frozen=True)
class Rejects:
    """`count` lines that could not be cut into columns: `relation` gives `line` (row number), `code` and `content`."""

    relation: str
    count: int


@dataclass(frozen=True)
class Raw:
    """The rows of one input.

    `relation` is SQL that stands after FROM and gives `columns`. The first row is row `first_row` to a person who looks
    into the file.
    """

    place: str
    relation: str
    columns: tuple[RawColumn, ...]
    first_row: int = 1
    rejects: Rejects | None = None
    nulls: frozenset[str] = frozenset()
    """Marks for missing values that the reader has already made null."""
    has_rows: bool = False
    """Whether a first look has seen rows; that none are read is then a sign of odd line ends."""
    expected: int | None = None
    """How many rows there are, where that is known before they are read."""
    unselected: str | None = None
    """The rows before the source's `select`, where they can be counted."""


def named_columns(names: list[str], *, typed: frozenset[int] = frozenset()) -> tuple[RawColumn, ...]:
    """Columns for the names of a file: a name that comes again gets a number, an empty one its place.

    >>> [column.name for column in named_columns(["ID", "id", ""])]
    ['ID', 'id (2)', 'column 3']
    """
    taken: dict[str, int] = {}
    columns = []
    for place, given in enumerate(names):
        name = given.strip() or f"column {place + 1}"
        taken[name.lower()] = taken.get(name.lower(), 0) + 1
        unique = name if taken[name.lower()] == 1 else f"{name} ({taken[name.lower()]})"
        columns.append(RawColumn(unique, f"c{place}", place in typed))
    return tuple(columns)


def as_text(relation: str, connection: duckdb.DuckDBPyConnection, place: str) -> Raw:
    """A relation with columns of any type as text. Times become ISO, with +00 where the column has a zone."""
    described = connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    typed = frozenset(index for index, column in enumerate(described) if column[1] not in ("VARCHAR", "JSON"))
    columns = named_columns([column[0] for column in described], typed=typed)
    inner = ", ".join(f"s{index}" for index in range(len(columns)))
    casts = ", ".join(f"CAST(s{index} AS VARCHAR) AS {column.sql}" for index, column in enumerate(columns))
    return Raw(place, f"(SELECT {casts} FROM (SELECT * FROM {relation}) AS typed({inner}))", columns)


def _ensure_one_select(query: str, connection: duckdb.DuckDBPyConnection, place: str) -> None:
    """Raises SourceError where `query` is not one SELECT by itself: it is about to stand inside another statement."""
    try:
        statements = connection.extract_statements(query)
        problem = "" if [s.type for s in statements] == [duckdb.StatementType.SELECT] else "it is not one SELECT"
    except duckdb.Error as error:
        problem = str(error).splitlines()[0]
    if problem:
        raise SourceError(f"select does not work: {problem}", where=place, next_step="mend select in fremdbild.toml")


def selected(raw: Raw, select: str, connection: duckdb.DuckDBPyConnection) -> Raw:
    """The rows that `select`, the SQL of the settings over the relation `raw`, makes of `raw`."""
    names = ", ".join(f"{column.sql} AS {identifier(column.name)}" for column in raw.columns)
    query = select.strip().rstrip(";")
    _ensure_one_select(query, connection, raw.place)
    # The line break ends a comment in the last line of the settings' SQL.
    relation = f"(WITH raw AS (SELECT {names} FROM {raw.relation}) SELECT * FROM ({query}\n))"
    try:
        made = as_text(relation, connection, raw.place)
    except duckdb.Error as error:
        raise SourceError(
            f"select does not work: {_first_line(error)}",
            where=raw.place,
            next_step=f"mend select; raw has {', '.join(identifier(column.name) for column in raw.columns)}",
        ) from None
    return replace(
        raw, relation=made.relation, columns=made.columns, first_row=1, unselected=raw.relation, expected=None
    )


def _first_line(error: duckdb.Error) -> str:
    lines = str(error).splitlines()
    return lines[0].removesuffix("!") if lines else type(error).__name__
