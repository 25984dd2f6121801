from __future__ import annotations

from typing import Any

import pytest
from results import results, row

from fremdbild.disclosure import Rules, release
from fremdbild.disclosure.tree import above, next_up
from fremdbild.result import PROTECTED, RELEASED, TOTAL
from fremdbild.settings import Protection

PARENTS = {"north": "sales", "south": "sales", "sales": "board", "claims": "board"}


def statuses(people: dict[str, int], parents: dict[str, str] = PARENTS, **figures: Any) -> dict[str, str]:
    rows = [row(number, org_unit=unit, **figures) for unit, number in people.items()]
    found = release(results(rows), Rules(Protection(), {"inside_score": "survey"}, parents=parents)).results
    return {r["org_unit"]: r["status"] for r in found.to_pylist()}


def test_who_leads_a_small_team_still_sees_it_with_its_neighbours() -> None:
    found = statuses({TOTAL: 131, "sales/*": 31, "sales": 2, "north": 20, "south": 9, "claims": 100})
    assert found["sales"] == found["south"] == PROTECTED
    assert found["sales/*"] == found["north"] == found["claims"] == found[TOTAL] == RELEASED


def test_a_child_is_not_given_away_by_its_siblings_and_their_common_subtree() -> None:
    found = statuses({TOTAL: 112, "sales/*": 12, "south": 11, "north": 1, "claims": 100})
    assert found["sales/*"] == RELEASED
    assert found["north"] == found["south"] == PROTECTED


def test_a_subtree_that_is_too_small_hides_a_neighbour_of_its_own_level() -> None:
    found = statuses({TOTAL: 135, "sales/*": 5, "north": 3, "south": 2, "claims": 100, "offers": 30})
    assert found["sales/*"] == found["north"] == found["south"] == found["offers"] == PROTECTED
    assert found["claims"] == found[TOTAL] == RELEASED


def test_a_subtree_hidden_for_another_is_not_the_sum_of_its_parts() -> None:
    found = statuses(
        {TOTAL: 145, "sales/*": 40, "north": 22, "south": 18, "archive": 5, "claims": 100},
        {"north": "sales", "south": "sales"},
    )
    assert found["archive"] == found["sales/*"] == PROTECTED
    assert PROTECTED in (found["north"], found["south"])


def test_levels_without_a_row_of_their_own_are_left_out() -> None:
    found = statuses({TOTAL: 63, "board/*": 63, "north": 40, "south": 20, "claims": 3})
    assert found == {
        TOTAL: RELEASED,
        "board/*": RELEASED,
        "north": RELEASED,
        "south": PROTECTED,
        "claims": PROTECTED,
    }


def test_the_headcount_of_a_subtree_is_that_of_all_its_units() -> None:
    rows = [
        row(number, measure="kept", org_unit=unit, answers=None, cases=number)
        for unit, number in {TOTAL: 500, "sales/*": 500, "north": 300, "south": 200}.items()
    ]
    rules = Rules(Protection(), {"kept": "process"}, {"north": 4, "south": 5}, {"north": "sales", "south": "sales"})
    found = {r["org_unit"]: r["status"] for r in release(results(rows), rules).results.to_pylist()}
    assert found == {TOTAL: RELEASED, "sales/*": RELEASED, "north": PROTECTED, "south": PROTECTED}


def test_a_tree_that_bites_its_tail_ends() -> None:
    assert list(above("a", {"a": "b", "b": "c", "c": "a"})) == ["b", "c"]
    assert next_up("a", {"a": "b", "b": "a"}, {"c/*"}) is None


@pytest.mark.parametrize("unit", ["north", "sales", "sales/*", "board/*", "unknown"])
def test_nobody_stands_above_what_is_not_in_the_tree(unit: str) -> None:
    assert next_up(unit, {}, {"north", "sales"}) is None
