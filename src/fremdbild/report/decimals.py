"""How many decimals figures have that stand together: in one chart, in one column, before and now."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median_low

from fremdbild.report.frame import Value
from fremdbild.report.voice import Voice
from fremdbild.texts.figures import time_unit

_MOST = 2
_COUNTED_FROM_ZERO = frozenset({"percent", "days"})
"""Units in which a figure that is not nothing must not read 0."""


def digits_together(voice: Voice, values: Iterable[Value | None], leading: Value | None = None) -> int:
    """Decimals for all of `values`: as many as `leading` warrants, else as most of them do.

    More where a figure would read 0 or an interval would read the same twice.
    """
    shown = [value for value in values if value is not None and value.shown]
    if leading is not None and leading.shown:
        digits = voice.digits(leading)
    else:
        digits = median_low(voice.digits(value) for value in shown) if shown else 0
    while digits < _MOST and any(_is_lost(value, digits) for value in shown):
        digits += 1
    return digits


def digits_before_and_now(voice: Voice, before: Value | None, now: Value) -> tuple[int | None, int]:
    """Decimals for a figure and the one of the period before; None: its own, beside hours, which have none."""
    if now.unit == "days" and time_unit(now.figure)[0] != "days":
        return None, voice.digits(now)
    digits = digits_together(voice, (before, now), leading=now)
    return digits, digits


def _is_lost(value: Value, digits: int) -> bool:
    """Whether so few decimals would write something as nothing."""
    if value.unit not in _COUNTED_FROM_ZERO:
        return False
    if value.figure != 0 and round(value.figure, digits) == 0:
        return True
    lower, upper = value.lower, value.upper
    return lower is not None and upper is not None and lower < upper and round(lower, digits) == round(upper, digits)
