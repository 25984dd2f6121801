"""SQL of expressions, remembered for as long as the process lives.

Ibis takes longer to write the SQL of a measure than DuckDB to answer it. Expressions over tables that are known by
their name and columns alone are the same in every engine of one kind, and so is their SQL: it is written once.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

import ibis

_KEPT = 256
"""Expressions that are remembered; those of one assessment are around fifty."""

_written: dict[tuple[str, Any], str] = {}
_writing = Lock()
"""Two assessments may run at once in one process."""


def known_by_name(table: Any, name: str) -> Any:
    """`table` of an engine as an Ibis table that is bound to no engine: name and columns are all that it holds."""
    return ibis.table(table.schema(), name=name)


def sql_of(backend: Any, expression: Any) -> str:
    """What the Ibis `backend` asks for `expression`, over tables that are `known_by_name`."""
    asked = (backend.name, expression.op())
    with _writing:
        sql = _written.pop(asked, None)
        if sql is None:
            sql = str(backend.compile(expression))
        _written[asked] = sql  # behind all others: the first one is the one that was asked longest ago
        if len(_written) > _KEPT:
            del _written[next(iter(_written))]
    return sql
