"""The most memory that a process of its own took."""

from __future__ import annotations

# `ru_maxrss` of a started process begins at what the starting process ever held (exec keeps it); VmHWM begins anew.
PEAK = """
from pathlib import Path as _Path
print(next(line.split()[1] for line in _Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""
"""Program text that prints this process's peak of resident memory in kilobytes (Linux)."""
