from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import linprog

from fremdbild.disclosure import Asked, told_response

LEAST = 7


def _asked(**numbers: tuple[int, int]) -> list[Asked]:
    return [Asked(name, "employee", *both) for name, both in numbers.items()]


def _units(groups: list[Asked], places: frozenset[int]) -> set[str | None]:
    return {groups[place].unit for place in places}


def _width(groups: list[Asked], sets: list[frozenset[int]], target: frozenset[int]) -> float:
    """How narrowly an attacker knows how many of `target` answered, from headcounts and the sums of `sets`."""
    made_of = np.array([[place in found for place in range(len(groups))] for found in sets], dtype=float)
    answered = np.array([group.answered for group in groups], dtype=float)
    goal = np.array([place in target for place in range(len(groups))], dtype=float)
    bounds = [(0, group.asked) for group in groups]
    ends = []
    for sign in (1, -1):
        found = linprog(sign * goal, A_eq=made_of, b_eq=made_of @ answered, bounds=bounds)
        assert found.status == 0
        ends.append(float(goal @ found.x))
    return ends[1] - ends[0]


def _few(groups: list[Asked], target: frozenset[int]) -> bool:
    answered = sum(groups[place].answered for place in target)
    return min(answered, sum(groups[place].asked for place in target) - answered) < LEAST


def _given_away(
    groups: list[Asked], told: frozenset[int], perspectives: set[str], known: set[frozenset[int]]
) -> list[frozenset[int]]:
    """Small groups of one or two units that the table tells more narrowly than was known without it."""
    totals = [
        frozenset(place for place, group in enumerate(groups) if group.perspective == name) for name in perspectives
    ]
    before = [found for found in (*known, *totals) if found]
    now = [*before, *(frozenset({place}) for place in told)]
    found = []
    for size in (1, 2):
        for members in map(frozenset, combinations(range(len(groups)), size)):
            if members & told or not _few(groups, members):
                continue
            # One unit may not be told more narrowly than the minimum, several together may not be computed.
            people = sum(groups[place].asked for place in members)
            wanted = min(LEAST, people) if size == 1 else 0.5
            if _width(groups, now, members) < min(wanted, _width(groups, before, members)) - 1e-6:
                found.append(members)
    return found


def test_units_are_told_only_where_both_who_answered_and_who_did_not_reach_the_minimum() -> None:
    groups = _asked(a=(40, 30), b=(40, 20), few=(40, 6), all_but_few=(40, 34), c=(30, 15), d=(30, 14))
    assert _units(groups, told_response(groups, ["employee"], [], LEAST)) == {"a", "b", "c", "d"}


def test_one_small_unit_hides_a_second_one_with_many_answers() -> None:
    groups = _asked(a=(40, 32), b=(40, 20), few=(20, 4))
    assert _units(groups, told_response(groups, ["employee"], [], LEAST)) == {"b"}


def test_all_units_are_told_where_none_is_small() -> None:
    groups = _asked(a=(40, 30), b=(40, 20))
    assert _units(groups, told_response(groups, ["employee"], [], LEAST)) == {"a", "b"}


def test_a_total_of_results_hides_another_unit_that_it_holds() -> None:
    groups = [*_asked(a=(40, 30), b=(40, 20), c=(40, 15), d=(40, 12)), *_managers(a=(12, 10), b=(30, 16), d=(30, 9))]
    free = told_response(groups, ["employee"], [], LEAST)
    assert _units(groups, free) == {"a", "b", "c", "d"}
    with_total = told_response(groups, ["employee"], [frozenset({0, 1, 4})], LEAST)  # a and b with the managers of a
    assert len({0, 1} & with_total) < 2


def _managers(**numbers: tuple[int, int]) -> list[Asked]:
    return [Asked(name, "manager", *both) for name, both in numbers.items()]


def test_what_results_tell_anyway_hides_nothing_more() -> None:
    groups = _asked(a=(40, 30), b=(40, 20), few=(20, 4), other=(20, 6), third=(20, 5))
    assert _units(groups, told_response(groups, ["employee"], [frozenset({2})], LEAST)) == {"a", "b"}


def test_at_most_twelve_units_are_told_the_largest_ones() -> None:
    groups = _asked(**{f"u{number:02}": (40 + number, 20) for number in range(20)})
    assert _units(groups, told_response(groups, ["employee"], [], LEAST)) == {f"u{n:02}" for n in range(8, 20)}


def test_no_unit_is_told_where_numbers_contradict_each_other() -> None:
    assert told_response(_asked(a=(40, 30), b=(10, 20)), ["employee"], [], LEAST) == frozenset()


def test_a_perspective_that_is_not_told_has_no_units() -> None:
    groups = [*_asked(a=(40, 20), b=(40, 20)), *_managers(a=(40, 20), b=(40, 20))]
    assert {groups[place].perspective for place in told_response(groups, ["manager"], [], LEAST)} == {"manager"}


def _random(chance: np.random.Generator) -> tuple[list[Asked], set[str], set[frozenset[int]]]:
    """Units under departments, with employees and at times managers, and totals as results tell them."""
    groups: list[Asked] = []
    of_department: dict[int, set[int]] = {}
    for unit in range(int(chance.integers(2, 8))):
        department = int(chance.integers(0, 3))
        for perspective, most in (("employee", 50), ("manager", 16)):
            if perspective == "manager" and chance.random() < 0.5:
                continue
            asked = int(chance.integers(1, most))
            answered = int(chance.binomial(asked, chance.uniform(0.1, 0.95)))
            of_department.setdefault(department, set()).add(len(groups))
            groups.append(Asked(f"u{unit}", perspective, asked, answered))
    told = {"employee"} if chance.random() < 0.3 else {"employee", "manager"}
    known = {frozenset(range(len(groups)))}
    for members in of_department.values():
        if chance.random() < 0.5:
            known.add(frozenset(members))
    known |= {frozenset({place}) for place in range(len(groups)) if chance.random() < 0.15}
    return groups, told, known


@pytest.mark.parametrize("seed", range(40))
def test_an_attacker_learns_no_small_group_from_headcounts_totals_and_the_table(seed: int) -> None:
    groups, told, known = _random(np.random.default_rng(seed))
    shown = told_response(groups, told, known, LEAST)
    assert _given_away(groups, shown, told, known) == []
    for name in told:
        rest = frozenset(place for place, g in enumerate(groups) if g.perspective == name and place not in shown)
        if rest and any(groups[place].perspective == name for place in shown):
            assert not _few(groups, rest)


def test_the_attack_succeeds_where_the_minimum_alone_protects() -> None:
    """So that the attack is known to find what there is to find."""
    broken = 0
    for seed in range(40):
        groups, told, known = _random(np.random.default_rng(seed))
        large = frozenset(p for p, g in enumerate(groups) if g.perspective in told and not _few(groups, frozenset({p})))
        broken += bool(_given_away(groups, large, told, known))
    assert broken > 5


def test_the_table_is_not_empty_by_being_too_careful() -> None:
    told_of = [told_response(*_random(np.random.default_rng(seed)), LEAST) for seed in range(150)]
    assert sum(bool(told) for told in told_of) > 75
