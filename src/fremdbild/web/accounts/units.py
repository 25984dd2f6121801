"""The tree of units: add, change, move, remove, and take over from a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, ProtectedError

from fremdbild.web.accounts.models import Unit, User
from fremdbild.web.accounts.people import ChangedMeanwhileError
from fremdbild.web.audit.recording import hold, record


class CircleError(Exception):
    """A unit would stand below itself."""


class StillUsedError(Exception):
    """The unit has units below it, or people with a role for it."""


@dataclass
class Branch:
    """A unit with those below it, in the order of their names."""

    unit: Unit
    below: list[Branch] = field(default_factory=list)


@dataclass(frozen=True)
class UnitRow:
    """A unit as a list describes it; `line` is where it stands."""

    line: int
    code: str
    name: str
    parent: str = ""
    headcount: int | None = None


def tree() -> list[Branch]:
    """All units, from the top."""
    branches = {unit.pk: Branch(unit) for unit in Unit.objects.order_by("name", "code")}
    top = []
    for branch in branches.values():
        parent = branches.get(branch.unit.parent_id or 0)
        (parent.below if parent else top).append(branch)
    return top


def add(actor: User, code: str, name: str, parent: Unit | None, headcount: int | None) -> Unit:
    with transaction.atomic():
        unit = Unit.objects.create(code=code, name=name, parent=parent, headcount=headcount)
        record(actor, "unit.added", name, code=code)
    return unit


def change(actor: User, unit: Unit, version: int, name: str, parent: Unit | None, headcount: int | None) -> None:
    """Renames, moves, recounts; raises `ChangedMeanwhileError` or `CircleError`, and then nothing is changed."""
    with transaction.atomic():
        hold()
        if not Unit.objects.filter(pk=unit.pk, version=version).update(version=F("version") + 1):
            raise ChangedMeanwhileError
        if parent and unit.pk in _upwards(parent):
            raise CircleError
        before = Unit.objects.select_related("parent").get(pk=unit.pk)
        told = {
            what: [old, new]
            for what, old, new in (
                ("name", before.name, name),
                ("parent", before.parent.code if before.parent else "", parent.code if parent else ""),
                ("headcount", before.headcount, headcount),
            )
            if old != new
        }
        Unit.objects.filter(pk=unit.pk).update(name=name, parent=parent, headcount=headcount)
        if told:
            record(actor, "unit.changed", before.name, code=before.code, changed=told)


def remove(actor: User, unit: Unit) -> None:
    with transaction.atomic():
        hold()
        try:
            unit.delete()
        except ProtectedError as problem:
            raise StillUsedError from problem
        record(actor, "unit.removed", unit.name, code=unit.code)


def take_over(actor: User, rows: Iterable[UnitRow], origin: str) -> tuple[int, int]:
    """Adds units and changes those known by their code, in one go; how many were added and changed.

    The rows are free of problems (`problems_of`). Units that the list does not name stay.
    """
    rows = list(rows)
    with transaction.atomic():
        hold()
        before = {unit.code: (unit.name, unit.parent_id, unit.headcount) for unit in Unit.objects.all()}
        for row in rows:
            if row.code not in before:
                Unit.objects.create(code=row.code, name=row.name)
        known = {unit.code: unit for unit in Unit.objects.all()}
        changed = 0
        for row in rows:
            unit, parent = known[row.code], known[row.parent] if row.parent else None
            told = (row.name, parent.pk if parent else None, row.headcount)
            if before.get(row.code) != told:
                unit.name, unit.parent_id, unit.headcount = told
                unit.version += 1
                unit.save()
                changed += row.code in before
        added = len(known) - len(before)
        record(actor, "units.imported", origin, added=added, changed=changed)
    return added, changed


def _upwards(unit: Unit) -> set[int]:
    """Numbers of the unit and of all above it."""
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    at: int | None = unit.pk
    while at is not None and at not in found:
        found.add(at)
        at = parents.get(at)
    return found
