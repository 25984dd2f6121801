"""What is done to actions: propose, take over, change, decide, report; each with an entry in the audit log.

Whoever saves on top of a version that somebody else has changed meanwhile gets `ChangedMeanwhileError`, and nothing is
written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from fremdbild.web.accounts.models import Unit, User
from fremdbild.web.accounts.people import ChangedMeanwhileError
from fremdbild.web.act import export
from fremdbild.web.act.access import deciding_role
from fremdbild.web.act.models import Action
from fremdbild.web.audit.recording import record


def propose(actor: User, **said: Any) -> Action:
    """A new action, proposed; nothing is decided by that."""
    with transaction.atomic():
        action = Action.objects.create(code=f"web-{uuid4().hex[:12]}", **said)
        record(actor, "action.proposed", action.what, action=action.code)
        _tell_load()
    return action


def take_over(actor: User, known: Mapping[str, Any]) -> Action:
    """An action that a file of the organisation holds becomes one of the application, under its own id.

    Where somebody else was quicker, theirs comes back.
    """
    code, owner_code = str(known["action_id"]), known.get("owner_unit") or ""
    owner = Unit.objects.filter(code=owner_code).first()
    where = known.get("where") or {}
    proposed = known["status"] == "proposed"
    status = {"dropped": Action.Status.STOPPED}.get(known["status"]) or Action.Status(known["status"])
    try:
        with transaction.atomic():
            action = Action.objects.create(
                code=code,
                criterion=known.get("criterion") or "",
                finding=known["finding"].get("de", "")[:400],
                finding_en=known["finding"].get("en", "")[:400],
                what=known["decision"].get("de", "")[:200],
                what_en=known["decision"].get("en", "")[:200],
                owner=owner,
                owner_code="" if owner else owner_code,
                due=_day(known.get("due")),
                measure=known.get("measure") or "",
                statistic=known.get("statistic") or "",
                **{name: where.get(name, "") for name in ("org_unit", "touchpoint", "channel", "segment")},
                baseline=known.get("baseline"),
                expected_value=known.get("expected_value"),
                decision=Action.Decision.OPEN
                if proposed
                else Action.Decision.NO
                if status == Action.Status.STOPPED
                else Action.Decision.YES,
                decided_on=_day(known.get("decided_on")),
                status=status,
                done_on=_day(known.get("done_on")),
            )
            record(actor, "action.taken_over", action.what, action=action.code)
            _tell_load()
    except IntegrityError:
        return Action.objects.get(code=code)
    return action


def change(actor: User, action: Action, version: int, **said: Any) -> Action:
    """Other words, owner, day or expectation."""
    if said.get("owner"):
        said["owner_code"] = ""
    changed = [name for name, value in said.items() if getattr(action, name) != value]
    with transaction.atomic():
        _save(action, version, **said)
        record(actor, "action.changed", action.what, action=action.code, changed=dict.fromkeys(changed, True))
        _tell_load()
    return action


def decide(actor: User, action: Action, version: int, decision: Action.Decision) -> Action:
    """Yes, no or later; a later decision takes the place of an earlier one."""
    decided = decision in {Action.Decision.YES, Action.Decision.NO}
    status = {
        Action.Decision.YES: Action.Status.DECIDED,
        Action.Decision.NO: Action.Status.STOPPED,
        Action.Decision.LATER: Action.Status.PROPOSED,
    }[decision]
    going_on = action.decision == Action.Decision.YES and action.status not in {"proposed", "stopped"}
    if decision == Action.Decision.YES and going_on:
        status = Action.Status(action.status)
    with transaction.atomic():
        _save(
            action,
            version,
            decision=decision,
            decided_by=deciding_role(actor),
            decided_on=localdate() if decided else None,
            status=status,
            done_on=action.done_on if status == Action.Status.DONE else None,
        )
        record(actor, f"action.decided_{decision.value}", action.what, action=action.code)
        _tell_load()
    return action


def report(actor: User, action: Action, version: int, status: Action.Status, notes: str) -> Action:
    """How far it is, and a note."""
    done_on = (action.done_on or localdate()) if status == Action.Status.DONE else None
    with transaction.atomic():
        _save(action, version, status=status, notes=notes, done_on=done_on)
        record(actor, "action.reported", action.what, action=action.code, status=str(status))
        _tell_load()
    return action


def _save(action: Action, version: int, **said: Any) -> None:
    if not Action.objects.filter(pk=action.pk, version=version).update(version=version + 1, **said):
        raise ChangedMeanwhileError
    action.refresh_from_db()


def _tell_load() -> None:
    transaction.on_commit(export.write_quietly)


def _day(told: object) -> date | None:
    return date.fromisoformat(str(told)[:10]) if told else None
