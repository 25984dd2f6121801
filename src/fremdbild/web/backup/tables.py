"""Rows of the application's database as lines of JSON, the same from SQLite and PostgreSQL.

What is sealed in the database (envelopes, drafts) is written as it lies there; nothing is opened.
"""

# ruff: noqa: SLF001  Django documents _meta and _base_manager
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connections
from django.db.models import Field, JSONField, Model

from fremdbild.errors import StoreError

LEFT_OUT = {
    "django_migrations": "written anew by the restore",
    "django_session": "whoever was signed in signs in again",
    "cache": "counters of wrong passwords",
    "jobs_worker": "workers that run",
}
"""Tables that no backup holds, and why."""
_AT_ONCE = 500
_PLAIN = (str, int, float, bool, type(None))


def models_of(apps: Apps) -> dict[str, type[Model]]:
    """The model of every table that a backup holds, by the table's name."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return {table: found[table] for table in sorted(found) if table not in LEFT_OUT}


def check_all_covered(using: str, models: Iterable[str]) -> None:
    """Raises StoreError where the database has a table that no backup would hold."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    if unknown := sorted(tables - set(models) - set(LEFT_OUT)):
        raise StoreError(
            f"the database has tables that this program does not know: {', '.join(unknown)}",
            next_step="use the version of fremdbild that made them, or move them to a database of their own",
        )


def lines_of(model: type[Model], using: str) -> Iterator[str]:
    """The rows of a table, a line of JSON each: column → value."""
    fields = _fields(model)
    for row in model._base_manager.using(using).order_by("pk").iterator(chunk_size=_AT_ONCE):
        known = {field.attname: _said(field, row) for field in fields}
        yield json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def _said(field: Field[Any, Any], row: Model) -> Any:
    value = field.value_from_object(row)
    return value if isinstance(value, _PLAIN) or isinstance(field, JSONField) else field.value_to_string(row)


def fill(model: type[Model], lines: Iterable[str], using: str) -> None:
    """Writes the rows of a table that is empty, as they were: no default, no time of now."""
    fields = {field.attname: field for field in _fields(model)}
    for field in fields.values():
        for automatic in ("auto_now", "auto_now_add"):
            if hasattr(field, automatic):
                setattr(field, automatic, False)
    rows = (_row(model, fields, json.loads(line)) for line in lines)
    while some := list(islice(rows, _AT_ONCE)):
        model._base_manager.using(using).bulk_create(some)


def _row(model: type[Model], fields: dict[str, Field[Any, Any]], known: dict[str, Any]) -> Model:
    return model(**{name: _read(fields[name], value) for name, value in known.items()})


def _read(field: Field[Any, Any], value: Any) -> Any:
    return value if value is None or isinstance(field, JSONField) else field.to_python(value)


def empty(models: Iterable[type[Model]], using: str) -> None:
    """Takes away what the migrations put in (kinds of content, permissions)."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def go_on_counting(models: Iterable[type[Model]], using: str) -> None:
    """The next row of each table gets the next number."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
