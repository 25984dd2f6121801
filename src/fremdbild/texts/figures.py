"""How figures, intervals and dates are written in each language.

de-CH   1'412   7.5   58 %   50 bis 53   3. Quartal 2026
de-DE   1.412   7,5   58 %   50 bis 53   3. Quartal 2026
en      1,412   7.5   58%    50 to 53    Q3 2026

Never ± and never a dash between figures; the minus sign is a true one (U+2212).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass

from babel.dates import format_date

NO_BREAK = "\u00a0"
MINUS = "\u2212"


@dataclass(frozen=True)
class Figures:
    """The rules of writing of one language."""

    locale: str
    group_mark: str
    decimal_mark: str
    percent_gap: str
    to: str

    def number(self, value: float, digits: int = 0) -> str:
        """`value` with grouped thousands and `digits` decimals.

        >>> SWISS.number(1412), GERMAN.number(-1412.5, 1), ENGLISH.number(1412)
        ("1'412", '−1.412,5', '1,412')
        """
        text = f"{abs(value):,.{digits}f}".replace(",", "\0").replace(".", self.decimal_mark)
        negative = value < 0 and any(character in "123456789" for character in text)
        return (MINUS if negative else "") + text.replace("\0", self.group_mark)

    def signed(self, value: float, digits: int = 0) -> str:
        """`value` with its sign, also the plus.

        >>> SWISS.signed(12), SWISS.signed(-0.04, 1)
        ('+12', '0.0')
        """
        text = self.number(value, digits)
        rounds_to_zero = not any(character in "123456789" for character in text)
        return text if value < 0 or rounds_to_zero else f"+{text}"

    def percent(self, value: float, digits: int = 0) -> str:
        """A share 0..100 with its sign, held together by a no-break space where the language has one.

        >>> SWISS.percent(58.2, 1), ENGLISH.percent(58.2)
        ('58.2\\xa0%', '58%')
        """
        return f"{self.number(value, digits)}{self.percent_gap}%"

    @property
    def percent_mark(self) -> str:
        """The sign that follows a share, with its gap."""
        return f"{self.percent_gap}%"

    def span(self, lower: str, upper: str) -> str:
        """Two written figures as an interval.

        >>> SWISS.span("50", "53")
        '50\\xa0bis\\xa053'
        """
        return f"{lower}{NO_BREAK}{self.to}{NO_BREAK}{upper}"

    def date(self, day: datetime.date) -> str:
        """`12. Oktober 2026`, `12 October 2026`."""
        return str(format_date(day, "d MMMM y" if self.locale == "en_GB" else "long", locale=self.locale))

    def month(self, day: datetime.date) -> str:
        """`August 2026` in both languages."""
        return str(format_date(day, "MMMM y", locale=self.locale))

    def short_month(self, day: datetime.date) -> str:
        """`Aug.`, `Aug`."""
        return str(format_date(day, "MMM", locale=self.locale))


SWISS = Figures("de_CH", "'", ".", NO_BREAK, "bis")
GERMAN = Figures("de_DE", ".", ",", NO_BREAK, "bis")
ENGLISH = Figures("en_GB", ",", ".", "", "to")


def digits_for_interval(lower: float | None, upper: float | None) -> int:
    """Decimals that an interval warrants: one where it is narrower than three units, else none.

    >>> digits_for_interval(56, 60), digits_for_interval(90.9, 91.5), digits_for_interval(None, None)
    (0, 1, 0)
    """
    if lower is None or upper is None:
        return 0
    return 1 if upper - lower < 3 else 0


def digits_as_written(figures: Iterable[float]) -> int:
    """Decimals, two at most, that write all of these figures, which somebody set, as they are.

    >>> digits_as_written([3, 5]), digits_as_written([3, 0.5]), digits_as_written([1 / 3])
    (0, 1, 2)
    """
    numbers = list(figures)
    return next((places for places in (0, 1) if all(abs(round(n, places) - n) < 0.005 for n in numbers)), 2)


def time_unit(days: float) -> tuple[str, int]:
    """The unit in which people tell a length of time, and how many of it make a day.

    >>> time_unit(2.5), time_unit(0.25), time_unit(0.01), time_unit(0)
    (('days', 1), ('hours', 24), ('minutes', 1440), ('days', 1))
    """
    size = abs(days)
    if size == 0 or size >= 0.95:
        return "days", 1
    return ("hours", 24) if size >= 1 / 24 - 1e-9 else ("minutes", 1440)


def digits_of_days(days: float, *, estimated: bool = False) -> int:
    """Decimals with which a number of days is told: two under one day, one under ten, none above.

    A whole number that was set (a target, a promise) has none; one that was estimated keeps its decimal.

    >>> digits_of_days(0.25), digits_of_days(7.5), digits_of_days(7), digits_of_days(112.4)
    (2, 1, 0, 0)
    >>> digits_of_days(2, estimated=True)
    1
    """
    if not estimated and math.isclose(days, round(days), abs_tol=0.005):
        return 0
    if abs(days) < 0.95:
        return 2
    return 1 if abs(days) < 9.95 else 0
