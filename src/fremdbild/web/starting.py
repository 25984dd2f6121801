"""Django, set up for one folder."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from fremdbild.errors import EngineError

_NEEDED = ("django", "allauth", "csp", "ninja", "uvicorn", "whitenoise", "argon2", "segno")


def set_up(folder: Path) -> None:
    """Makes Django ready for `folder`; raises `EngineError` where the extra `fremdbild[web]` is not installed."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise EngineError(
            f"the web application needs {', '.join(missing)}",
            next_step='install the extra: pip install "fremdbild[web]"',
        )
    os.environ["FREMDBILD_FOLDER"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fremdbild.web.settings")
    import django  # an optional dependency

    django.setup()


def prepare() -> None:
    """Brings the database up to date and gathers the static files; harmless when repeated."""
    from django.conf import settings  # an optional dependency
    from django.core.management import call_command

    settings.ENVIRONMENT.data.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from fremdbild.web.ask.forgetting import lay_out_forgetting  # reads the settings: only after `set_up`

    lay_out_forgetting()


def check_prepared() -> None:
    """Raises `EngineError` where the database is not up to date; only `serve` changes it."""
    from django.db import OperationalError, connection  # an optional dependency
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as problem:
        fact = str(problem).partition("\n")[0]
        raise EngineError(f"the database does not answer ({fact})", next_step="start it, then try again") from problem
    if behind:
        raise EngineError("the database is not up to date", next_step="start fremdbild serve once, then try again")
