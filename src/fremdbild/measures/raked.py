"""Weights of answers by the known sizes of groups, wave by wave, on the sums of `moments`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.measures.moments import ANYTHING, WITHIN
from fremdbild.measures.view import WEIGHTED_BY
from fremdbild.result import Margin, Question
from fremdbild.statistics import raking

Array = NDArray[np.float64]
Place = tuple[str, str, str]
"""Survey, wave and perspective."""


@dataclass(frozen=True)
class Weighting:
    """What weighting one side of one wave did."""

    place: Place
    variables: tuple[str, ...]
    answers: int
    design_effect: float
    effective_n: float
    trimmed: int
    unknown: int
    """Answers of people of whom a group is not known; they count as the mean of the others."""


def weights_of(counts: pa.Table, question: Question) -> tuple[Array, tuple[Weighting, ...]]:
    """The factor of each row of `counts`, and how each weighted wave came out.

    Where several sides of a wave are weighted, they stand to each other as their populations do. Raises WeightingError
    where margins cannot be met.
    """
    factors = np.ones(counts.num_rows)
    counts = counts.select([*WITHIN, "w"])
    margins: dict[tuple[str, str], list[Margin]] = defaultdict(list)
    for margin in question.margins:
        margins[margin.survey_id, margin.perspective].append(margin)
    rows = _rows_of_waves(counts, margins.keys())
    done = []
    for place, here in sorted(rows.items()):
        found = _weighted(counts.take(pa.array(here)), place, margins[place[0], place[2]])
        if found is not None:
            factors[here] = found[0]
            done.append(found[1])
    return factors, tuple(done)


def _rows_of_waves(counts: pa.Table, weighted: Collection[tuple[str, str]]) -> dict[Place, NDArray[np.intp]]:
    if not weighted:
        return {}
    surveys, waves = counts["survey_id"].to_pylist(), counts["wave"].to_pylist()
    perspectives = counts["of_perspective"].to_pylist()
    rows: dict[Place, list[int]] = defaultdict(list)
    for number, place in enumerate(zip(surveys, waves, perspectives, strict=True)):
        if (place[0], place[2]) in weighted:
            rows[place].append(number)
    return {place: np.array(numbers, dtype=np.intp) for place, numbers in rows.items()}


def _weighted(counts: pa.Table, place: Place, margins: Sequence[Margin]) -> tuple[Array, Weighting] | None:
    variables = tuple(dict.fromkeys(name for margin in margins for name in margin.variables))
    members = [_members(counts, name) for name in variables]
    keys = list(zip(*members, strict=True))
    answers: dict[tuple[str | None, ...], float] = defaultdict(float)
    for word, weight, key in zip(counts["word_a"].to_pylist(), counts["w"].to_pylist(), keys, strict=True):
        if word == ANYTHING:
            answers[key] += weight
    known = {key: count for key, count in answers.items() if None not in key}
    if not known:
        return None
    found = raking.rake(
        [dict(zip(variables, key, strict=True)) for key in known],
        np.array(list(known.values())),
        _margins(margins),
        where=f"survey {place[0]}, wave {place[1]}, {place[2]}",
    )
    scale = found.population / sum(known.values())
    factor = dict(zip(known, found.weights * scale, strict=True))
    weighting = Weighting(
        place,
        variables,
        round(sum(answers.values())),
        found.design_effect,
        found.effective_n,
        found.trimmed,
        round(sum(answers.values()) - sum(known.values())),
    )
    return np.array([factor.get(key, scale) for key in keys]), weighting


def _members(counts: pa.Table, name: str) -> list[str | None]:
    if name not in WEIGHTED_BY:
        return [None] * counts.num_rows
    found: list[str | None] = counts[f"of_{name}"].to_pylist()
    return found


def _margins(margins: Sequence[Margin]) -> list[raking.Margin]:
    sizes: dict[tuple[str, ...], dict[tuple[str, ...], float]] = defaultdict(dict)
    for margin in margins:
        sizes[margin.variables][margin.levels] = margin.size
    return [raking.Margin(variables, _frozen(levels)) for variables, levels in sizes.items()]


def _frozen(levels: Mapping[tuple[str, ...], float]) -> Mapping[tuple[str, ...], float]:
    return dict(levels)
