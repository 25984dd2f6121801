"""Small cells join their neighbours: no cell below the minimum, every answer in one cell."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polling import employees, managers

import fremdbild.ballot.merging
from fremdbild.ballot import Cell, OpenedCell, merge
from fremdbild.disclosure import above

UP = {"sales": "board", "claims": "board", "desk": "board", "north": "sales", "south": "sales"}


def merged(answered: dict[str, int], parents: dict[str, str] = UP, minimum: int = 7) -> dict[str, OpenedCell]:
    cells = [employees(unit) for unit in answered]
    counts = {f"{unit}-employee": number for unit, number in answered.items()}
    return {cell.cell: cell for cell in merge(cells, counts, parents, minimum)}


def test_the_table_in_the_docstring_is_what_comes_out() -> None:
    rows = [
        [part.strip() for part in line.strip().strip("|").split("|")]
        for line in (fremdbild.ballot.merging.__doc__ or "").splitlines()
        if line.strip().startswith("|") and "--" not in line
    ][1:]
    found = merged({unit: int(number) for unit, _, number, _ in rows}, {unit: up for unit, up, _, _ in rows if up})
    place = {old: cell for cell in found.values() for old in cell.merged_from}
    for unit, _, _, becomes in rows:
        cell = place[f"{unit}-employee"]
        assert becomes.startswith(f"{cell.cell} ({cell.org_unit})"), unit
    assert found["merged-1"].answered == found["merged-2"].answered == 9


def test_large_cells_stay_as_they_are() -> None:
    found = merged({"board": 7, "sales": 8, "north": 30})
    assert [(cell.cell, cell.org_unit, cell.answered, cell.merged_from) for cell in found.values()] == [
        ("board-employee", "board", 7, ()),
        ("north-employee", "north", 30, ()),
        ("sales-employee", "sales", 8, ()),
    ]


def test_a_small_unit_takes_in_the_smallest_of_the_nearest_units() -> None:
    found = merged({"sales": 10, "north": 3, "south": 20, "claims": 9})
    assert {cell.cell: cell.answered for cell in found.values()} == {
        "claims-employee": 9,
        "merged-1": 13,
        "south-employee": 20,
    }
    assert found["merged-1"].merged_from == ("north-employee", "sales-employee")
    assert (found["merged-1"].org_unit, found["merged-1"].headcount) == ("sales", 40)


def test_units_without_a_common_one_above_meet_in_the_whole_organisation() -> None:
    found = merged({"here": 4, "there": 5}, {})
    assert [(cell.org_unit, cell.answered) for cell in found.values()] == [(None, 9)]


def test_a_cell_in_which_nobody_answered_does_not_stay() -> None:
    found = merged({"sales": 10, "north": 0})
    assert [(cell.cell, cell.answered, cell.invited) for cell in found.values()] == [("merged-1", 10, 40)]


def test_a_weight_group_is_kept_where_all_share_it() -> None:
    cells = [
        Cell(cell=f"{unit}-{group}", org_unit=unit, perspective="employee", weight_group=group)
        for unit in ("north", "south")
        for group in ("office", "field")
    ]
    counts = {"north-office": 3, "north-field": 4, "south-office": 9, "south-field": 8}
    found = {cell.cell: cell.weight_group for cell in merge(cells, counts, UP, 7)}
    assert found == {"merged-1": None, "south-office": "office", "south-field": "field"}
    one = [cell.model_copy(update={"weight_group": "office"}) for cell in cells]
    assert {cell.weight_group for cell in merge(one, counts, UP, 7)} == {"office"}
    assert merge(one, counts, UP, 7)[0].headcount is None


def test_perspectives_are_not_mixed() -> None:
    cells = [employees("north"), managers("north"), managers("south")]
    found = merge(cells, {"north-employee": 12, "north-manager": 4, "south-manager": 3}, UP, 7)
    assert [(cell.perspective, cell.org_unit, cell.answered) for cell in found] == [
        ("employee", "north", 12),
        ("manager", "sales", 7),
    ]


def test_a_name_that_is_taken_is_not_given_again() -> None:
    cells = [
        *[employees(unit) for unit in ("north", "south")],
        employees("claims").model_copy(update={"cell": "merged-1"}),
    ]
    found = merge(cells, {"north-employee": 4, "south-employee": 4, "merged-1": 9}, UP, 7)
    assert sorted(cell.cell for cell in found) == ["merged-1", "merged-2"]


def test_too_few_in_all_is_refused() -> None:
    with pytest.raises(ValueError, match="employee: 6 answers are fewer than the minimum of 7"):
        merged({"north": 6})


@st.composite
def organisations(draw: st.DrawFn) -> tuple[list[Cell], dict[str, int], dict[str, str], int]:
    size = draw(st.integers(1, 25))
    units = [f"u{number:02}" for number in range(size)]
    parents = {}
    for number in range(1, size):
        above_it = draw(st.integers(-1, number - 1))
        if above_it >= 0:
            parents[units[number]] = units[above_it]
    cells, answered = [], {}
    for unit in draw(st.lists(st.sampled_from([*units, None]), min_size=1, max_size=40)):
        name = f"c{len(cells)}"
        cells.append(
            Cell(
                cell=name,
                org_unit=unit,
                perspective=draw(st.sampled_from(["employee", "manager"])),
                weight_group=draw(st.sampled_from([None, "a", "b"])),
                invited=draw(st.integers(0, 40)),
            )
        )
        answered[name] = draw(st.integers(0, 12))
    return cells, answered, parents, draw(st.integers(5, 12))


@settings(max_examples=500, deadline=None)
@given(organisations())
def test_no_cell_is_below_the_minimum_and_every_answer_is_in_one(
    organisation: tuple[list[Cell], dict[str, int], dict[str, str], int],
) -> None:
    cells, answered, parents, minimum = organisation
    totals: Counter[str] = Counter()
    for cell in cells:
        totals[cell.perspective] += answered[cell.cell]
    if min(totals.values()) < minimum:
        with pytest.raises(ValueError, match="fewer than the minimum"):
            merge(cells, answered, parents, minimum)
        return
    found = merge(cells, answered, parents, minimum)
    own = {cell.cell: cell for cell in cells}
    names = [name for cell in found for name in (cell.merged_from or (cell.cell,))]
    assert sorted(names) == sorted(own)
    assert len({cell.cell for cell in found}) == len(found)
    for cell in found:
        parts = [own[name] for name in (cell.merged_from or (cell.cell,))]
        assert cell.answered == sum(answered[part.cell] for part in parts) >= minimum
        assert cell.invited == sum(part.invited or 0 for part in parts)
        assert {part.perspective for part in parts} == {cell.perspective}
        # All of its people stand in its unit or below it.
        if cell.org_unit is not None:
            for part in parts:
                assert part.org_unit is not None
                assert cell.org_unit in {part.org_unit, *above(part.org_unit, parents)}
    untouched = {cell.cell for cell in found if not cell.merged_from}
    assert all(answered[name] >= minimum for name in untouched)
    assert merge(list(reversed(cells)), answered, parents, minimum) == found
