"""Which cases are complaints."""

from __future__ import annotations

import numpy as np

from fremdbild.demo.cases import Cases
from fremdbild.demo.draws import Draws, Flags
from fremdbild.demo.touchpoints import TOUCHPOINTS

_CHANCES = {"claim": 0.055, "offer": 0.015, "service": 0.03, "contract_change": 0.012, "invoice": 0.04,
            "cancellation": 0.08, "death": 0.03}  # fmt: skip
COMPLAINT = np.array([_CHANCES[touchpoint.code] for touchpoint in TOUCHPOINTS])
"""Chance that a case is a complaint, by touchpoint."""


def is_complaint(cases: Cases, draws: Draws) -> Flags:
    """Whether each case is one."""
    return np.asarray(draws("complaint", cases.number) < COMPLAINT[cases.touchpoint])
