"""Figures that others published, with source and year. They stand beside ours in words, never on the axis of a score.

Bain: J. Allen, F. Reichheld, B. Hamilton, R. Markey (2005), Closing the delivery gap: 362 firms and their customers.
Capgemini Digital Transformation Institute (2017), The Disconnected Customer: 450 executives, 3,300 consumers.
CMO Council (2014), Mastering Adaptive Customer Engagements: over 300 marketers, both figures are their opinion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Published:
    """Shares of people, 0..100: what firms say of themselves, and what customers say or are thought to say."""

    name: Literal["bain", "capgemini", "cmo_council"]
    year: int
    inside: float
    outside: float


OF_AGREEMENT = (Published("bain", 2005, 80, 8), Published("capgemini", 2017, 75, 30))
OF_GUESSES = (Published("cmo_council", 2014, 14, 11),)
