from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fremdbild.statistics import equivalence, welch, welch_degrees


def test_p_value_is_the_larger_of_two_one_sided_tests() -> None:
    found = equivalence(1.5, 1.2, 40)
    above, below = stats.t.sf((1.5 + 5) / 1.2, 40), stats.t.cdf((1.5 - 5) / 1.2, 40)
    assert found.p_value == pytest.approx(max(above, below))
    assert found.same


def test_two_one_sided_tests_on_rows_are_those_of_scipy() -> None:
    chance = np.random.default_rng(2)
    first, second = chance.normal(60, 8, 70), chance.normal(59, 12, 90)
    sides = [(x.std(ddof=1) / math.sqrt(len(x)), len(x)) for x in (first, second)]
    error = math.hypot(sides[0][0], sides[1][0])
    found = equivalence(first.mean() - second.mean(), error, welch_degrees(*sides[0], *sides[1]))
    less = stats.ttest_ind(first - 5, second, equal_var=False, alternative="less").pvalue
    greater = stats.ttest_ind(first + 5, second, equal_var=False, alternative="greater").pvalue
    assert found.p_value == pytest.approx(max(less, greater))


@given(st.floats(-8, 8), st.floats(0.01, 5), st.one_of(st.floats(1, 500), st.just(math.inf)))
def test_the_same_is_where_the_90_percent_interval_lies_inside(value: float, error: float, degrees: float) -> None:
    found = equivalence(value, error, degrees)
    inside = found.lower > -5 and found.upper < 5
    if abs(found.p_value - 0.05) > 1e-9:
        assert found.same == inside
    assert equivalence(-value, error, degrees).p_value == pytest.approx(found.p_value)


def test_its_interval_is_that_of_welch_at_90_percent() -> None:
    wide = welch(62, 1.0, 200, 60, 1.5, 100, level=0.9)
    found = equivalence(2, wide.standard_error, welch_degrees(1.0, 200, 1.5, 100))
    assert (found.lower, found.upper) == pytest.approx((wide.lower, wide.upper))


def test_many_degrees_are_like_the_normal_distribution() -> None:
    assert equivalence(1, 2, 1e7).p_value == pytest.approx(equivalence(1, 2).p_value, rel=1e-5)


def test_without_error_only_the_value_counts() -> None:
    assert equivalence(4.9, 0, 10).same
    assert not equivalence(5.0, 0, 10).same


@pytest.mark.parametrize("case", [(math.nan, 1.0, 10.0), (0.0, math.nan, 10.0), (0.0, 1.0, math.nan), (0.0, 1.0, 0.0)])
def test_the_unknown_is_never_the_same(case: tuple[float, float, float]) -> None:
    found = equivalence(*case)
    assert not found.same
    assert math.isnan(found.p_value)


def test_a_bound_is_above_zero() -> None:
    with pytest.raises(ValueError, match="bound of 0"):
        equivalence(0, 1, bound=0)
