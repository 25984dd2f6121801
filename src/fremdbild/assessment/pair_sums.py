"""The sums of every two words as square tables, from the first step of a score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.measures.estimates import column

Array = NDArray[np.float64]


def pair_sums(counts: pa.Table, words: Sequence[str]) -> tuple[Array, Array, Array]:
    """Numbers, sums and products [word, word] over who answered both, without weights; points of the scale 0..1."""
    place = {word: index for index, word in enumerate(words)}
    first, second = counts["word_a"].to_pylist(), counts["word_b"].to_pylist()
    n, sums, products = (np.zeros((len(words), len(words))) for _ in range(3))
    numbers, qa, qb, qab = (column(counts, name) for name in ("answers", "qa", "qb", "qab"))
    for row, (one, other) in enumerate(zip(first, second, strict=True)):
        if one in place and other in place:
            a, b = place[one], place[other]
            for i, j, total in {(a, b, qa[row]), (b, a, qb[row])}:
                n[i, j] += numbers[row]
                sums[i, j] += total
                products[i, j] += qab[row]
    return n, sums, products


def answered_words(counts: pa.Table, words: Sequence[str]) -> list[str]:
    """Those of `words` that anybody answered."""
    there = set(counts["word_a"].to_pylist())
    return [word for word in words if word in there]


def number_or_none(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
