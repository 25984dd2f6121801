"""Scores of criteria, dimensions and the whole from the sums of `moments`.

A criterion is the mean of its answers on 0..100, a dimension the unweighted mean of its criteria (from three of five
on), the total the mean of the three dimensions. Errors by linearisation: with m for the mean of a word and W for the
sum of its weights, an answer moves it by w (x - m) / W, and a dimension by the mean of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS, of_dimension
from fremdbild.measures.estimates import Figures, column, estimates
from fremdbild.measures.moments import ANYTHING, HEADCOUNT
from fremdbild.measures.raked import weights_of
from fremdbild.result import Question
from fremdbild.statistics import student_interval, wilson_interval

Array = NDArray[np.float64]

LEAST_CRITERIA = 3
"""Of the five criteria of a dimension, so many must have a score."""
_WORDS = tuple(criterion.name for criterion in CRITERIA)


@dataclass(frozen=True)
class Sums:
    """Means of all groups and words, on 0..1, with what their errors follow from.

    Arrays are [group, word], `covariance` (of the means) [group, word, word]; `respondents` and the effective number of
    them, of whoever answered anything, and `headcount` (nan where it is not known) are [group]. `members` has the
    group's member of each group column but `criterion`.
    """

    members: Mapping[str, list[Any]]
    words: tuple[str, ...]
    mean: Array
    agreeing: Array
    covariance: Array
    answers: Array
    people: Array
    effective_n: Array
    respondents: Array
    respondents_people: Array
    respondents_effective: Array
    headcount: Array

    @property
    def correction(self) -> Array:
        """Finite-population factor √((N - n) / (N - 1)) of the standard error of each word; 1 where N is not known.

        Where everybody answered one person is taken as missing, so that a census is not called free of error.
        """
        people, there = self.answers, self.headcount[:, None]
        missing = np.maximum(there - people, 1.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            factor = np.sqrt(np.minimum(missing / (there - 1.0), 1.0))
        return np.where(np.isnan(there) | (there <= 1), 1.0, factor)


def sums_of(counts: pa.Table, question: Question, words: Sequence[str]) -> Sums:
    """The sums of each group for `words`, weighted to the margins of the question."""
    keys = [name for name in question.by if name != "criterion"]
    factors, _ = weights_of(counts, question)
    members, size, number = _groups(counts, keys)
    wide = len(words)
    place = {word: index for index, word in enumerate(words)}
    first, second = (
        np.array([place.get(word, -1) for word in counts[name].to_pylist()], dtype=np.intp)
        for name in ("word_a", "word_b")
    )

    def alone(name: str, power: int) -> Array:
        out = np.zeros((size, wide))
        rows = (first >= 0) & (first == second)
        np.add.at(out, (number[rows], first[rows]), (column(counts, name) * factors**power)[rows])
        return out

    def pairs(name: str) -> Array:
        out = np.zeros((size, wide, wide))
        rows = (first >= 0) & (second >= 0)
        np.add.at(out, (number[rows], first[rows], second[rows]), (column(counts, name) * factors**2)[rows])
        return out

    said, beside = (np.array(counts[name].to_pylist(), dtype=object) for name in ("word_a", "word_b"))
    people = np.zeros((size, wide + 1))
    rows = (beside == HEADCOUNT) & (said != HEADCOUNT)
    column_of = np.where(said == ANYTHING, wide, first)
    rows &= column_of >= 0
    np.add.at(people, (number[rows], column_of[rows]), column(counts, "answers")[rows])

    def whole(word: str, name: str, power: int) -> Array:
        rows = (said == word) & (beside == word)
        return np.bincount(number[rows], (column(counts, name) * factors**power)[rows], minlength=size).astype(float)

    weights = alone("w", 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(weights > 0, alone("wa", 1) / weights, np.nan)
        agreeing = np.where(weights > 0, np.minimum(alone("agreeing", 1) / weights, 1.0), np.nan)
        effective = np.where(weights > 0, weights**2 / alone("q", 2), 0.0)
        everybody = whole(ANYTHING, "w", 1)
        everybody_effective = np.where(everybody > 0, everybody**2 / whole(ANYTHING, "q", 2), 0.0)
    answers = alone("answers", 0)
    known = np.isin(np.arange(size), number[said == HEADCOUNT])
    return Sums(
        members,
        tuple(words),
        mean,
        agreeing,
        _covariance(pairs("q"), pairs("qa"), pairs("qb"), pairs("qab"), mean, weights, answers),
        answers,
        people[:, :wide],
        effective,
        whole(ANYTHING, "answers", 0),
        people[:, wide],
        everybody_effective,
        np.where(known, whole(HEADCOUNT, "w", 0), np.nan),
    )


def _groups(counts: pa.Table, keys: Sequence[str]) -> tuple[dict[str, list[Any]], int, NDArray[np.intp]]:
    """The groups in `counts` by column, how many they are, and which of them each row belongs to."""
    if not keys:
        return {}, min(counts.num_rows, 1), np.zeros(counts.num_rows, dtype=np.intp)
    found = list(zip(*(counts[name].to_pylist() for name in keys), strict=True))
    order = {group: place for place, group in enumerate(dict.fromkeys(found))}
    members = {name: [group[place] for group in order] for place, name in enumerate(keys)}
    return members, len(order), np.array([order[group] for group in found], dtype=np.intp)


def _covariance(q: Array, qa: Array, qb: Array, qab: Array, mean: Array, weights: Array, answers: Array) -> Array:
    """Covariances of the means of every two words, [group, word, word]; nan where a mean has one answer or none."""
    means = np.nan_to_num(mean)
    of_a, of_b = means[:, :, None], means[:, None, :]
    sums = qab - of_b * qa - of_a * qb + of_a * of_b * q
    # Each two words stand in one order only.
    alone = np.eye(sums.shape[1], dtype=bool)
    sums = np.where(alone, sums, sums + np.swapaxes(sums, 1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled = sums / (weights[:, :, None] * weights[:, None, :])
        small = np.where(answers > 1, answers / (answers - 1), np.nan)
        return np.asarray(scaled * np.sqrt(small[:, :, None] * small[:, None, :]))


def criteria_figures(sums: Sums) -> list[Figures]:
    """Means of the single criteria and shares of those who agree, [group × word] flattened, words varying fastest."""
    endless = np.sqrt(np.maximum(np.diagonal(sums.covariance, axis1=1, axis2=2), 0.0))
    means = _means("mean", sums.mean, endless * sums.correction, sums.answers, sums.people, sums.effective_n)
    # The correction for a finite population hides from the error how much the answers differ.
    degrees = np.sqrt(np.maximum(sums.effective_n - 1, 0.0))
    means = replace(means, spread=100 * (endless * degrees).reshape(-1))
    # Of a population of N, n answers say as much of a share as n (N - 1) / (N - n) of an endless one.
    with np.errstate(divide="ignore", invalid="ignore"):
        n = np.where(sums.correction > 0, sums.effective_n / sums.correction**2, sums.effective_n)
    lower, upper = wilson_interval(sums.agreeing, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        differ = np.sqrt(sums.agreeing * (1 - sums.agreeing))
        error = np.where(n > 0, differ / np.sqrt(n), np.nan)
        spread = differ * degrees / np.sqrt(sums.effective_n)
    shares = Figures(
        "top_2_share",
        sums.agreeing.reshape(-1),
        error.reshape(-1),
        lower.reshape(-1),
        upper.reshape(-1),
        "Wilson",
        sums.people.reshape(-1),
        sums.effective_n.reshape(-1),
        answers=sums.answers.reshape(-1),
        spread=spread.reshape(-1),
    ).scaled(100)
    return [means, shares]


def dimension_figures(sums: Sums) -> Figures:
    """Means of the three dimensions, [group × dimension] flattened."""
    return _combined(sums, np.stack([_of_dimension(sums, name) for name in DIMENSIONS], axis=1))


def total_figures(sums: Sums) -> Figures:
    """The mean of the three dimensions, one per group; none where a dimension has none."""
    parts = np.stack([_of_dimension(sums, name) for name in DIMENSIONS], axis=1)
    return _combined(sums, parts.mean(axis=1)[:, None, :])


def _of_dimension(sums: Sums, dimension: str) -> Array:
    """What each word weighs in a dimension, [group, word]; nan throughout where too few of its criteria are scored."""
    names = {criterion.name for criterion in of_dimension(dimension)}
    scored = (sums.answers > 1) & np.array([word in names for word in sums.words])
    many = scored.sum(axis=1, keepdims=True)
    return np.where(many >= LEAST_CRITERIA, scored / np.maximum(many, 1), np.nan)


def _combined(sums: Sums, parts: Array) -> Figures:
    """Means weighted by `parts` [group, figure, word] over the words."""
    value = np.where(parts == 0, 0.0, parts * np.nan_to_num(sums.mean)[:, None, :]).sum(axis=2)
    covariance = np.nan_to_num(sums.covariance) * sums.correction[:, :, None] * sums.correction[:, None, :]
    variance = np.einsum("gfa,gab,gfb->gf", np.nan_to_num(parts), covariance, np.nan_to_num(parts))
    error = np.where(np.isnan(value), np.nan, np.sqrt(np.maximum(variance, 0.0)))
    shape = value.shape
    of_all = (sums.respondents, sums.respondents_people, sums.respondents_effective)
    counted = (np.where(np.isnan(value), 0.0, np.broadcast_to(part[:, None], shape)) for part in of_all)
    return _means("mean", value, error, *counted)


def _means(statistic: str, value: Array, error: Array, answers: Array, people: Array, effective: Array) -> Figures:
    """Student's interval; where all answers are alike, Wilson's with the mean as the share (see `weighted_means`)."""
    known = effective >= 2
    error = np.where(known, error, np.nan)
    lower, upper = student_interval(value, error, np.where(known, effective - 1, np.nan))
    alike = known & (error < 1e-9)
    alike_lower, alike_upper = wilson_interval(value, effective)
    return Figures(
        statistic,
        value.reshape(-1),
        np.where(alike, 0.0, error).reshape(-1),
        np.where(alike, alike_lower, np.maximum(lower, 0)).reshape(-1),
        np.where(alike, alike_upper, np.minimum(upper, 1)).reshape(-1),
        np.where(alike, "Wilson", "Student").reshape(-1),
        people.reshape(-1),
        effective.reshape(-1),
        answers=answers.reshape(-1),
    ).scaled(100)


def score_table(counts: pa.Table, question: Question) -> pa.Table:
    """The result of a score: criteria and dimensions where the question tells criteria apart, else the total."""
    sums = sums_of(counts, question, _WORDS)
    if "criterion" not in question.by:
        return estimates(_labels(sums, question, ()), question, total_figures(sums))
    criteria = estimates(_labels(sums, question, sums.words), question, *criteria_figures(sums))
    dimensions = estimates(_labels(sums, question, DIMENSIONS), question, dimension_figures(sums))
    return pa.concat_tables([criteria, dimensions])


def word_table(counts: pa.Table, question: Question, word: str) -> pa.Table:
    """Mean and share of the two best answers to the questions after one construct."""
    sums = sums_of(counts, question, (word,))
    return estimates(_labels(sums, question, ()), question, *criteria_figures(sums))


def guess_table(counts: pa.Table, question: Question) -> pa.Table:
    """The mean of each criterion alone; of all criteria together there is none."""
    sums = sums_of(counts, question, _WORDS)
    if "criterion" not in question.by:
        return estimates(_labels(sums, question, ()), question)
    means, _ = criteria_figures(sums)
    return estimates(_labels(sums, question, sums.words), question, means)


def _labels(sums: Sums, question: Question, criteria: Sequence[str]) -> pa.Table:
    """The members of the group columns of each row: of every group, each of `criteria` where there are any."""
    many = max(len(criteria), 1)
    size = len(sums.headcount)
    columns: dict[str, pa.Array] = {}
    for name in question.by:
        if name == "criterion":
            columns[name] = pa.array(list(criteria) * size if criteria else [None] * size, pa.string())
        else:
            columns[name] = pa.array([member for member in sums.members[name] for _ in range(many)])
    return pa.table(columns)
