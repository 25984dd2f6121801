"""Sources: files and databases into canonical tables, every problem told."""

from __future__ import annotations

from fremdbild.sources.loading import load
from fremdbild.sources.problem import Problem
from fremdbild.sources.report import FileReport, LoadReport, SourceReport

__all__ = ["FileReport", "LoadReport", "Problem", "SourceReport", "load"]
