"""What a question can measure, and the scale that the measure of it needs."""

from __future__ import annotations

from dataclasses import dataclass

OWN = "own_"
"""Begins a construct of one's own; it is stored and read by no measure."""


@dataclass(frozen=True)
class Construct:
    """`lowest` and `highest` fix the scale; `points` bound how many answers it has."""

    name: str
    meaning: str
    with_criterion: bool = False
    """Whether it is asked of one of the fifteen criteria, and must name it."""
    lowest: int | None = None
    highest: int | None = None
    points: tuple[int, int] = (2, 101)


CONSTRUCTS: tuple[Construct, ...] = (
    Construct("statement", "How far the statement of a criterion applies.", with_criterion=True, points=(4, 11)),
    Construct(
        "guess", "How many of 100 customers would agree to a statement.", with_criterion=True, lowest=0, highest=100
    ),
    Construct("likelihood_to_recommend", "How likely a recommendation is (NPS).", lowest=0, highest=10),
    Construct("trust", "Whether customers trust the organisation.", points=(4, 11)),
    Construct("intention_to_stay", "Whether customers mean to stay.", points=(4, 11)),
    Construct("promise_known", "Whether employees know what the promise means for their work.", points=(4, 11)),
    Construct("satisfaction", "How satisfied customers are (CSAT).", points=(4, 11)),
    Construct("effort", "How easy or laborious it was (CES); `reversed` where a high answer is much effort."),
    Construct("observation", "What an observer sees.", points=(2, 11)),
)

BY_NAME = {construct.name: construct for construct in CONSTRUCTS}
