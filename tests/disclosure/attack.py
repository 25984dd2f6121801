"""The attacker: knows headcounts, the n of every cell, every released figure and one own answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix

Array = NDArray[np.float64]
TWO_POINTS_OF_SEVEN = 100 / 3


@dataclass(frozen=True)
class Known:
    """Released cells as sets of atoms with the sums of their answers, and how many people each atom holds."""

    made_of: Array
    sums: Array
    n: Array


def widths(known: Known, targets: Array, atom: int | None = None, answer: float = 0.0) -> Array:
    """How far apart the bounds of the mean of each target (a set of atoms) are, by linear programming.

    `atom` is where the attacker answered `answer`.
    """
    low, high = np.zeros(len(known.n)), 100 * known.n
    if atom is not None:
        low[atom], high[atom] = answer, 100 * (known.n[atom] - 1) + answer
    goals = [sign * target for target in targets for sign in (1.0, -1.0)]
    # All programs in one: they share no variable, so that the sum is least where each of them is.
    bounds = np.tile(np.column_stack([low, high]), (len(goals), 1))
    equal = block_diag([csr_matrix(known.made_of)] * len(goals), format="csr") if len(known.made_of) else None
    right = np.tile(known.sums, len(goals)) if len(known.made_of) else None
    found = linprog(np.concatenate(goals), A_eq=equal, b_eq=right, bounds=bounds, method="highs")
    assert found.status == 0, found.message
    ends = np.einsum("ij,ij->i", np.array(goals), found.x.reshape(len(goals), -1))
    return np.asarray(-(ends[0::2] + ends[1::2]) / (targets @ known.n))


def computable(known: Known, targets: Array) -> NDArray[np.bool_]:
    """Which targets are a linear combination of what is known."""
    if not len(known.made_of):
        return np.zeros(len(targets), dtype=bool)
    fitted = np.linalg.lstsq(known.made_of.T, targets.T, rcond=None)[0]
    return np.asarray(np.abs(known.made_of.T @ fitted - targets.T).max(axis=0) < 1e-8)


def small_groups(known: Known, minimum: int) -> list[NDArray[np.intp]]:
    """Groups of fewer people than `minimum` of which the released cells tell the sum.

    Differences of two released cells, and atoms that are told apart by nothing released but together are known.
    """
    found = []
    for one in known.made_of:
        for other in known.made_of:
            apart = one != other
            if 0 < known.n[apart].sum() < minimum and (one - other >= 0).all():
                found.append(np.flatnonzero(apart))
    if not len(known.made_of):
        return found
    _, class_of = np.unique(known.made_of, axis=1, return_inverse=True)
    rank = np.linalg.matrix_rank(known.made_of)
    for number in np.unique(class_of):
        atoms = class_of.reshape(-1) == number
        few = 0 < known.n[atoms].sum() < minimum
        if few and np.linalg.matrix_rank(np.vstack([known.made_of, atoms])) == rank:
            found.append(np.flatnonzero(atoms))
    return found
