from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fremdbild.errors import WeightingError
from fremdbild.statistics import Margin, rake

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "weighting.json").read_text())
CELLS = [{"a": a, "b": b} for a in "12" for b in "12"]
A, B = Margin(("a",), {("1",): 60, ("2",): 40}), Margin(("b",), {("1",): 50, ("2",): 50})


def test_the_published_table() -> None:
    answers = np.array([30, 20, 10, 40])
    found = rake(CELLS, answers, [A, B])
    assert found.weights * answers == pytest.approx([40, 20, 10, 30], abs=1e-4)
    assert found.weights == pytest.approx([4 / 3, 1, 1, 3 / 4], abs=1e-6)
    assert (round(found.effective_n, 2), round(found.design_effect, 3)) == (94.49, 1.058)
    assert (found.trimmed, found.population) == (0, 100)
    assert found.departure <= 1e-6


def test_weights_are_those_of_r() -> None:
    cells, of_row = cells_of(REFERENCE["segment"], REFERENCE["region"])
    found = rake(cells, np.bincount(of_row), margins_of_reference(), trim=None)
    wanted = np.array(REFERENCE["weights"])
    assert found.weights[of_row] == pytest.approx(wanted / wanted.mean(), rel=1e-6)


def test_one_margin_is_post_stratification() -> None:
    """Weight = share in the population / share among the answers."""
    found = rake([{"a": "x"}, {"a": "y"}], [20, 80], [Margin(("a",), {("x",): 300, ("y",): 700})])
    assert found.weights == pytest.approx([1.5, 0.875])
    assert found.effective_n == pytest.approx(100**2 / (20 * 1.5**2 + 80 * 0.875**2))


def test_a_margin_may_be_joint_cells() -> None:
    joint = Margin(("a", "b"), {("1", "1"): 10, ("1", "2"): 20, ("2", "1"): 30, ("2", "2"): 40})
    assert joint.name == "a × b"
    found = rake(CELLS, [25, 25, 25, 25], [joint])
    assert found.weights == pytest.approx([0.4, 0.8, 1.2, 1.6])


@settings(deadline=None)
@given(
    st.integers(2, 4),
    st.integers(2, 4),
    st.integers(0, 2**32 - 1),
)
def test_raking_meets_every_margin_and_keeps_the_number_of_answers(first: int, second: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    names = list(product(range(first), range(second)))
    cells = [{"a": str(a), "b": str(b)} for a, b in names]
    answers = chance.integers(1, 60, len(cells)).astype(float)
    margins = [
        Margin((variable,), {(str(member),): float(chance.integers(1, 50)) for member in range(count)})
        for variable, count in (("a", first), ("b", second))
    ]
    # Both must count the same people.
    scale = margins[0].total / margins[1].total
    margins[1] = Margin(("b",), {member: size * scale for member, size in margins[1].sizes.items()})
    found = rake(cells, answers, margins, trim=None)
    weighted = found.weights * answers
    assert weighted.sum() == pytest.approx(answers.sum(), rel=1e-5)
    for margin in margins:
        for members, size in margin.sizes.items():
            share = sum(w for w, cell in zip(weighted, cells, strict=True) if (cell[margin.variables[0]],) == members)
            assert share / answers.sum() == pytest.approx(size / margin.total, abs=2e-6)
    # What raking leaves alone: the odds ratios of the answers.
    table, before = weighted.reshape(first, second), answers.reshape(first, second)
    odds, odds_before = (t[0, 0] * t[1, 1] / (t[0, 1] * t[1, 0]) for t in (table, before))
    assert odds == pytest.approx(odds_before, rel=1e-6)
    assert found.design_effect >= 1 - 1e-9
    assert found.effective_n == pytest.approx(answers.sum() / found.design_effect)


def test_trimmed_weights_still_meet_the_margins_where_they_can() -> None:
    """Once the first cell stands at its bound, the margins leave one value for each of the others."""
    answers = np.array([20, 60, 30, 40])
    loose = rake(CELLS, answers, [A, B])
    assert loose.weights[0] == loose.weights.max() > 1.85
    tight = rake(CELLS, answers, [A, B], trim=(0.3, 1.7))
    assert tight.weights == pytest.approx([1.7, 56 / 60, 41 / 30, 19 / 40], abs=1e-5)
    assert tight.departure <= 1e-6
    assert tight.trimmed == 20


def test_bounds_win_over_margins_and_the_distance_is_told() -> None:
    """Ten answers for 60 % of the people would need a weight of 6."""
    margin = Margin(("a",), {("x",): 60, ("y",): 40})
    answers = np.array([10, 90])
    found = rake([{"a": "x"}, {"a": "y"}], answers, [margin])
    assert found.weights == pytest.approx([3, 70 / 90])
    assert found.trimmed == 10
    assert found.departure == pytest.approx(0.3)
    assert (found.weights * answers).sum() == pytest.approx(100)


@settings(deadline=None)
@given(st.lists(st.integers(1, 200), min_size=4, max_size=4), st.floats(0.1, 0.95), st.floats(1.05, 5))
def test_trimmed_weights_stay_in_their_bounds_with_mean_one(answers: list[int], low: float, high: float) -> None:
    found = rake(CELLS, answers, [A, B], trim=(low, high))
    assert (found.weights >= low - 1e-9).all()
    assert (found.weights <= high + 1e-9).all()
    assert (found.weights * answers).sum() == pytest.approx(sum(answers), rel=1e-5)


def test_a_group_that_nobody_answered_from_is_named() -> None:
    with pytest.raises(WeightingError) as caught:
        rake(CELLS, [30, 20, 0, 0], [A, B], where="survey customers, wave 2026-Q1")
    assert str(caught.value) == (
        'survey customers, wave 2026-Q1, margin a: 40 people of the population are in "2", and nobody there answered. '
        "Next: join this group with a similar one in the table population and in the answers."
    )


def test_answers_from_a_group_that_the_population_does_not_have_are_named() -> None:
    for stranger, name in (
        ({"a": "3", "b": "1"}, '"3"'),
        ({"a": None, "b": "1"}, "(unknown)"),
        ({"b": "1"}, "(unknown)"),
    ):
        with pytest.raises(WeightingError, match="margin a: there are answers from") as caught:
            rake([*CELLS, stranger], [30, 20, 10, 40, 4], [A, B])
        assert name in str(caught.value)
        assert "4" not in str(caught.value)


def test_a_group_of_nobody_without_answers_is_no_matter() -> None:
    margin = Margin(("a",), {("1",): 60, ("2",): 40, ("3",): 0})
    found = rake([*CELLS, {"a": "3", "b": "1"}], [30, 20, 10, 40, 0], [margin, B])
    assert found.weights[:4] == pytest.approx([4 / 3, 1, 1, 3 / 4], abs=1e-6)


def test_margins_that_cannot_be_met_together_are_named() -> None:
    """Only 1-1 and 2-2 have answers: shares of 60 and of 50 per cent cannot both hold."""
    with pytest.raises(WeightingError, match=r"margin a: the margin cannot be met together.*10\.0% away.*Next: join"):
        rake(CELLS, [30, 0, 0, 40], [A, B])


def test_margins_of_different_populations_are_refused() -> None:
    with pytest.raises(WeightingError, match=r"margin b: b counts 130 people and a counts 100\. Next:"):
        rake(CELLS, [30, 20, 10, 40], [A, Margin(("b",), {("1",): 50, ("2",): 80})])


def test_sizes_that_differ_by_a_few_people_are_taken_as_shares() -> None:
    found = rake(CELLS, [30, 20, 10, 40], [A, Margin(("b",), {("1",): 50.2, ("2",): 50.2})])
    assert found.weights == pytest.approx([4 / 3, 1, 1, 3 / 4], abs=1e-6)


@pytest.mark.parametrize("sizes", [{}, {("1",): 0.0}, {("1",): -1.0, ("2",): 5.0}])
def test_a_population_has_people(sizes: dict[tuple[str, ...], float]) -> None:
    with pytest.raises(WeightingError, match="no people, or a size below 0"):
        rake(CELLS, [1, 1, 1, 1], [Margin(("a",), sizes)])


def test_no_answers_cannot_be_weighted() -> None:
    with pytest.raises(WeightingError, match=r"all weights are 0\. Next: correct the column weight"):
        rake(CELLS, [0, 0, 0, 0], [A, B])


def test_shapes_and_bounds_are_checked() -> None:
    with pytest.raises(ValueError, match="3 counts"):
        rake(CELLS, [1, 2, 3], [A])
    with pytest.raises(ValueError, match="between 1"):
        rake(CELLS, [1, 2, 3, 4], [A], trim=(1.5, 3))


def cells_of(*variables: list[str]) -> tuple[list[dict[str, str]], np.ndarray[Any, Any]]:
    rows = list(zip(*variables, strict=True))
    names = sorted(set(rows))
    cells = [dict(zip(("segment", "region"), name, strict=True)) for name in names]
    return cells, np.array([names.index(row) for row in rows])


def margins_of_reference() -> list[Margin]:
    return [
        Margin(("segment",), {("private",): 5000, ("business",): 4000, ("public",): 1000}),
        Margin(("region",), {("east",): 4500, ("west",): 5500}),
    ]
