"""Random choices as hashes of ids and a seed: the same on every machine, in any order, in any chunk.

The hash is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, Fast Splittable Pseudorandom Number Generators).
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


class Draws:
    """Uniform numbers that belong to ids: `Draws(7)("touchpoint", customers)` never changes for a customer.

    `name` parts one question from another; every id column that is given makes the answer depend on it.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def __call__(self, name: str, *ids: Ints) -> Floats:
        """Uniform numbers between 0 and 1, neither of them reached."""
        return ((self.bits(name, *ids) >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53

    def bits(self, name: str, *ids: Ints) -> NDArray[np.uint64]:
        """64 random bits for each id."""
        digest = hashlib.blake2b(f"{self.seed}/{name}".encode(), digest_size=8).digest()
        state = np.full(len(ids[0]), int.from_bytes(digest, "little"), dtype=np.uint64)
        for column in ids:
            state ^= column.astype(np.uint64) + _GOLDEN
            state = _mixed(state)
        return state

    def whole(self, name: str, below: int, *ids: Ints) -> Ints:
        """Whole numbers from 0 up to, but not including, `below`."""
        return (self(name, *ids) * below).astype(np.int64)


def member(uniform: Floats, shares: Floats | tuple[float, ...]) -> Ints:
    """Which of several members each uniform number falls on; `shares` add up to 1."""
    bounds = np.cumsum(np.asarray(shares, dtype=np.float64))[:-1]
    return np.searchsorted(bounds, uniform, side="right").astype(np.int64)


def _mixed(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    state = (state ^ (state >> np.uint64(30))) * _FIRST
    state = (state ^ (state >> np.uint64(27))) * _SECOND
    return state ^ (state >> np.uint64(31))
