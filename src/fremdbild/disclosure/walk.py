"""Other answers that fit all released figures as well as the true ones: what proves that a hidden cell is safe.

From the true answers one may walk in any direction that leaves every released cell as it is, until some atom would
hold less than nothing or more than all. If the mean of a hidden cell changes by two points of seven on the way,
whoever sees all released figures cannot tell it more narrowly. No walk found is no proof of danger; more is hidden
then, so that every cell that stays hidden is proved safe.

Source: the direction is that of affine scaling (Dikin 1967), which keeps away from the ends that are near.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fremdbild.disclosure.cells import Mask, Numbers, summed
from fremdbild.disclosure.feasible import Kinds, Sums, least_width, width

Array = NDArray[np.float64]

_STEPS = 12
_NEARLY = 0.97
_SAME = 1e-6


@dataclass(frozen=True)
class Atoms:
    """The answers of every atom on 0..100, for one statistic."""

    n: Array
    total: Array
    squares: Array
    kinds: Kinds


@dataclass(frozen=True)
class Released:
    """What is known: `known` tells for every released cell (row) which classes of atoms (columns) it holds.

    A class are the atoms that no released cell tells apart; `class_of` has the class of each atom.
    """

    known: Mask
    class_of: Numbers


def proved_within_classes(cells: Mask, released: Released, atoms: Atoms, most_answers: float) -> Mask:
    """Hidden cells that are safe even if answers move only between atoms of one class; `cells` × atoms."""
    classes = released.known.shape[1]
    own, total, squares = (summed(released.class_of, x, classes) for x in (atoms.n, atoms.total, atoms.squares))
    in_class = np.zeros((len(released.class_of), classes))
    in_class[np.arange(len(released.class_of)), released.class_of] = atoms.n
    parts = cells @ in_class
    cell, at = np.nonzero(parts)
    part = parts[cell, at]
    whole = Sums(own, total, squares)[at]
    free = ~np.asarray(released.known.any(axis=0), dtype=bool)[at]
    n = parts.sum(axis=1)
    wide = np.where(free, 100 * part, width(whole, part, atoms.kinds, own_answer=False))
    # Nobody else looks into a cell of one.
    looked_into = np.where(free & (n[cell] < 1.5), part, np.maximum(part - 1, 0))
    loss = wide - np.where(free, 100 * looked_into, width(whole, part, atoms.kinds))
    most = np.zeros(len(cells))
    np.maximum.at(most, cell, loss)
    return np.asarray(summed(cell, wide, len(cells)) - most >= least_width(n, most_answers) - _SAME, dtype=bool)


def held_back_by(cell: Mask, released: Released, atoms: Atoms, most_answers: float) -> Numbers:
    """The released cells that bind a hidden one, given by its atoms; empty where a walk proves it safe."""
    needed = float(least_width(np.array([atoms.n[cell].sum()]), most_answers)[0]) - _SAME
    walked, binding = _walked(cell, released.known, released.class_of, atoms, needed)
    return binding if walked < needed else binding[:0]


def _walked(cell: Mask, known: Mask, class_of: Numbers, atoms: Atoms, enough: float) -> tuple[float, Numbers]:
    """How far the sum of a hidden cell moves on a walk, and which released cells hold it back.

    In every atom one answer stays as it is: somebody there may know it. Atoms that neither a released cell nor `cell`
    tells apart walk together.
    """
    _, group_of = np.unique(2 * class_of + cell, return_inverse=True)
    groups = int(group_of.max()) + 1
    n, start = (summed(group_of, x, groups) for x in (atoms.n, atoms.total))
    rows = np.zeros((known.shape[0], groups))
    rows[:, group_of] = known[:, class_of]
    moved = np.zeros(groups)
    moved[group_of[cell]] = 1
    low = np.minimum(start, 100)
    high = 100 * n - np.minimum(100 * n - start, 100)
    ends = []
    binding = np.flatnonzero((rows * moved).any(axis=1))
    for sign in (1, -1):
        place = start.copy()
        for _ in range(_STEPS):
            direction = _direction(sign * moved, rows, np.minimum(place - low, high - place))
            gain = float(direction @ (sign * moved))
            if gain <= _SAME:
                break
            with np.errstate(divide="ignore", invalid="ignore"):
                room = np.where(direction > 0, (high - place) / direction, (low - place) / direction)
            room = room[np.abs(direction) > 1e-12]
            if not room.size or not np.isfinite(room.min()) or gain * room.min() < _SAME:
                break
            place = place + _NEARLY * max(float(room.min()), 0.0) * direction
            if abs(float((place - start) @ moved)) >= enough:
                break
        ends.append(float(place @ moved))
        if len(ends) == 2 and ends[0] - ends[1] >= enough:
            break
    return ends[0] - ends[1], binding


def _direction(wish: Array, rows: Array, room: Array) -> Array:
    """The way that `wish` points, as far as it changes no released cell; atoms with little room move little."""
    scale = np.maximum(room, 0)
    scaled = rows * scale
    solved = np.linalg.lstsq(scaled @ scaled.T, scaled @ (scale * wish), rcond=1e-10)[0]
    return np.asarray(scale * (scale * wish - scaled.T @ solved), dtype=np.float64)
