"""Engines: open the store and hand out lazy tables."""

from __future__ import annotations

from fremdbild.engine.opening import open_engine
from fremdbild.engine.protocol import Engine
from fremdbild.engine.snapshot import Input, Part, Snapshot, TableParts
from fremdbild.engine.store import Store

__all__ = ["Engine", "Input", "Part", "Snapshot", "Store", "TableParts", "open_engine"]
