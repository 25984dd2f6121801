"""What decides whether a figure is shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from fremdbild.disclosure.tree import Parents, above, subtree
from fremdbild.result import TOTAL
from fremdbild.settings import Protection

Kind = Literal["survey", "process", "thing"]
"""What a measure is about: answers, cases, or things without people."""

Composites = Mapping[str, tuple[str, ...]]
"""Member of `criterion` that is made of others (a dimension, the total) → these others."""


@dataclass(frozen=True)
class Rules:
    """Minimums, kinds of measures, and what is known of the units.

    `headcounts` holds the people who work in each unit, where that is known, and `parents` the next unit up.
    `composites` names the measures whose criteria are all answered by the same people, with what their dimensions and
    totals are made of: each criterion is a table of its own there, and not a part that adds up.
    """

    protection: Protection
    kinds: Mapping[str, Kind]
    headcounts: Mapping[str, int] = field(default_factory=dict)
    parents: Parents = field(default_factory=dict)
    composites: Mapping[str, Composites] = field(default_factory=dict)

    def team_large_enough(self, unit: str | None) -> bool:
        """Whether a team, or a unit with all teams below it, reaches the minimum by its headcount."""
        if unit is None or unit == TOTAL:
            return True
        people = self._team_sizes.get(unit, self.protection.teams_at_least or 0)
        return people >= self.protection.minimum_people

    @property
    def every_hidden_cell_apart(self) -> bool:
        """Whether cells that are large enough, and hidden for the sake of others, are held two points apart as well."""
        return self.protection.two_points_apart == "every hidden cell"

    @property
    def answers_apart(self) -> float:
        """For how many answers of a cell these two points count.

        Where only unsafe cells are held apart, a larger one is one in which all answered alike. It is not told that
        they did, if as many points are open as in a group just below the minimum.
        """
        return math.inf if self.every_hidden_cell_apart else self.protection.minimum_people - 1

    @cached_property
    def _team_sizes(self) -> Mapping[str, int]:
        """Headcounts of units and of subtrees; a unit without one adds nobody to its subtree."""
        sizes = dict(self.headcounts)
        for unit, people in self.headcounts.items():
            for upper in (unit, *above(unit, self.parents)):
                sizes[subtree(upper)] = sizes.get(subtree(upper), 0) + people
        return sizes
