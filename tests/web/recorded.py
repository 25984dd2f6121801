"""Statements as SQLite itself gets them, whoever sends them."""

from __future__ import annotations

from typing import Self

from django.db import connection


class Recorded:
    """`statements`: all of them but savepoints; `changes`: those that change something."""

    def __enter__(self) -> Self:
        self.statements: list[str] = []
        connection.ensure_connection()
        connection.connection.set_trace_callback(self._record)
        return self

    def __exit__(self, *_: object) -> None:
        connection.connection.set_trace_callback(None)

    @property
    def changes(self) -> list[str]:
        return [statement for statement in self.statements if statement.split(maxsplit=1)[0] != "SELECT"]

    def _record(self, statement: str) -> None:
        # "--" stands before what a statement does in a table by itself, such as for a foreign key.
        if statement.split(maxsplit=1)[0] not in {"SAVEPOINT", "RELEASE", "--"}:
            self.statements.append(statement)
