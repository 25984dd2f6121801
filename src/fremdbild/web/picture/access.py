"""Which rows of an assessment somebody may see: asked here by pages, charts and the API alike.

| who | sees |
|---|---|
| board, analyst, trustee | every released row |
| unit lead | rows of the whole organisation, and of the own unit and the units below it |
| employee | rows of the whole organisation |

Nobody sees what customers say by unit: who answered is a matter of touchpoints, and a unit is not one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from fremdbild.assessment import Assessment
from fremdbild.disclosure import is_subtree
from fremdbild.disclosure.tree import SUBTREE
from fremdbild.report.frame import Value
from fremdbild.report.subject import whose
from fremdbild.result import TOTAL
from fremdbild.web.accounts.access import roles_of, units_of
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.picture.reading import Held, hold, known, listed


def told_by_customers(measure: str) -> bool:
    """Whether customers gave the figure."""
    return whose(measure) == "outside"


@dataclass(frozen=True)
class Sight:
    """What one person may see. `whole`: every row; else rows without a unit and those of `units`."""

    whole: bool
    units: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The same for all who see the same."""
        return "whole" if self.whole else repr(sorted(self.units))  # a code may be "whole", or have a comma in it

    def sees_unit(self, member: str | None) -> bool:
        """Whether rows about this member of `org_unit` are shown."""
        if member == TOTAL or self.whole:
            return True
        return member is not None and member.removesuffix(SUBTREE) in self.units

    def sees(self, row: Mapping[str, Any]) -> bool:
        """Whether one row of results or findings is shown."""
        unit = row["org_unit"]
        if unit != TOTAL and told_by_customers(row["measure"]):
            return False
        return self.sees_unit(unit)

    def among(self, values: Iterable[Value]) -> list[Value]:
        """Those of `values` that are shown."""
        return [v for v in values if self.sees({"org_unit": v.member("org_unit"), "measure": v.measure})]

    def sees_action(self, action: Mapping[str, Any]) -> bool:
        """Proposals are for whoever decides; what is decided is for everybody, what a unit does for the unit."""
        if self.whole:
            return True
        where = (action.get("where") or {}).get("org_unit", TOTAL)
        own = action.get("owner_unit") in self.units
        return self.sees_unit(where) and (own or action["status"] in {"decided", "done"})


def access_sight(user: User) -> Sight:
    """What `user` may see; the right to open the picture is asked before."""
    roles = roles_of(user)
    if roles & {Role.BOARD, Role.ANALYST, Role.TRUSTEE}:
        return Sight(whole=True)
    units = units_of(user, Role.UNIT_LEAD) if Role.UNIT_LEAD in roles else frozenset()
    return Sight(whole=False, units=units or frozenset())


def access_assessment(label: str | None) -> Held:
    """The assessment called `label`, else the newest; Http404 where there is none. No path is made of `label`."""
    fitting = [newest()] if label is None else [one for one in known() if one.label == label]
    if not fitting or fitting[-1] is None:
        for name, damage in listed().damaged:
            if name == label:
                raise damage
        raise Http404
    return hold(fitting[-1])


def access_unit(sight: Sight, held: Held, code: str) -> str:
    """The code of a unit that has results and may be seen; Http404 alike where either is not so."""
    members = {row["org_unit"] for row in held.rows}
    there = {code, code + SUBTREE} & members
    if code == TOTAL or is_subtree(code) or not there or not sight.sees_unit(code):
        raise Http404
    return code


def newest() -> Assessment | None:
    """The assessment that was frozen last; AssessmentError where one is damaged that may be it."""
    for _, damage in listed().damaged:
        raise damage
    return known()[-1] if known() else None
