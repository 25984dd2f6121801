"""What a database or disk cannot do for now: told apart from a fault of the program."""

from __future__ import annotations

import errno
import sqlite3
import sys
import traceback
from typing import Literal

from django.db import Error as DatabaseError

AGAIN_AFTER = {"full": 60, "busy": 5}
"""Seconds after which it is worth trying again."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_SQLITE_BUSY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
}
_POSTGRESQL_FULL = "53100"
_POSTGRESQL_BUSY = ("08", "53", "55", "57")
"""Classes of SQLSTATE: connection, resources, lock not available, ended by the operator."""


def trouble_of(problem: BaseException | None) -> Literal["full", "busy"] | None:
    """`full` where there is no room to write, `busy` where the database does not answer now, None for all else."""
    while problem is not None:
        if isinstance(problem, OSError) and problem.errno in _NO_ROOM:
            return "full"
        if isinstance(problem, sqlite3.Error):
            code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
            return "full" if code == sqlite3.SQLITE_FULL else "busy" if code in _SQLITE_BUSY else None
        if isinstance(problem, DatabaseError) and problem.__cause__ is None:
            return None
        if type(problem).__module__.startswith("psycopg"):
            return _of_postgresql(problem)
        problem = problem.__cause__
    return None


def _of_postgresql(problem: BaseException) -> Literal["full", "busy"] | None:
    state = getattr(problem, "sqlstate", None)
    if state is None:  # it did not come to an answer
        names = {kind.__name__ for kind in type(problem).__mro__}
        return "busy" if names & {"OperationalError", "InterfaceError"} else None
    return "full" if state == _POSTGRESQL_FULL else "busy" if state[:2] in _POSTGRESQL_BUSY else None


def where() -> str:
    """The kind of the exception at hand and the places it went through, without its message and without any value."""
    kind, _, trace = sys.exc_info()
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-4:]]
    return f"{kind.__name__ if kind else ''} ({' '.join(places)})"
