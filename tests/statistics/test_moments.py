from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fremdbild.statistics import (
    Margin,
    PairMoments,
    finite_population_factor,
    item_means,
    nested_means,
    pairwise_covariance,
    rake,
    weighted_means,
)

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "weighting.json").read_text())
Rows = np.ndarray[Any, Any]
DIMENSIONS = ["first", "first", "first", "second", "second"]


def collected(answers: Rows, cell: Rows, cells: int, part: Rows | None = None) -> PairMoments:
    """What an engine would collect: moments of pairs by cell, of a part of the rows; respondents are all."""
    inside = np.ones(len(answers), dtype=bool) if part is None else part
    there = (~np.isnan(answers) & inside[:, None]).astype(float)
    filled = np.where(there > 0, answers, 0)
    n, sums, products = np.zeros((3, cells, answers.shape[1], answers.shape[1]))
    for row in range(len(answers)):
        n[cell[row]] += np.outer(there[row], there[row])
        sums[cell[row]] += np.outer(filled[row], there[row])
        products[cell[row]] += np.outer(filled[row], filled[row])
    return PairMoments(np.bincount(cell, minlength=cells).astype(float), n, sums, products)


def naive(answers: Rows, weights: Rows, margins: list[Rows], part: Rows | None = None) -> tuple[Rows, Rows]:
    """Means and covariance row by row, straight from the definition."""
    people, items = answers.shape
    inside = np.ones(people, dtype=bool) if part is None else part
    means, scores = np.zeros(items), np.zeros((people, items))
    for item in range(items):
        rows = [row for row in range(people) if inside[row] and not np.isnan(answers[row, item])]
        below = sum(weights[row] for row in rows)
        means[item] = sum(weights[row] * answers[row, item] for row in rows) / below
        u = np.zeros(people)
        for row in rows:
            u[row] = (answers[row, item] - means[item]) / below
        if margins:
            dummies = np.column_stack([margin == group for margin in margins for group in np.unique(margin)]).astype(
                float
            )
            u = u - dummies @ np.linalg.lstsq(dummies, u, rcond=None)[0]
        scores[:, item] = weights * u
    return means, people * np.cov(scores.T, ddof=1)


def reference() -> tuple[Rows, Rows, int, Any]:
    rows = list(zip(REFERENCE["segment"], REFERENCE["region"], strict=True))
    names = sorted(set(rows))
    cells = [dict(zip(("segment", "region"), name, strict=True)) for name in names]
    of_row = np.array([names.index(row) for row in rows])
    margins = [
        Margin(("segment",), {("private",): 5000, ("business",): 4000, ("public",): 1000}),
        Margin(("region",), {("east",): 4500, ("west",): 5500}),
    ]
    return np.array(REFERENCE["answers"], dtype=float), of_row, len(names), (cells, margins)


@pytest.mark.parametrize("design", ["plain", "raked", "stratified"])
def test_means_covariance_and_their_combinations_are_those_of_r(design: str) -> None:
    answers, of_row, count, (cells, margins) = reference()
    moments = collected(answers, of_row, count)
    weights, members = None, ()
    if design != "plain":
        found = rake(cells, np.bincount(of_row), margins if design == "raked" else margins[:1], trim=None)
        weights, members = found.weights, found.members
    means = item_means(moments, weights, members)
    wanted = REFERENCE[design]
    assert means.values == pytest.approx(np.array(wanted["values"]), rel=1e-7)
    assert means.covariance == pytest.approx(np.array(wanted["covariance"]), rel=1e-6)
    sums = means.combined(nested_means(DIMENSIONS))
    assert sums.values == pytest.approx(np.array(wanted["combined"]), rel=1e-7)
    assert sums.standard_errors == pytest.approx(np.array(wanted["errors"]), rel=1e-6)


@pytest.mark.parametrize("design", ["plain", "raked"])
def test_a_part_of_the_sample_is_that_of_r(design: str) -> None:
    answers, of_row, count, (cells, margins) = reference()
    east = np.array(REFERENCE["region"]) == "east"
    found = rake(cells, np.bincount(of_row), margins, trim=None)
    raked = design == "raked"
    means = item_means(
        collected(answers, of_row, count, east), found.weights if raked else None, found.members if raked else ()
    )
    wanted = REFERENCE[f"part_{design}"]
    assert (means.values[3], means.standard_errors[3]) == pytest.approx((wanted["value"], wanted["error"]), rel=1e-6)


@settings(deadline=None)
@given(st.integers(2, 5), st.integers(6, 40), st.integers(0, 2**32 - 1), st.sampled_from([0, 1, 2]), st.booleans())
def test_sums_give_what_rows_give(items: int, people: int, seed: int, margins: int, whole: bool) -> None:
    chance = np.random.default_rng(seed)
    first, second = chance.integers(0, 3, people), chance.integers(0, 2, people)
    cell = first * 2 + second
    answers = chance.integers(1, 8, (people, items)) + chance.normal(size=(people, 1))
    answers[chance.random(answers.shape) < 0.3] = np.nan
    answers[:2] = [[1.0] * items, [6.0] * items]
    part = np.ones(people, dtype=bool) if whole else chance.random(people) < 0.6
    part[:2] = True
    weights = chance.uniform(0.3, 3, 6)
    places = [np.arange(6) // 2, np.arange(6) % 2][:margins]
    found = item_means(collected(answers, cell, 6, part), weights, places)
    values, covariance = naive(answers, weights[cell], [place[cell] for place in places], part)
    assert found.values == pytest.approx(values)
    assert found.covariance == pytest.approx(covariance, rel=1e-8, abs=1e-10)
    assert np.linalg.eigvalsh(found.covariance)[0] > -1e-10


def test_many_groups_at_once_are_each_for_itself() -> None:
    answers, of_row, count, (cells, margins) = reference()
    weighting = rake(cells, np.bincount(of_row), margins, trim=None)
    east = np.array(REFERENCE["region"]) == "east"
    parts = [collected(answers, of_row, count, part) for part in (east, ~east)]
    stacked = PairMoments(
        *(np.stack([getattr(p, name) for p in parts]) for name in ("respondents", "n", "sums", "products"))
    )
    coefficients = nested_means(DIMENSIONS)
    both = item_means(stacked, weighting.weights, weighting.members, finite_population_factor=[0.5, 1.0])
    for place, factor in ((0, 0.5), (1, 1.0)):
        alone = item_means(parts[place], weighting.weights, weighting.members)
        assert both.values[place] == pytest.approx(alone.values)
        assert both.covariance[place] == pytest.approx(alone.covariance * factor**2)
        assert both.combined(coefficients).standard_errors[place] == pytest.approx(
            factor * alone.combined(coefficients).standard_errors
        )


def test_one_item_without_weights_is_the_ordinary_mean() -> None:
    scores = np.array([0.0, 0.25, 0.5, 0.75, 1.0, 1.0])
    found = item_means(collected(scores[:, None], np.zeros(6, dtype=int), 1))
    wanted = weighted_means(6, scores.sum(), (scores**2).sum(), 6)
    assert (found.values[0], found.standard_errors[0]) == pytest.approx(
        (float(wanted.value), float(wanted.standard_error))
    )
    assert (found.answers[0], found.effective_n[0]) == (6, pytest.approx(6))


def test_a_dimension_of_two_items_by_hand() -> None:
    """Complete answers: the error of the mean of two items is that of their row means."""
    answers = np.array([[1.0, 3], [2, 2], [5, 7], [4, 4], [6, 5]])
    found = item_means(collected(answers, np.zeros(5, dtype=int), 1)).combined([[0.5, 0.5]])
    rows = answers.mean(axis=1)
    assert found.values[0] == pytest.approx(rows.mean())
    assert found.standard_errors[0] == pytest.approx(rows.std(ddof=1) / math.sqrt(5))


def test_an_item_that_nobody_answered_is_unknown_and_spares_what_does_not_use_it() -> None:
    answers = np.array([[1.0, 3, np.nan], [2, 2, np.nan], [5, 7, 4.0], [4, 4, np.nan]])
    found = item_means(collected(answers, np.zeros(4, dtype=int), 1))
    assert found.values[2] == 4
    assert math.isnan(found.standard_errors[2])
    sums = found.combined([[0.5, 0.5, 0], [0.3, 0.3, 0.4]])
    assert sums.standard_errors[0] > 0
    assert math.isnan(sums.standard_errors[1])
    assert sums.answers.tolist() == [4, 1]
    empty = item_means(collected(answers[:2], np.zeros(2, dtype=int), 1))
    assert math.isnan(empty.values[2])
    assert empty.combined([[0.5, 0.5, 0]]).values[0] == pytest.approx(2)
    assert math.isnan(empty.combined([[0, 0, 1]]).values[0])


def test_an_empty_part_is_unknown_throughout() -> None:
    found = item_means(PairMoments(np.zeros(2), *np.zeros((3, 2, 3, 3))))
    assert np.isnan(found.values).all()
    assert np.isnan(found.covariance).all()
    assert found.effective_n.tolist() == [0, 0, 0]


def test_weights_cost_what_kish_says() -> None:
    answers = np.array([[1.0], [2], [3], [4]])
    found = item_means(collected(answers, np.array([0, 0, 1, 1]), 2), [1.0, 3.0])
    assert found.values[0] == pytest.approx((1 + 2 + 9 + 12) / 8)
    assert found.effective_n[0] == pytest.approx(64 / 20)


def test_pooled_moments_give_the_covariance_of_all_answers() -> None:
    answers, of_row, count, _ = reference()
    whole = answers[~np.isnan(answers).any(axis=1)]
    of_whole = of_row[~np.isnan(answers).any(axis=1)]
    pooled = collected(whole, of_whole, count).pooled()
    assert pairwise_covariance(pooled.n[0], pooled.sums[0], pooled.products[0]) == pytest.approx(np.cov(whole.T))
    weights = np.arange(1.0, count + 1)
    weighted = collected(whole, of_whole, count).pooled(weights)
    assert weighted.respondents[0] == pytest.approx(weights[of_whole].sum())
    mean = np.average(whole, axis=0, weights=weights[of_whole])
    assert np.diagonal(weighted.sums[0]) / np.diagonal(weighted.n[0]) == pytest.approx(mean)


def test_shapes_are_checked() -> None:
    with pytest.raises(ValueError, match="moments of"):
        PairMoments(np.zeros(2), np.zeros((2, 3, 3)), np.zeros((2, 3, 3)), np.zeros((2, 3, 2)))


def test_a_census_has_no_error_and_a_small_sample_nearly_all_of_it() -> None:
    assert float(finite_population_factor(50, 101)) == pytest.approx(math.sqrt(51 / 100))
    assert finite_population_factor([10, 10, 10, 1], [10, math.inf, 1e9, 1]) == pytest.approx([0, 1, 1, 0])
    assert np.isnan(finite_population_factor([11, 5], [10, np.nan])).all()
