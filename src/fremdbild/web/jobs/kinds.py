"""Every kind of work in the background, and the function that does it.

A function takes a `Step` (`fremdbild.web.jobs.worker`): its `arguments`, its saved `progress`, and `save`, which is
called in the transaction of the work and raises where another worker took over.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "assess": "fremdbild.web.jobs.assessment:assess",
}
