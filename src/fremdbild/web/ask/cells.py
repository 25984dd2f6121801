"""The cells of an anonymous wave: how many are asked in each, which are too small, and what becomes of those.

Told is what holds even if everybody answers; with fewer answers more cells join. The rule itself stands in
`fremdbild.ballot.merging` and runs once, at the opening.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from fremdbild.ballot import Cell, merge
from fremdbild.web.accounts.models import Unit
from fremdbild.web.ask.models import Contact, Wave


@dataclass(frozen=True)
class Shown:
    """A cell on the page. `joins` names the unit under which it will be shown, where it is too small alone."""

    cell: str
    unit: str
    perspective: str
    invited: int
    too_small: bool
    joins: str | None = None
    """"" is the whole organisation; None: it stands alone."""


@dataclass(frozen=True)
class Outlook:
    """What a wave will be able to show at best."""

    cells: tuple[Shown, ...]
    people: int
    minimum: int
    lost_perspectives: tuple[str, ...] = ()
    """Perspectives with too few people in all: they count with the largest other one."""

    @property
    def enough(self) -> bool:
        return self.people >= self.minimum

    @property
    def small(self) -> tuple[Shown, ...]:
        return tuple(cell for cell in self.cells if cell.too_small)


def cells_of(wave: Wave) -> list[dict[str, object]]:
    """The cells as a wave freezes them."""
    counted: Counter[tuple[str, str]] = Counter(
        (unit or "", perspective)
        for unit, perspective in Contact.objects.filter(wave=wave).values_list("unit__code", "perspective")
    )
    return [
        {"cell": f"{unit}/{perspective}", "org_unit": unit, "perspective": perspective, "invited": invited}
        for (unit, perspective), invited in sorted(counted.items())
    ]


def parents_of_units() -> dict[str, str]:
    """Unit → the next unit up."""
    return dict(Unit.objects.filter(parent__isnull=False).values_list("code", "parent__code"))


def outlook_of(wave: Wave) -> Outlook:
    """What the wave will show, from the cells that it froze, or that it has so far."""
    raw = wave.cells or cells_of(wave)
    names = dict(Unit.objects.values_list("code", "name"))
    minimum = wave.minimum_people or settings.PROJECT.protection.minimum_people
    return outlook(raw, names, parents_of_units(), minimum)


def outlook(raw: Sequence[dict[str, object]], names: dict[str, str], parents: dict[str, str], minimum: int) -> Outlook:
    """What cells of these sizes will show, if everybody answers."""
    cells = [
        Cell(
            cell=str(one["cell"]),
            org_unit=str(one["org_unit"]) or None,
            perspective=one["perspective"],  # type: ignore[arg-type]  # checked by the model
            invited=int(str(one["invited"])),
        )
        for one in raw
    ]
    people = sum(cell.invited or 0 for cell in cells)
    views: Counter[str] = Counter()
    for cell in cells:
        views[cell.perspective] += cell.invited or 0
    joins, lost = _joined(views, minimum)
    place: dict[str, str | None] = {}
    if people >= minimum:
        together = [cell.model_copy(update={"perspective": joins[cell.perspective]}) for cell in cells]
        for opened in merge(together, {cell.cell: cell.invited or 0 for cell in cells}, parents, minimum):
            for name in opened.merged_from:
                place[name] = names.get(opened.org_unit or "", opened.org_unit or "")
    shown = tuple(
        Shown(
            cell.cell,
            names.get(cell.org_unit or "", cell.org_unit or ""),
            cell.perspective,
            cell.invited or 0,
            (cell.invited or 0) < minimum,
            place.get(cell.cell),
        )
        for cell in cells
    )
    return Outlook(shown, people, minimum, lost)


def _joined(views: Counter[str], minimum: int) -> tuple[dict[str, str], tuple[str, ...]]:
    """Which perspective each one counts as: one of too few people in all joins the largest."""
    if not views:
        return {}, ()
    largest = max(views, key=lambda name: (views[name], name))
    lost = tuple(sorted(name for name in views if name != largest and views[name] < minimum))
    return {name: largest if name in lost else name for name in views}, lost
