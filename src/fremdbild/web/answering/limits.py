"""How often one link may be used: counted per link and in memory alone, since a whole firm sits behind one address."""

from __future__ import annotations

import threading
import time

MOST = 240
"""Pages sent in one span; who answers with both hands sends one a second."""
SPAN_SECONDS = 60.0
COUNTED = "fremdbild.counted"
"""In the surroundings of a request whose use of the link has been counted, and was not one too many."""

_lock = threading.Lock()
_counts: dict[int, int] = {}
_began = 0.0


def too_often(link: str) -> bool:
    """Counts one use of this link; whether there were too many within the span."""
    global _began, _counts
    now = time.monotonic()
    # The hash is seeded anew with every start: even a copy of the memory names no link.
    name = hash(link)
    with _lock:
        if now - _began > SPAN_SECONDS:
            _began, _counts = now, {}
        _counts[name] = uses = _counts.get(name, 0) + 1
    return uses > MOST
