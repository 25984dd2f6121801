"""Who answered by unit and perspective: how many were asked, and how many did, where small groups stay protected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.assessment.assessment import Assessment
from fremdbild.assessment.units import Units
from fremdbild.disclosure import SUBTREE, Asked, above, told_response
from fremdbild.result import GROUP_COLUMNS, RELEASED, TOTAL
from fremdbild.settings import Settings

Cell = Mapping[str, Any]
Waves = list[list[str]]

RARELY = 0.8
"""A group is missing where it answers less than so many times as often as all together."""
_INSIDE = "inside_score"


def response_inside(
    cells: Sequence[Cell],
    results: pa.Table,
    perspectives: Collection[str],
    units: Units,
    earlier: Iterable[Assessment],
    settings: Settings,
) -> dict[str, Any]:
    """Those asked and those who answered inside, by perspective, with the units of which it may be told.

    Units are told apart only where a grouping of the settings tells them apart. `results` are all rows that are shown,
    with subtrees. `earlier` assessments of the same waves are taken as read; where one is of some of the waves only, no
    unit is told apart.
    """
    groups = _groups(cells)
    waves = _waves(cells)
    told, mixed = _told_elsewhere(groups, results, units, earlier, waves)
    least = settings.protection.minimum_people
    by_unit = any("org_unit" in grouping.by for grouping in settings.grouping)
    shown = told_response(groups, perspectives, told, least) if by_unit and not mixed else frozenset()
    by_perspective = [
        _perspective(groups, name, shown, least, by_unit=by_unit)
        for name in sorted({group.perspective for group in groups} & set(perspectives))
    ]
    return {"waves": waves, "perspectives": [entry for entry in by_perspective if entry is not None]}


def missing_units(response: Mapping[str, Any]) -> list[str]:
    """Units that answered clearly less often than all of their perspective together; only those that are told."""
    found: dict[str, float] = {}
    for entry in response["perspectives"]:
        everybody = entry["answered"] / entry["asked"]
        for unit in entry["units"]:
            share = unit["answered"] / unit["asked"]
            if share < RARELY * everybody:
                found[unit["org_unit"]] = min(share, found.get(unit["org_unit"], 1.0))
    return sorted(found, key=lambda unit: (found[unit], unit))


def invited(cell: Cell) -> int | None:
    """How many people of a cell were asked; everybody where the source does not say."""
    number = cell["invited"] if cell["invited"] is not None else cell["headcount"]
    return None if number is None else int(number)


def _groups(cells: Sequence[Cell]) -> list[Asked]:
    """The cells of all waves together, by unit and perspective; those whose numbers are not known are left out."""
    numbers: dict[tuple[str | None, str], list[int]] = defaultdict(lambda: [0, 0])
    for cell in cells:
        asked = invited(cell)
        if asked is None or cell["answered"] is None or cell["perspective"] is None:
            continue
        here = numbers[cell["org_unit"], cell["perspective"]]
        here[0] += asked
        here[1] += int(cell["answered"])
    ordered = sorted(numbers.items(), key=lambda entry: (entry[0][1], entry[0][0] or ""))
    return [Asked(unit, perspective, *both) for (unit, perspective), both in ordered if both[0]]


def _waves(cells: Sequence[Cell]) -> Waves:
    return [list(wave) for wave in sorted({(cell["survey_id"], cell["wave"]) for cell in cells})]


def _told_elsewhere(
    groups: Sequence[Asked], results: pa.Table, units: Units, earlier: Iterable[Assessment], waves: Waves
) -> tuple[set[frozenset[int]], bool]:
    """Sets of groups whose number is told by results or earlier, and whether an assessment has some of the waves."""
    told = _told_by_results(groups, results, units)
    mixed = False
    for assessment in earlier:
        before = (assessment.manifest.get("mirror") or {}).get("response") or {}
        of_earlier = before.get("waves", [])
        if of_earlier == waves:
            told |= _told_by_results(groups, _of_period(assessment), units)
            told |= _told_by_table(groups, before)
        elif any(wave in waves for wave in of_earlier):
            mixed = True
    return told, mixed


def _of_period(assessment: Assessment) -> pa.Table:
    label = assessment.manifest["period"]["label"]
    return assessment.results.filter(pc.equal(assessment.results["period"], label))


def _told_by_results(groups: Sequence[Asked], results: pa.Table, units: Units) -> set[frozenset[int]]:
    """The groups behind each released total by unit and perspective: its n tells how many of them answered."""
    wanted = pc.and_(pc.equal(results["measure"], _INSIDE), pc.equal(results["status"], RELEASED))
    for name in set(GROUP_COLUMNS) - {"org_unit", "perspective"}:
        wanted = pc.and_(wanted, pc.fill_null(pc.equal(results[name], TOTAL), False))  # noqa: FBT003  what Arrow takes
    shown = results.filter(wanted)
    holding: dict[str, set[int]] = defaultdict(set)
    of_perspective: dict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        of_perspective[group.perspective].add(place)
        if group.unit is not None:
            holding[group.unit].add(place)
            for upper in (group.unit, *above(group.unit, units.parents)):
                holding[upper + SUBTREE].add(place)
    everybody = set(range(len(groups)))
    found = set()
    for unit, perspective in zip(shown["org_unit"].to_pylist(), shown["perspective"].to_pylist(), strict=True):
        here = everybody if unit == TOTAL else holding.get(unit, set())
        told = here if perspective == TOTAL else here & of_perspective.get(perspective, set())
        if told:
            found.add(frozenset(told))
    return found


def _told_by_table(groups: Sequence[Asked], response: Mapping[str, Any]) -> set[frozenset[int]]:
    place = {(group.unit, group.perspective): number for number, group in enumerate(groups)}
    rows = [(unit["org_unit"], entry["perspective"]) for entry in response["perspectives"] for unit in entry["units"]]
    return {frozenset({place[row]}) for row in rows if row in place}


def _perspective(
    groups: Sequence[Asked], perspective: str, shown: Collection[int], least: int, *, by_unit: bool
) -> dict[str, Any] | None:
    """One perspective in total, its units that are told, and all others together; None where it is small itself."""
    members = [place for place, group in enumerate(groups) if group.perspective == perspective]
    everybody = _sum([groups[place] for place in members])
    if everybody["answered"] < least or everybody["asked"] - everybody["answered"] < least:
        return None
    rest = [groups[place] for place in members if place not in shown]
    units = [groups[place] for place in members if place in shown]
    return {
        "perspective": perspective,
        **everybody,
        "units": [{"org_unit": group.unit, "asked": group.asked, "answered": group.answered} for group in units],
        "others": {"units": len(rest), **_sum(rest)} if units and rest else None,
        "protected": by_unit and not units,
    }


def _sum(groups: Sequence[Asked]) -> dict[str, int]:
    return {"asked": sum(group.asked for group in groups), "answered": sum(group.answered for group in groups)}
