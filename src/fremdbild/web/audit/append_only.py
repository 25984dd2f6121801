"""Triggers with which the database itself refuses to change or remove an entry of the audit log."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "audit_entry"
_SAID = "the audit log is only ever added to"

_FORBID = {
    "sqlite": (
        *(
            f"CREATE TRIGGER {TABLE}_no_{deed} BEFORE {deed} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
            for deed in ("update", "delete")
        ),
    ),
    "postgresql": (
        f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$",
        f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
        f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    ),
}
_ALLOW = {
    "sqlite": tuple(f"DROP TRIGGER IF EXISTS {TABLE}_no_{deed}" for deed in ("update", "delete")),
    "postgresql": (
        f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}",
        f"DROP TRIGGER IF EXISTS {TABLE}_no_truncate ON {TABLE}",
        f"DROP FUNCTION IF EXISTS {TABLE}_refuse()",
    ),
}


def forbid(connection: BaseDatabaseWrapper) -> None:
    """Makes the triggers."""
    _run(connection, _FORBID[connection.vendor])


def allow(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away: for moving the migration back, and for tests that empty the database."""
    _run(connection, _ALLOW[connection.vendor])


def forbid_in_migration(_apps: Any, schema_editor: Any) -> None:
    forbid(schema_editor.connection)


def allow_in_migration(_apps: Any, schema_editor: Any) -> None:
    allow(schema_editor.connection)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
