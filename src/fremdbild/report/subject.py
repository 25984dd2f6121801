"""What the report must know of a measure beyond its figures: whose mark it carries, and which way is better."""

from __future__ import annotations

from functools import cache

from fremdbild.measures import BY_NAME
from fremdbild.report.charts.marks import Whose
from fremdbild.report.document import Glyph, Style

EVIDENCE = (
    ("promise_kept", "kept"),
    ("promise_kept", "reported"),
    ("cycle_time", "median"),
    ("first_contact_resolution", "share"),
    ("reopened", "share"),
)
"""Figures of the organisation's own data, the weightiest first."""

CUSTOMERS = (
    ("net_promoter_score", "score"),
    ("satisfaction", "top_2_share"),
    ("satisfaction", "mean"),
    ("customer_effort", "mean"),
    ("customer_effort", "easy_share"),
)
"""Figures that customers give, the weightiest first."""

HEADLINES = (*EVIDENCE[:3], *CUSTOMERS[:2], CUSTOMERS[3], *EVIDENCE[3:])
"""Figures in the order in which the overview shows them; of each measure the first that there is."""


OF_EMPLOYEES = frozenset({"inside_score", "customer_guess", "promise_known"})
"""Surveys that our own people answer."""


@cache
def whose(measure: str) -> Whose:
    """Who gave the figure: we ourselves (a ring), customers (a dot), or the data (a bar)."""
    if measure in OF_EMPLOYEES:
        return "inside"
    return "outside" if measure in BY_NAME and BY_NAME[measure].kind == "survey" else "proved"


def mark_of(giver: Whose, *, proved: Glyph = "bar") -> tuple[Glyph, Style]:
    """The mark and the style in which a figure stands in a line of words; `proved`: the mark of what data prove."""
    if giver == "proved":
        return proved, "strong"
    return ("ring" if giver == "inside" else "dot"), giver


@cache
def higher_is_better(measure: str, statistic: str) -> bool:
    """Which way is better; a statistic that this version does not know counts upwards."""
    try:
        return BY_NAME[measure].statistic(statistic).better == "higher"
    except KeyError:
        return True


@cache
def bounds(measure: str, statistic: str) -> tuple[float | None, float | None]:
    """The range that the figure cannot leave."""
    try:
        known = BY_NAME[measure].statistic(statistic)
    except KeyError:
        return (None, None)
    return (known.low, known.high)


def measure_order(measure: str) -> int:
    """Its place in the report; unknown ones stand last."""
    names = list(BY_NAME)
    return names.index(measure) if measure in names else len(names)


def statistic_order(measure: str, statistic: str) -> int:
    names = [known.name for known in BY_NAME[measure].statistics] if measure in BY_NAME else []
    return names.index(statistic) if statistic in names else len(names)
