"""Clusters of records of one customer, out of scored pairs, that no single bridge glues together.

Connected components trust every link: one wrong link between two customers with ten records each makes a hundred
wrong pairs. Here two groups become one only where the pairs between them speak for it *on average*: a bridge of one
strong link between groups that otherwise disagree is outvoted. Pairs that were not compared count as `MISSING`.

The strongest pair of groups goes first; equal ones in the order of their smallest members. So the result depends on
the numbers of the records and the weights alone, never on the order of rows. Components of one pair, and those in which
every pair has the average that is asked for, are decided without it; large ones are cut into parts of at most `PART`
records along their strongest links first, so that the work grows with the number of pairs (times its logarithm) and no
faster.

Source: average linkage, Sokal and Michener (1958); for record linkage Hassanzadeh and others (2009), Framework for
evaluating clustering algorithms in duplicate detection.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

MISSING = -6.0
"""Bits against a link that a pair counts for which nobody compared: hardly any of its keys agreed."""

STRONGEST = 20.0
"""A single pair speaks for or against a link with at most so many bits."""

PART = 400
"""Groups are looked for among at most so many records at once; no customer has more."""


@dataclass(frozen=True)
class Pairs:
    """Scored pairs as arrays: records `left` < `right`, counted from 0, and their match weights in bits."""

    left: Integers
    right: Integers
    weight: Floats


def components(records: int, left: Integers, right: Integers) -> Integers:
    """For each of `records` the number of its smallest member of all that pairs connect it with."""
    ones = np.ones(len(left), dtype=np.int8)
    _, label = connected_components(coo_matrix((ones, (left, right)), shape=(records, records)), directed=False)
    smallest = np.full(int(label.max()) + 1 if records else 0, records, dtype=np.int64)
    np.minimum.at(smallest, label, np.arange(records))
    return np.asarray(smallest[label], dtype=np.int64)


def clusters(
    records: int,
    pairs: Pairs,
    *,
    at_least: float,
    average: float = 0.0,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> Integers:
    """For each of `records` the smallest member of its cluster.

    Groups become one where their pairs have `at_least` bits on average. Decisions bind: records that are the `same` are
    in one cluster, `different` ones never (whoever passes both for one pair is asked before, see `decisions`).
    """
    must = _pairs(same)
    cannot = _pairs(different)
    joined = components(records, must[:, 0], must[:, 1])
    strong = pairs.weight >= at_least
    connected = components(
        records, np.concatenate([pairs.left[strong], must[:, 0]]), np.concatenate([pairs.right[strong], must[:, 1]])
    )
    label = joined.copy()
    inside = connected[pairs.left] == connected[pairs.right]
    left, right, weight = pairs.left[inside], pairs.right[inside], pairs.weight[inside]
    home = connected[left]
    sizes = np.bincount(connected, minlength=records)
    decided = np.zeros(records, dtype=bool)
    decided[connected[must[:, 0]]] = True
    decided[connected[cannot[:, 0]]] = True
    decided[connected[cannot[:, 1]]] = True
    fitting = np.bincount(home[weight >= min(average, at_least)], minlength=records)
    # No pair is below the average that is asked for, so that none of any groups can be: all become one. Most
    # components are like that, pairs of two records among them.
    whole = (sizes > 1) & (fitting == sizes * (sizes - 1) // 2) & ~decided
    easy = whole[connected]
    label[easy] = connected[easy]
    hard = ~whole[home]
    order = np.lexsort((right[hard], left[hard], home[hard]))
    left, right, weight, home = left[hard][order], right[hard][order], weight[hard][order], home[hard][order]
    forbidden = _by_record(cannot)
    members = _members(joined)
    for start, stop in _runs(home):
        parts = _parts(left[start:stop], right[start:stop], weight[start:stop], joined)
        for one, other, bits in parts:
            _average_linkage(one, other, bits, average, label, joined, members, forbidden)
    return label


def _pairs(found: Iterable[tuple[int, int]]) -> Integers:
    listed = sorted({(min(pair), max(pair)) for pair in found})
    return np.array(listed, dtype=np.int64).reshape(-1, 2)


def _by_record(pairs: Integers) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs.tolist():
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _members(joined: Integers) -> dict[int, list[int]]:
    """Groups of several records that decisions have joined, by their smallest member."""
    several = np.flatnonzero(np.bincount(joined, minlength=len(joined)) > 1)
    found: dict[int, list[int]] = {int(first): [] for first in several}
    for record in np.flatnonzero(np.isin(joined, several)):
        found[int(joined[record])].append(int(record))
    return found


def _runs(sorted_values: Integers) -> Iterator[tuple[int, int]]:
    if not len(sorted_values):
        return
    ends = np.flatnonzero(np.diff(sorted_values)) + 1
    yield from zip(
        np.concatenate([[0], ends]).tolist(), np.concatenate([ends, [len(sorted_values)]]).tolist(), strict=True
    )


def _parts(
    left: Integers, right: Integers, weight: Floats, joined: Integers
) -> Iterator[tuple[list[int], list[int], list[float]]]:
    """The pairs of one component; of a large one those within parts of at most PART records, strongest links first."""
    bits = np.clip(weight, -STRONGEST, STRONGEST)
    if len(np.union1d(left, right)) <= PART:
        yield left.tolist(), right.tolist(), bits.tolist()
        return
    parent: dict[int, int] = {}
    size: dict[int, int] = {}

    def root(record: int) -> int:
        while parent.setdefault(record, record) != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    for place in np.lexsort((right, left, -weight)).tolist():
        one, other = root(int(joined[left[place]])), root(int(joined[right[place]]))
        if one != other and size.get(one, 1) + size.get(other, 1) <= PART:
            low, high = min(one, other), max(one, other)
            parent[high] = low
            size[low] = size.get(one, 1) + size.get(other, 1)
    home = np.array([root(int(joined[record])) for record in left.tolist()], dtype=np.int64)
    away = np.array([root(int(joined[record])) for record in right.tolist()], dtype=np.int64)
    within = home == away
    order = np.flatnonzero(within)[np.argsort(home[within], kind="stable")]
    for start, stop in _runs(home[order]):
        chosen = order[start:stop]
        yield left[chosen].tolist(), right[chosen].tolist(), bits[chosen].tolist()


def _average_linkage(  # noqa: C901, PLR0912 — one loop over one heap; its parts share all of their state
    left: list[int],
    right: list[int],
    bits: list[float],
    at_least: float,
    label: Integers,
    joined: Integers,
    members: dict[int, list[int]],
    forbidden: dict[int, set[int]],
) -> None:
    """Writes the clusters of one component into `label`."""
    group: dict[int, list[int]] = {}
    between: dict[int, dict[int, tuple[float, int]]] = {}
    for one, other, weight in zip(left, right, bits, strict=True):
        here, there = int(joined[one]), int(joined[other])
        for first in (here, there):
            group.setdefault(first, members.get(first, [first]))
        if here == there:
            continue
        for first, second in ((here, there), (there, here)):
            _add(between.setdefault(first, {}), second, (weight, 1))
    barred = {first: set().union(*(forbidden.get(record, set()) for record in group[first])) for first in group}
    units = dict(group)
    start = {here: dict(others) for here, others in between.items()}
    kept_apart = {first: set(records) for first, records in barred.items()}
    heap: list[tuple[float, int, int, int, int]] = []
    for here, others in between.items():
        for there, found in others.items():
            if here < there:
                _push(heap, here, there, found, group, at_least)
    heapq.heapify(heap)
    while heap:
        _, here, there, size_here, size_there = heapq.heappop(heap)
        current = here in group and there in group
        if not current or len(group[here]) != size_here or len(group[there]) != size_there:
            continue
        if not barred[here].isdisjoint(group[there]):
            continue
        # `here` is the smaller number and keeps its name.
        group[here] = group[here] + group.pop(there)
        barred[here] |= barred.pop(there)
        mine, theirs = between[here], between.pop(there)
        mine.pop(there, None)
        theirs.pop(here, None)
        for third, found in theirs.items():
            _add(mine, third, found)
            between[third].pop(there, None)
        for third, found in mine.items():
            between[third][here] = found
            _push(heap, min(here, third), max(here, third), found, group, at_least, sift=True)
    home = {unit: first for first, records in group.items() for unit in records if unit in units}
    for unit in sorted(units):
        _settle(unit, home, units, group, start.get(unit, {}), kept_apart[unit], at_least)
    for records in group.values():
        if records:
            label[records] = min(records)


def _add(sums: dict[int, tuple[float, int]], group: int, found: tuple[float, int]) -> None:
    """Adds bits and the number of pairs that were compared to those of `group`."""
    total, known = sums.get(group, (0.0, 0))
    sums[group] = (total + found[0], known + found[1])


def _settle(
    unit: int,
    home: dict[int, int],
    units: dict[int, list[int]],
    group: dict[int, list[int]],
    near: dict[int, tuple[float, int]],
    apart: set[int],
    at_least: float,
) -> None:
    """Takes `unit` (a record, or those that a decision has joined) out of a group that it does not fit on average.

    A strong bridge pulls the two records at its ends together before their own groups are there. Whoever has ended on
    the wrong side goes to the group that it fits best, or stands alone.
    """
    totals: dict[int, tuple[float, int]] = {}
    for other, found in near.items():
        _add(totals, home[other], found)
    mine = units[unit]

    def fits(first: int, others: int) -> float:
        total, known = totals.get(first, (0.0, 0))
        pairs = len(mine) * others
        return round((total + (pairs - known) * MISSING) / pairs, 6)

    own = home[unit]
    rest = len(group[own]) - len(mine)
    if rest == 0 or fits(own, rest) >= at_least:
        return
    better = [
        (-fits(first, len(group[first])), first)
        for first in totals
        if first != own and group[first] and apart.isdisjoint(group[first])
    ]
    leaving = set(mine)
    group[own] = [record for record in group[own] if record not in leaving]
    if better and -min(better)[0] >= at_least:
        home[unit] = min(better)[1]
        group[home[unit]] = group[home[unit]] + mine
    else:
        # Numbers of records name groups; those below zero are free.
        home[unit] = -1 - unit
        group[home[unit]] = list(mine)


def _push(
    heap: list[tuple[float, int, int, int, int]],
    here: int,
    there: int,
    found: tuple[float, int],
    group: dict[int, list[int]],
    at_least: float,
    *,
    sift: bool = False,
) -> None:
    """Notes that two groups may become one, where their pairs have `at_least` bits on average."""
    size_here, size_there = len(group[here]), len(group[there])
    total, known = found
    pairs = size_here * size_there
    average = (total + (pairs - known) * MISSING) / pairs
    # Rounded: sums of the same weights in another order may differ in their last digits.
    average = round(average, 6)
    if average < at_least:
        return
    entry = (-average, here, there, size_here, size_there)
    if sift:
        heapq.heappush(heap, entry)
    else:
        heap.append(entry)
