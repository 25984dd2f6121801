"""The one door: small groups hidden, and whatever would give them away."""

from __future__ import annotations

from fremdbild.disclosure.comments import COMMENT_COLUMNS, release_comments
from fremdbild.disclosure.figures import SPREAD
from fremdbild.disclosure.ledger import Ledger, open_ledger
from fremdbild.disclosure.release import Released, protect, release
from fremdbild.disclosure.response import Asked, told_response
from fremdbild.disclosure.rules import Composites, Kind, Rules
from fremdbild.disclosure.tree import SUBTREE, above, is_subtree, subtree

__all__ = [
    "COMMENT_COLUMNS",
    "SPREAD",
    "SUBTREE",
    "Asked",
    "Composites",
    "Kind",
    "Ledger",
    "Released",
    "Rules",
    "above",
    "is_subtree",
    "open_ledger",
    "protect",
    "release",
    "release_comments",
    "subtree",
    "told_response",
]
