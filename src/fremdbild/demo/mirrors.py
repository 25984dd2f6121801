"""The three mirrors as planted: what the firm's people, its customers and its leaders say, per criterion.

Means from 0 to 100. The firm deceives itself in two things: it thinks that it keeps its promises, and that it learns
from feedback. Elsewhere it sees itself in a better light than its customers do, or knows its weakness, as with speed.
"""

from __future__ import annotations

from dataclasses import dataclass

BLIND_SPOTS = ("reliability", "learning")


@dataclass(frozen=True)
class Mirror:
    """One criterion: mean of the people inside, mean of the customers, and of 100 customers how many leaders expect.

    `outside_before` held until the new promise of `model.NEW_PROMISE`; `german` is the questionnaire's word.
    """

    criterion: str
    german: str
    inside: float
    outside: float
    guess: float
    outside_before: float | None = None

    def outside_on(self, *, promised: bool) -> float:
        """The customers' mean; `promised`: claims are promised in three days already."""
        return self.outside if promised or self.outside_before is None else self.outside_before


MIRRORS = (
    Mirror("purpose", "Nutzen vor Gewinn", 76, 54, 52),
    Mirror("contact", "Nähe der Führung", 71, 56, 50),
    Mirror("goals", "Ziele", 58, 56, 42),
    Mirror("language", "Sprache", 67, 57, 46),
    Mirror("value", "Wirkung", 65, 55, 44),
    Mirror("one_company", "Aus einer Hand", 70, 54, 51),
    Mirror("knowledge", "Kundenwissen", 62, 56, 45),
    Mirror("learning", "Lernen", 75, 37, 62),
    Mirror("latitude", "Spielraum", 56, 58, 40),
    Mirror("involvement", "Mitwirkung", 59, 55, 41),
    Mirror("reliability", "Verlässlichkeit", 84, 43, 70, outside_before=57),
    Mirror("speed", "Tempo", 54, 46, 38, outside_before=49),
    Mirror("access", "Erreichbarkeit", 62, 68, 47),
    Mirror("relevance", "Passende Angebote", 66, 57, 48),
    Mirror("relationship", "Beziehung", 65, 65, 50),
)
"""In the order of the spine."""

TRUST = 57.0
INTENTION_TO_STAY = 63.0
PROMISE_KNOWN = 64.0
"""Of the employees: "I know what we promise our customers and what it means for my work"."""

MANAGER_MOOD = 0.35
"""How much better managers rate than their people, in standard deviations of one answer."""
UNIT_MOODS = {
    "MV": 0.20, "SCH-FZ": -0.20, "SCH-HH": -0.10, "SCH-PE": -0.15, "VER": 0.10, "VER-OF": 0.15, "KUS": 0.05,
    "KUS-TE": 0.10, "KUS-DI": -0.15, "VTR": 0.20, "INK": 0.15, "BIN": 0.05,
}  # fmt: skip
"""How much better than the others a unit rates; about a twentieth of what people differ by."""
SEGMENT_MOODS = (0.0, -0.45, 0.45)
"""How much better than private customers the segments rate, in the order of `model.SEGMENTS`."""

SAMPLE = 0.30
"""Share of the customers who are asked in a quarter."""
RESPONSES = (0.22, 0.12, 0.34)
"""Chance of an answer by segment: who answers is happier than who does not, so that weights are needed."""
DOES_NOT_KNOW = 0.05
"""Chance that somebody leaves a statement open."""
