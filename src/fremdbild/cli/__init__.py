"""The command line: one file per command, read only when it is called."""

from __future__ import annotations

from fremdbild.cli.main import main

__all__ = ["main"]
