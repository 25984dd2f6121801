"""Bringing an installation back: unpacked aside, checked, moved into place, filled into an empty database, compared."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fremdbild.errors import StoreError
from fremdbild.web.backup.contents import CONTENTS, TABLES, Digest
from fremdbild.web.backup.reading import unpack

if TYPE_CHECKING:
    from django.apps.registry import Apps


@dataclass(frozen=True)
class Restored:
    """What was brought back, and compared row by row and file by file."""

    rows: int
    tables: int
    files: int
    made_at: str


def restore_backup(archive: Path, folder: Path, set_up: Callable[[Path], None]) -> Restored:
    """Restores `archive` into `folder`, which is empty or not there yet, and into the database of the environment.

    `set_up` makes Django ready for the folder once its settings are there. Raises StoreError where the folder or the
    database is not empty, or something is not as it was; the folder is then as it was before.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError("is not empty", where=str(folder), next_step="restore into a new folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    moved = False
    try:
        contents = unpack(archive, aside)
        rows = aside / TABLES
        lines = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            if rows.is_dir():
                rows.rename(lines / TABLES)
            (aside / CONTENTS).unlink()
            if folder.exists():
                folder.rmdir()
            aside.rename(folder)
            moved = True
            (folder / "web").mkdir(exist_ok=True)
            set_up(folder)
            _restore_database(contents, lines / TABLES)
        finally:
            shutil.rmtree(lines, ignore_errors=True)
    except BaseException:
        shutil.rmtree(folder if moved else aside, ignore_errors=True)
        raise
    tables = contents["tables"].values()
    return Restored(sum(t["rows"] for t in tables), len(tables), len(contents["files"]), contents["made_at"])


def _restore_database(contents: dict[str, Any], lines: Path) -> None:
    from django.db import connection, transaction  # Django is ready from here on

    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise StoreError(
                "the database is not empty", where="FREMDBILD_DATABASE", next_step="make a new database and name it"
            )
    # On SQLite migrations have no transaction round them, and the file goes with the folder.
    with transaction.atomic() if connection.vendor == "postgresql" else nullcontext():
        _fill_database(contents, lines)


def _fill_database(contents: dict[str, Any], lines: Path) -> None:
    from django.core.management import call_command
    from django.db import connection, transaction

    from fremdbild.web.backup.tables import empty, fill, go_on_counting, models_of

    models = models_of(_migrated_as_then(contents))
    if gone := sorted(contents["tables"].keys() - models.keys()):
        raise StoreError(
            f"the backup has tables that this program does not know: {', '.join(gone)}",
            next_step="restore it with the version that made it",
        )
    with transaction.atomic():
        chosen = [models[table] for table in contents["tables"]]
        empty(chosen, "default")
        for table in contents["tables"]:
            with (lines / f"{table}.jsonl").open(encoding="utf-8", newline="\n") as file:
                fill(models[table], file, "default")
        go_on_counting(chosen, "default")
        connection.check_constraints()
        _compare(contents, models)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _migrated_as_then(contents: dict[str, Any]) -> Apps:
    """The database as the migrations of the backup left it, and the models of that time."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    then = {(app, name) for app, name in contents["migrations"]}
    if unknown := sorted(".".join(migration) for migration in then - set(executor.loader.graph.nodes)):
        raise StoreError(
            f"the backup is of a newer version ({contents['fremdbild']}; {', '.join(unknown[:3])})",
            next_step="install that version and restore again",
        )
    graph = executor.loader.graph
    last = [node for node in then if not any(child.key in then for child in graph.node_map[node].children)]
    state = executor.migrate(sorted(last))
    apps: Apps = state.apps
    return apps


def _compare(contents: dict[str, Any], models: dict[str, Any]) -> None:
    from fremdbild.web.backup.tables import lines_of

    for table, known in contents["tables"].items():
        digest = Digest()
        for line in lines_of(models[table], "default"):
            digest.add(line)
        if digest.told() != known:
            raise StoreError(
                f"the table {table} came back with {digest.rows} rows that are not the {known['rows']} of the backup",
                next_step="report this; nothing was kept",
            )
