"""Which engine the settings ask for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fremdbild.engine.protocol import Engine
from fremdbild.errors import EngineError
from fremdbild.settings import Settings


@contextmanager
def open_engine(settings: Settings) -> Iterator[Engine]:
    """The engine of `[engine]` over the newest snapshot of the store; raises EngineError where it is not installed."""
    if settings.engine.name == "duckdb":
        # Deferred: Ibis takes half a second, and loading does without it.
        from fremdbild.engine.duckdb import open_duckdb

        with open_duckdb(settings) as engine:
            yield engine
        return
    try:
        # Deferred: Spark is an extra.
        from fremdbild.engine.spark import open_spark
    except ImportError as error:
        raise EngineError(
            f"Apache Spark is not installed ({error.name} is missing)",
            next_step='pip install "fremdbild[spark]", or write name = "duckdb" in [engine]',
        ) from None
    with open_spark(settings) as spark:
        yield spark
