"""Actions as a source: the canonical table `action`, as Parquet in `web/answers` of the folder."""

from __future__ import annotations

import logging
from typing import Any

from fremdbild.web.act.models import Action
from fremdbild.web.answer_files import one_at_a_time, write_table

log = logging.getLogger("fremdbild.web")

CANONICAL_STATUS = {
    Action.Status.PROPOSED: "proposed",
    Action.Status.DECIDED: "decided",
    Action.Status.RUNNING: "decided",
    Action.Status.TRIAL: "decided",
    Action.Status.DONE: "done",
    Action.Status.STOPPED: "dropped",
}
"""What the canonical table calls it."""


def rows() -> list[dict[str, Any]]:
    """Every action as a row of the canonical table."""
    return [_row(action) for action in Action.objects.select_related("owner").order_by("pk")]


def _row(action: Action) -> dict[str, Any]:
    decided = action.decision in {Action.Decision.YES, Action.Decision.NO}
    return {
        "action_id": action.code,
        "criterion": action.criterion or None,
        "finding": action.finding or None,
        "finding_en": action.finding_en or None,
        "decision": action.what,
        "decision_en": action.what_en or None,
        "owner_unit": action.owner.code if action.owner else action.owner_code or None,
        "due": action.due,
        "measure": action.measure or None,
        "statistic": action.statistic or None,
        **{name: getattr(action, name) or None for name in ("org_unit", "touchpoint", "channel", "segment")},
        "baseline": action.baseline,
        "expected_value": action.expected_value,
        "decided_on": action.decided_on if decided else None,
        "status": CANONICAL_STATUS[Action.Status(action.status)],
        "done_on": action.done_on,
    }


def write() -> None:
    """Writes `web/answers/action.parquet`, where it would say something else."""
    with one_at_a_time:
        write_table("action", rows())


def write_quietly() -> None:
    """After a change: where it fails, the change stays, and `load` writes the file again."""
    try:
        write()
    except OSError as problem:
        log.warning("web/answers/action.parquet was not written: %s", problem.strerror)
