"""The tree of units: who stands above whom, and how all units below one are called together.

A result is about the people of one unit alone, or about a *subtree*: a unit with all units below it. In the column
`org_unit` the member `sales` is the unit itself and `sales/*` the subtree. Worked example, minimum 7:

    org_unit   people
    sales/*        31    = sales + north + south
    sales           2    hidden: below 7
    north          20
    south           9    hidden, because 31 − 20 − 9 would give sales away

Whoever leads `sales` or `south` still sees `sales/*`: the own team and its neighbours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

SUBTREE = "/*"
"""Ends the name of a unit that stands for itself and all units below it."""

Parents = Mapping[str, str]
"""Unit → the next unit up; units at the top are not in it."""


def subtree(unit: str) -> str:
    """The member of `org_unit` for a unit with all units below it.

    >>> subtree("sales")
    'sales/*'
    """
    return unit + SUBTREE


def is_subtree(member: str | None) -> bool:
    """Whether a member of `org_unit` stands for a unit with all units below it."""
    return member is not None and member.endswith(SUBTREE)


def above(unit: str, parents: Parents) -> Iterator[str]:
    """The units above `unit`, the nearest first; ends where a chain comes back to itself."""
    seen = {unit}
    while (unit := parents.get(unit, "")) and unit not in seen:
        seen.add(unit)
        yield unit


def next_up(member: str, parents: Parents, known: Collection[str]) -> str | None:
    """The nearest subtree among `known` that holds `member` of `org_unit`, itself a unit or a subtree; else None.

    >>> next_up("south", {"south": "sales", "sales": "board"}, {"sales/*", "board/*"})
    'sales/*'
    >>> next_up("sales/*", {"south": "sales", "sales": "board"}, {"sales/*", "board/*"})
    'board/*'
    """
    unit = member.removesuffix(SUBTREE)
    if member == unit and subtree(unit) in known:
        return subtree(unit)
    return next((subtree(upper) for upper in above(unit, parents) if subtree(upper) in known), None)
