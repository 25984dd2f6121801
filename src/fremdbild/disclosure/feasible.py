"""How narrowly the answers of a part can be told from the answers of the whole, in closed form.

Whoever knows of N answers their sum S and the sum of their squares Q (mean, n and standard error give both) knows of n
of them that their sum lies between a lowest and a highest one. All answers are on 0..100.

* Two kinds of answer (a share): the n hold at most all the good ones.
* Three (the Net Promoter Score: 0, 50, 100): mean and standard error give the number of each kind.
* Many (a mean): the box, 0 to 100 for each; and the circle, since a part that lies far off needs spread:
  |mean of the n − S/N| ≤ σ √((N − n)/n), with σ² = Q/N − (S/N)².

Worked example: seven answers with the mean 90, three of them hidden. The other four are at most 400 together, so the
three lie between 76.7 and 100 on average: 23 points, too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Kinds = Literal[2, 3, 7]
"""How many kinds of answer a statistic tells apart; 7 stands for many."""

NARROWEST = 100 / 3
"""Two points of a scale of seven."""
_SLACK = 1e-6


@dataclass(frozen=True)
class Sums:
    """Number of answers, their sum and the sum of their squares; nan is unknown."""

    n: Array
    total: Array
    squares: Array

    def __getitem__(self, at: NDArray[np.int64] | NDArray[np.bool_]) -> Sums:
        return Sums(self.n[at], self.total[at], self.squares[at])

    def without(self, answer: Array) -> Sums:
        """The same without one answer."""
        return Sums(self.n - 1, self.total - answer, self.squares - answer**2)

    def boxed(self) -> Sums:
        """The same for somebody who does not look at standard errors."""
        return Sums(self.n, self.total, np.full_like(self.squares, np.nan))


def least_width(n: Array, most: float) -> Array:
    """How far apart the bounds of the sum of `n` hidden answers have to be: two points of seven for each answer.

    Of a group with more than `most` answers as far as of one with so many.
    """
    return np.asarray(NARROWEST * np.minimum(n, most), dtype=np.float64)


def width(whole: Sums, part: Array, kinds: Kinds, *, own_answer: bool = True) -> Array:
    """How far apart the lowest and the highest possible sum of `part` of the answers are.

    With `own_answer` for whoever of the whole knows one answer, the own one, within the part or outside; a part of one
    answer has nobody else in it who could look. Own answer and spread of many kinds of answer are not joined: one far
    answer that takes all spread with it is not looked for.
    """
    narrowest = _width(whole, part, kinds)
    if not own_answer:
        return narrowest
    if kinds == 7:
        whole = whole.boxed()
    for answer in _answers(whole, kinds):
        left = whole.without(answer)
        possible = _possible(left, kinds)
        outside = possible & (whole.n - part > 0.5)
        inside = possible & (part > 1.5)
        narrowest = np.where(outside, np.minimum(narrowest, _width(left, part, kinds)), narrowest)
        narrowest = np.where(inside, np.minimum(narrowest, _width(left, part - 1, kinds)), narrowest)
    return narrowest


def _width(whole: Sums, part: Array, kinds: Kinds) -> Array:
    highest = _highest(whole, part, kinds)
    lowest = whole.total - _highest(whole, whole.n - part, kinds)
    return np.asarray(np.maximum(highest - lowest, 0), dtype=np.float64)


def _highest(whole: Sums, part: Array, kinds: Kinds) -> Array:
    """The greatest sum that `part` of the answers can have."""
    if kinds == 3:
        good, middle = _good(whole), _middle(whole)
        best = 100 * np.minimum(part, good) + 50 * np.minimum(np.maximum(part - good, 0), middle)
        return np.asarray(best, dtype=np.float64)
    box = np.asarray(np.minimum(100 * part, whole.total), dtype=np.float64)
    if kinds == 2:
        return box
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = whole.total / whole.n
        spread = np.sqrt(np.maximum(whole.squares / whole.n - mean**2, 0))
        circle = part * mean + spread * np.sqrt(np.maximum(part * (whole.n - part), 0))
    return np.asarray(np.fmin(box, circle), dtype=np.float64)


def _good(whole: Sums) -> Array:
    return np.maximum(whole.squares - 50 * whole.total, 0) / 5000


def _middle(whole: Sums) -> Array:
    return np.maximum(100 * whole.total - whole.squares, 0) / 2500


def _answers(whole: Sums, kinds: Kinds) -> list[Array]:
    """What the own answer may have been; of many kinds the least and the greatest, since the ends tell most."""
    if kinds != 7:
        return [np.full_like(whole.total, answer) for answer in np.linspace(0, 100, kinds)]
    return [np.maximum(whole.total - 100 * (whole.n - 1), 0), np.minimum(whole.total, 100)]


def _possible(left: Sums, kinds: Kinds) -> NDArray[np.bool_]:
    """Whether an answer can have been among the answers, by what is left without it."""
    bounded = (left.total >= -_SLACK) & (left.total <= 100 * left.n + _SLACK)
    if kinds != 3:
        return np.asarray(bounded, dtype=bool)
    # 0, 50 and 100 are never fewer than none.
    bad = left.n - _good(left) - _middle(left)
    raw_good, raw_middle = left.squares - 50 * left.total, 100 * left.total - left.squares
    return np.asarray(bounded & (raw_good >= -_SLACK) & (raw_middle >= -_SLACK) & (bad >= -_SLACK), dtype=bool)
