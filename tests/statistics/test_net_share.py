from __future__ import annotations

import math

import numpy as np
import pytest

from fremdbild.statistics import net_share_interval, net_share_standard_error


def test_90_promoters_and_50_detractors_of_200() -> None:
    error = 100 * float(net_share_standard_error(0.45, 0.25, 200))
    lower, upper = (100 * float(bound) for bound in net_share_interval(0.45, 0.25, 200))
    assert error == pytest.approx(5.745, abs=5e-4)
    assert (lower, upper) == pytest.approx((20 - 11.26, 20 + 11.26), abs=5e-3)


def test_error_is_that_of_plus_one_zero_and_minus_one() -> None:
    values = np.repeat([1.0, 0.0, -1.0], [5, 3, 4])
    assert float(net_share_standard_error(5 / 12, 4 / 12, 12)) == pytest.approx(values.std() / math.sqrt(12))


def test_alike_answers_still_have_an_interval() -> None:
    for n in (5, 30, 1000):
        lower, upper = net_share_interval([1.0, 0.0, 0.0], [0.0, 1.0, 0.0], n)
        assert np.all(lower < upper)
        assert (upper[0], lower[1]) == pytest.approx((1, -1))
        assert -1 < lower[2] < 0 < upper[2] < 1


def test_one_answer_has_no_interval() -> None:
    assert all(math.isnan(bound) for bound in net_share_interval(1.0, 0.0, 1))


@pytest.mark.parametrize("n", [7, 12, 30, 80, 250])
def test_holds_the_truth_in_95_of_100(n: int) -> None:
    chance = np.random.default_rng(5)
    held = []
    for plus, minus in ((0.45, 0.25), (0.7, 0.1), (0.85, 0.03), (0.2, 0.6)):
        counts = chance.multinomial(n, [plus, minus, 1 - plus - minus], size=4000) / n
        lower, upper = net_share_interval(counts[:, 0], counts[:, 1], n)
        held.append(float(np.mean((lower <= plus - minus) & (plus - minus <= upper))))
    assert 0.93 < np.mean(held) < 0.97, held
    assert min(held) > 0.89, held
