"""The one door: small groups hidden, and whatever would give them away."""

from __future__ import annotations

from fremdbild.disclosure.release import Released, release
from fremdbild.disclosure.rules import Composites, Kind, Rules
from fremdbild.disclosure.tree import SUBTREE, above, is_subtree, subtree

__all__ = ["SUBTREE", "Composites", "Kind", "Released", "Rules", "above", "is_subtree", "release", "subtree"]
