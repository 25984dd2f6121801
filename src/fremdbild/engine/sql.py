"""Names and values as SQL text. Every statement of the store and the loader takes its names and values from here."""

from __future__ import annotations

from collections.abc import Iterable


def identifier(name: str) -> str:
    '''`name` as a quoted SQL name.

    >>> print(identifier('Strasse "neu"'))
    "Strasse ""neu"""
    '''
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | float | None) -> str:
    """`value` as an SQL literal.

    >>> literal("d'accord"), literal(3), literal(None), literal(True)
    ("'d''accord'", '3', 'NULL', 'true')
    """
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    # A NUL byte would end the text inside the parser.
    return "'" + value.replace("\0", "").replace("'", "''") + "'"


def identifiers(names: Iterable[str]) -> str:
    """Quoted names with commas between them."""
    return ", ".join(identifier(name) for name in names)


def literals(values: Iterable[str | float | None]) -> str:
    """Literals with commas between them."""
    return ", ".join(literal(value) for value in values)


PARQUET = "FORMAT parquet, DICTIONARY_SIZE_LIMIT 4000"
"""How part files are written. Words of few kinds get a dictionary; trying that for keys takes a sixth of a load."""


def parquet(paths: Iterable[object], *, row_numbers: bool = False) -> str:
    """A scan of Parquet files with the same columns; with `row_numbers` also `file_row_number`, from 0."""
    option = ", file_row_number = true" if row_numbers else ""
    return f"read_parquet([{literals(str(path) for path in paths)}]{option})"
