"""What `release` must know of measures and units."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.assessment.units import Units
from fremdbild.disclosure import SUBTREE, Composites, Rules
from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS, of_dimension
from fremdbild.measures import MEASURES
from fremdbild.result import TOTAL
from fremdbild.settings import Protection

SCORE: Composites = {
    **{dimension: tuple(criterion.name for criterion in of_dimension(dimension)) for dimension in DIMENSIONS},
    # The criteria too: where a dimension has no row, its criteria still stand behind the total.
    TOTAL: (*DIMENSIONS, *(criterion.name for criterion in CRITERIA)),
}
"""A dimension is made of its criteria, the total of the dimensions and so of all criteria."""

CRITERIA_ALONE: Composites = {TOTAL: tuple(criterion.name for criterion in CRITERIA)}
"""The total is made of all criteria."""

COMPOSITES = {"inside_score": SCORE, "outside_score": SCORE, "customer_guess": CRITERIA_ALONE}
"""Measures whose criteria are answered by the same people."""


def rules_for(protection: Protection, units: Units) -> Rules:
    """The rules of an organisation."""
    kinds = {measure.name: measure.kind for measure in MEASURES}
    return Rules(protection, kinds, units.headcounts, units.parents, COMPOSITES)


def without_subtrees(results: pa.Table) -> pa.Table:
    """The rows about single units and totals: a subtree is no group beside the others, it holds them."""
    unit = results["org_unit"]
    return results.filter(pc.invert(pc.fill_null(pc.ends_with(unit, SUBTREE), False)))  # noqa: FBT003  what Arrow takes
