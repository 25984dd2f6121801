"""Writing a backup: one archive, aside, renamed when it is whole."""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import sqlite3
import tarfile
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from fremdbild import __version__
from fremdbild.errors import StoreError
from fremdbild.settings import read_settings
from fremdbild.web.backup.contents import CONTENTS, FORMAT, TABLES, Digest
from fremdbild.web.backup.files import files_of, still
from fremdbild.web.backup.snapshot import snapshot
from fremdbild.web.backup.tables import check_all_covered, lines_of, models_of
from fremdbild.web.jobs.models import Backup

_IN_MEMORY = 8_000_000


@dataclass(frozen=True)
class Written:
    """What a backup holds."""

    path: Path
    rows: int
    tables: int
    files: int
    size: int


def write_backup(folder: Path, out: Path, *, with_secret: bool = False) -> Written:
    """Writes database and files of the installation in `folder` into the archive `out`.

    Others may go on writing: the database is that of one moment, loads and assessments wait until the files are read.
    Raises StoreError where there is no room or a table is not known.
    """
    aside = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            tables, files = _write(folder, file, with_secret=with_secret)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(out)
    except (OSError, sqlite3.OperationalError) as error:
        raise StoreError(
            f"the backup cannot be written ({getattr(error, 'strerror', None) or error})",
            where=str(out),
            next_step="make room or choose another --out; nothing half done was kept",
        ) from error
    finally:
        aside.unlink(missing_ok=True)
    size = out.stat().st_size
    Backup.objects.create(at=timezone.now(), size=size)
    return Written(out, sum(table["rows"] for table in tables.values()), len(tables), len(files), size)


def _write(folder: Path, file: IO[bytes], *, with_secret: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    settings = read_settings(folder)
    tables: dict[str, Any] = {}
    files: dict[str, Any] = {}
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=5) as archive:
        with still(settings), snapshot() as using:
            models = models_of(apps)
            check_all_covered(using, models)
            migrations = sorted(MigrationRecorder(connections[using]).applied_migrations())
            for name, path in files_of(settings, with_secret=with_secret):
                files[name] = _add_file(archive, name, path)
            for table, model in models.items():
                with tempfile.SpooledTemporaryFile(_IN_MEMORY) as lines:
                    digest = Digest()
                    for line in lines_of(model, using):
                        digest.add(line)
                        lines.write(f"{line}\n".encode())
                    tables[table] = digest.told()
                    _add(archive, f"{TABLES}/{table}.jsonl", lines)
        contents = {
            "format": FORMAT,
            "fremdbild": __version__,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "organisation": settings.organisation.name,
            "database": connections["default"].vendor,
            "migrations": [list(migration) for migration in migrations],
            "tables": tables,
            "files": files,
        }
        _add(archive, CONTENTS, io.BytesIO(json.dumps(contents, ensure_ascii=False, indent=1).encode()))
    return tables, files


def _add_file(archive: tarfile.TarFile, name: str, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = _add(archive, name, file, mode=path.stat().st_mode & 0o777)
    return {"size": size, "hash": digest}


def _add(archive: tarfile.TarFile, name: str, file: IO[bytes], mode: int = 0o600) -> int:
    known = tarfile.TarInfo(name)
    known.size = file.seek(0, io.SEEK_END)
    known.mode, known.mtime = mode, int(time.time())
    file.seek(0)
    archive.addfile(known, file)
    return known.size
