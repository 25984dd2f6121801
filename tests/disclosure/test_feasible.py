from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from results import results, row

from fremdbild.disclosure import Rules, release
from fremdbild.disclosure.feasible import Kinds, Sums, width
from fremdbild.result import PROTECTED, RELEASED, TOTAL
from fremdbild.settings import Protection


def sums(answers: list[float]) -> Sums:
    found = np.array(answers, dtype=float)
    return Sums(*(np.array([float(part)]) for part in (len(found), found.sum(), (found**2).sum())))


def told(answers: list[float], part: int, kinds: Kinds, *, own: bool = False) -> float:
    return float(width(sums(answers), np.array([float(part)]), kinds, own_answer=own)[0])


def test_the_worked_example_of_the_data_sheet() -> None:
    whole = Sums(np.array([7.0]), np.array([630.0]), np.array([np.nan]))
    assert width(whole, np.array([3.0]), 7, own_answer=False)[0] / 3 == pytest.approx(100 - 76.667, abs=0.001)


@pytest.mark.parametrize("kinds", [2, 3])
def test_of_two_and_three_kinds_of_answer_the_bounds_are_the_best_and_the_worst_choice(kinds: Kinds) -> None:
    for answers in product(np.linspace(0, 100, kinds).tolist(), repeat=5):
        for part in range(1, 5):
            chosen = [sum(some) for some in combinations(answers, part)]
            assert told(list(answers), part, kinds) == pytest.approx(max(chosen) - min(chosen))


def test_of_many_kinds_no_other_answers_with_the_same_sums_lie_outside() -> None:
    chance = np.random.default_rng(1)
    for _ in range(300):
        answers = chance.uniform(0, 100, int(chance.integers(2, 9)))
        part = int(chance.integers(1, len(answers)))
        ordered = np.sort(answers)
        assert told(answers.tolist(), part, 7) >= ordered[-part:].sum() - ordered[:part].sum() - 1e-9


def test_little_spread_tells_a_part_though_the_box_is_wide() -> None:
    assert told([50.0] * 20, 5, 7) == pytest.approx(0, abs=1e-3)
    # Half of the answers at 40, half at 60: five lie within 50 ± 10 √3 on average.
    assert told([40.0, 60.0] * 10, 5, 7) / 5 == pytest.approx(2 * 10 * np.sqrt(3))


@pytest.mark.parametrize("kinds", [2, 3, 7])
def test_who_knows_an_answer_never_knows_less(kinds: Kinds) -> None:
    chance = np.random.default_rng(kinds)
    for _ in range(100):
        answers = chance.choice(np.linspace(0, 100, kinds), int(chance.integers(3, 12))).tolist()
        part = int(chance.integers(1, len(answers)))
        assert told(answers, part, kinds, own=True) <= told(answers, part, kinds) + 1e-9


def test_the_own_answer_is_the_one_that_tells_most() -> None:
    # One bad answer in ten: whoever gave it knows that all others are good.
    assert told([100.0] * 9 + [0.0], 3, 2) == 100
    assert told([100.0] * 9 + [0.0], 3, 2, own=True) == 0


def statuses(small: float, spread: float, *, kind: str = "survey") -> dict[str, str]:
    """A unit of six, one of eight and two of forty; the first two answer `small` on average."""
    units = {"a": (6, small), "b": (8, small), "c": (40, 60.0), "d": (41, 60.0)}
    squares = sum(n * (value**2 + spread**2) for n, value in units.values())
    n = sum(number for number, _ in units.values())
    mean = sum(number * value for number, value in units.values()) / n
    rows = [
        row(n, value=mean, spread=float(np.sqrt(squares / n - mean**2))),
        *(row(number, value=value, spread=spread, org_unit=unit) for unit, (number, value) in units.items()),
    ]
    rules = Rules(Protection(teams_at_least=7), {"inside_score": kind})  # type: ignore[dict-item]
    return {r["org_unit"]: r["status"] for r in release(results(rows), rules).results.to_pylist()}


def test_two_hidden_units_in_the_middle_of_the_scale_are_enough() -> None:
    assert statuses(55.0, 25.0) == {TOTAL: RELEASED, "a": PROTECTED, "b": PROTECTED, "c": RELEASED, "d": RELEASED}


def test_near_the_end_of_the_scale_more_is_hidden() -> None:
    assert statuses(93.0, 16.0)["c"] == PROTECTED
    assert statuses(93.0, 16.0, kind="process")["c"] == RELEASED


def test_where_the_standard_errors_tell_that_all_think_alike_more_is_hidden() -> None:
    assert statuses(55.0, 6.0)["c"] == PROTECTED


def test_the_spread_behind_a_corrected_standard_error_is_looked_at_and_never_shown() -> None:
    rows = results([row(40, spread=0.0), row(20, spread=0.0, org_unit="a"), row(20, spread=0.0, org_unit="b")])
    rules = Rules(Protection(), {"inside_score": "survey"})
    assert set(release(rows, rules).results["status"].to_pylist()) == {PROTECTED}
    known = rows.append_column("spread", [[22.0, 22.0, 22.0]])
    found = release(known, rules).results
    assert set(found["status"].to_pylist()) == {RELEASED}
    assert "spread" not in found.column_names
