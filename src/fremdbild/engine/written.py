"""SQL of expressions, remembered for as long as the process lives.

Ibis takes longer to write the SQL of a measure than DuckDB to answer it. Expressions over tables that are known by
their name and columns alone are the same in every engine of one kind, and so is their SQL: it is written once.
"""

from __future__ import annotations

from typing import Any

import ibis

from fremdbild.remembered import Remembered

_written: Remembered[tuple[str, Any], str] = Remembered(256)
"""By kind of engine and expression; those of one assessment are around fifty."""


def known_by_name(table: Any, name: str) -> Any:
    """`table` of an engine as an Ibis table that is bound to no engine: name and columns are all that it holds."""
    return ibis.table(table.schema(), name=name)


def sql_of(backend: Any, expression: Any) -> str:
    """What the Ibis `backend` asks for `expression`, over tables that are `known_by_name`."""
    return _written.get((backend.name, expression.op()), lambda: str(backend.compile(expression)))
