"""fremdbild: the picture that others have of you.

The root is lazy: `import fremdbild` reads nothing but this file.

>>> import fremdbild
>>> fremdbild.__version__
'0.1.0'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fremdbild.assessment import Assessment, assess
    from fremdbild.report import render
    from fremdbild.sources import load

__version__ = "0.1.0"

_HOMES = {
    "Assessment": "fremdbild.assessment",
    "assess": "fremdbild.assessment",
    "load": "fremdbild.sources",
    "render": "fremdbild.report",
}

__all__ = ["Assessment", "assess", "load", "render"]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'fremdbild' has no attribute {name!r}")
