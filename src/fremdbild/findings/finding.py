"""A finding: a sentence with a number in it, as figures. The words come when it is rendered."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa

from fremdbild.result import GROUP_COLUMNS

FINDING_COLUMNS = pa.schema(
    [
        pa.field("rank", pa.int64(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("direction", pa.string(), nullable=False),
        pa.field("certain", pa.bool_(), nullable=False),
        *(
            pa.field(name, pa.string(), nullable=False)
            for name in ("measure", "statistic", "unit_of_measure", "period")
        ),
        *(pa.field(name, pa.string()) for name in GROUP_COLUMNS),
        *(pa.field(name, pa.float64()) for name in ("value", "lower", "upper")),
        *(pa.field(name, pa.int64()) for name in ("answers", "cases", "people")),
        *(pa.field(name, pa.float64()) for name in ("comparison", "comparison_lower", "comparison_upper")),
        *(pa.field(name, pa.string()) for name in ("comparison_label", "comparison_source", "comparison_as_of")),
        *(pa.field(name, pa.float64()) for name in ("difference", "difference_lower", "difference_upper")),
        *(pa.field(name, pa.float64()) for name in ("effect", "effect_lower", "effect_upper", "bound")),
        *(pa.field(name, pa.float64()) for name in ("p_value", "p_holm")),
        *(pa.field(name, pa.bool_(), nullable=False) for name in ("blind_spot", "same")),
    ]
)
"""`kind` is target, benchmark, trend, group, gap (inside against outside), guess (managers' guess against the share of
customers who agree) or perspective (managers against front line); `direction` worse or better; `certain` after Holm's
correction, among the comparisons of its `family`.

`difference` is in the unit of the measure; `effect` in points of 100, positive where customers are served better;
`blind_spot`: we surely think well of ourselves, customers surely do not, and no data speak for us; `same`: surely
within the bounds of equivalence.
`bound` is the bound of the Bonferroni interval of the effect that lies nearest to no effect, 0 where it holds none.
"""


@dataclass(frozen=True)
class Comparison:
    """Something that a result is held against, and how the two differ."""

    kind: Literal["target", "benchmark", "trend", "group", "gap", "guess", "perspective"]
    row: Mapping[str, Any]
    """The released result that is looked at."""
    comparison: float
    difference: tuple[float, float, float]
    """Value, lower and upper bound at 95 %, in the unit of the measure."""
    effect: tuple[float, float, float]
    """The same in points of 100, positive where customers are served better."""
    degrees: float = math.inf
    """Degrees of freedom of the interval, finite where it is Student's."""
    comparison_lower: float | None = None
    comparison_upper: float | None = None
    comparison_label: str | None = None
    comparison_source: str | None = None
    comparison_as_of: str | None = None
    family: str = "measures"
    """Comparisons that answer one question; they are corrected for each other."""
    blind_spot: bool = False
    same: bool = False
    shown: Mapping[str, Any] | None = None
    """The result whose figures are shown where that is another one than `row`: a median, tested as a share."""


def described(comparison: Comparison, **ranked: Any) -> dict[str, Any]:
    """`comparison` as a row of FINDING_COLUMNS; `ranked` are the columns that only the ranking knows."""
    shown = comparison.shown or comparison.row
    taken = (*GROUP_COLUMNS, "measure", "statistic", "unit_of_measure", "period", "value", "lower", "upper")
    return {
        **{name: shown[name] for name in (*taken, "answers", "cases", "people")},
        "kind": comparison.kind,
        "direction": "worse" if comparison.effect[0] < 0 else "better",
        "blind_spot": comparison.blind_spot,
        "same": comparison.same,
        "comparison": comparison.comparison,
        "comparison_lower": comparison.comparison_lower,
        "comparison_upper": comparison.comparison_upper,
        "comparison_label": comparison.comparison_label,
        "comparison_source": comparison.comparison_source,
        "comparison_as_of": comparison.comparison_as_of,
        **dict(zip(("difference", "difference_lower", "difference_upper"), comparison.difference, strict=True)),
        **dict(zip(("effect", "effect_lower", "effect_upper"), comparison.effect, strict=True)),
        **ranked,
    }
