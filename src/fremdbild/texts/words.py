"""`Words`: everything that is written for readers, in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from fremdbild.texts.english import ENGLISH_WORDS
from fremdbild.texts.figures import (
    ENGLISH,
    GERMAN,
    SWISS,
    Figures,
    digits_for_interval,
    digits_of_days,
    time_unit,
)
from fremdbild.texts.german import GERMAN_WORDS, swiss

LANGUAGES = ("de-CH", "de-DE", "en")

_FEW_PERCENT = 12.0
"""Shares whose interval ends below this are told with a decimal."""

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"\d{4}")
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Words:
    """The words and the figures of one language.

    >>> german = words_in("de-CH")
    >>> german.value("percent", 58.2), german.value("days", 7.5), german.value("points", 12)
    ('58\\xa0%', '7.5\\xa0Tage', '+12')
    >>> german.interval("percent", 50.2, 53.4)
    '50\\xa0bis\\xa053'
    """

    language: str
    figures: Figures
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The words called `key`, with `values` put in."""
        return self.texts[key].format(**values)

    def get(self, key: str, /, **values: object) -> str | None:
        """The words called `key`, or None where there are none."""
        return self.texts[key].format(**values) if key in self.texts else None

    # figures ----------------------------------------------------------------------------------------------------------

    def count(self, number: float) -> str:
        """A whole number: `1'412`."""
        return self.figures.number(round(number))

    def value(
        self,
        unit: str,
        value: float,
        lower: float | None = None,
        upper: float | None = None,
        *,
        dative: bool = False,
        digits: int | None = None,
    ) -> str:
        """A figure with its unit, in as many digits as its interval warrants; `points` carry their sign.

        `digits`: where it stands beside others that have as many.
        """
        if unit == "days":
            return self.days(value, dative=dative, estimated=lower is not None, digits=digits)
        return self.bare(unit, value, lower, upper, with_percent=True, digits=digits)

    def digits(self, unit: str, value: float, lower: float | None = None, upper: float | None = None) -> int:
        """Decimals that a figure warrants: by its interval, times and shares of a few percent by their size as well."""
        if unit == "days":
            return digits_of_days(value, estimated=lower is not None)
        if unit == "percent" and upper is not None and upper <= _FEW_PERCENT:
            return 1
        return digits_for_interval(lower, upper)

    def bare(
        self,
        unit: str,
        value: float,
        lower: float | None = None,
        upper: float | None = None,
        *,
        digits: int | None = None,
        with_percent: bool = False,
    ) -> str:
        """A figure without the name of its unit, for columns that carry it."""
        places = self.digits(unit, value, lower, upper) if digits is None else digits
        if unit == "points":
            return self.figures.signed(value, places)
        if unit == "percent" and with_percent:
            return self.figures.percent(value, places)
        return self.figures.number(value, places)

    def interval(
        self,
        unit: str,
        lower: float | None,
        upper: float | None,
        value: float | None = None,
        *,
        digits: int | None = None,
    ) -> str | None:
        """`50 bis 53`; an upper bound that is not known yet reads `über 12`; None where neither is known.

        Times are written like their `value`: `2 bis 6` beside `3 Stunden`. `digits`: in a column of days.
        """
        if lower is None and upper is None:
            return None
        times, places = 1, digits
        if unit == "days" and value is not None and digits is None:
            name, times = time_unit(value)
            places = digits_of_days(value, estimated=True) if name == "days" else 0
        known = upper if lower is None else lower
        if known is not None and (lower is None or upper is None):
            places = self.digits(unit, known) if places is None else places
            key = "interval.above" if upper is None else "interval.below"
            return self(key, value=self.bare(unit, known * times, digits=places))
        low, high = (lower or 0.0) * times, (upper or 0.0) * times
        if places is None:
            places = self.digits(unit, high if value is None else value, low, high)
        if unit == "days" and high > low:
            same = self.figures.number(low, places) == self.figures.number(high, places)
            places += 1 if same else 0
        return self.figures.span(self.figures.number(low, places), self.figures.number(high, places))

    def days(self, days: float, *, dative: bool = False, estimated: bool = False, digits: int | None = None) -> str:
        """A length of time in words: days, below one day hours, below one hour minutes.

        `digits` are the decimals of days where others stand beside it.
        """
        unit, times = time_unit(days)
        if unit != "days":
            number = max(1, round(days * times))
            return self._of(unit, self.figures.number(number), one=number == 1)
        places = digits_of_days(days, estimated=estimated) if digits is None else digits
        count = self.figures.number(days, places)
        if dative and count != "1":
            return self("unit.days.dative.many", count=count).replace(" ", "\u00a0")
        return self._of("days", count, one=count == "1")

    def difference(self, unit: str, difference: float, lower: float | None = None, upper: float | None = None) -> str:
        """The size of a difference with its unit: `4.1 Punkte`, `2.5 Tage`."""
        size = abs(difference)
        if unit == "days":
            return self.days(size, estimated=lower is not None)
        count = self.figures.number(size, self._digits_of_difference(size, lower, upper))
        return self._of("points", count, one=count == "1")

    def difference_interval(self, unit: str, difference: float, lower: float, upper: float) -> str | None:
        """The interval of a difference, written like the difference itself."""
        if unit == "days":
            return self.interval("days", lower, upper, difference)
        return self.interval("score", lower, upper, digits=self._digits_of_difference(abs(difference), lower, upper))

    def _digits_of_difference(self, size: float, lower: float | None, upper: float | None) -> int:
        return max(digits_for_interval(lower, upper), 1 if size < 1 else 0)

    def _of(self, unit: str, count: str, *, one: bool) -> str:
        return self(f"unit.{unit}.{'one' if one else 'many'}", count=count).replace(" ", "\u00a0")

    def in_words(self, number: int) -> str:
        """Up to twelve in words, else in figures."""
        return self.get(f"count.{number}") or self.count(number)

    def share_in_words(self, percent: float) -> str | None:
        """A share as people say it; None where words would say too little (below two or above 98 %).

        >>> words_in("en").share_in_words(42), words_in("en").share_in_words(66), words_in("en").share_in_words(8)
        ('over four in ten', 'nearly seven in ten', 'eight in a hundred')
        """
        if not 1.5 <= percent <= 98.5:
            return None
        tenth = round(percent / 10)
        if not 2 <= tenth <= 9 or percent > 93:
            return self("share.of_hundred", count=self.in_words(round(percent)))
        off = percent - 10 * tenth
        kind = "exact" if abs(off) <= 1 else "over" if off > 0 else "under"
        return self(f"share.{kind}", count=self.in_words(tenth))

    # periods and dates ------------------------------------------------------------------------------------------------

    def period(self, label: str) -> str:
        """The name of a period: `3. Quartal 2026`, `September 2026`, `2026`."""
        if match := _QUARTER.fullmatch(label):
            return self("period.quarter", number=match[2], year=match[1]).replace(". ", ".\u00a0", 1)
        if match := _MONTH.fullmatch(label):
            return self.figures.month(date(int(match[1]), int(match[2]), 1))
        if match := _RANGE.fullmatch(label):
            return self("period.range", first=self.day(match[1]), last=self.day(match[2]))
        return self("period.all") if label == "all" else label

    def in_period(self, label: str) -> str:
        """The period with its preposition: `im 2. Quartal 2026`, `in 2026`."""
        if match := _QUARTER.fullmatch(label):
            return self("period.quarter.in", number=match[2], year=match[1])
        if _MONTH.fullmatch(label):
            return self("period.month.in", month=self.period(label))
        if match := _RANGE.fullmatch(label):
            return self("period.range.in", first=self.day(match[1]), last=self.day(match[2]))
        if label == "all":
            return self("period.all.in")
        return self("period.year.in", year=label) if _YEAR.fullmatch(label) else label

    def since(self, label: str) -> str:
        """The period after `seit`: `dem 2. Quartal 2026`, `September 2026`."""
        if match := _QUARTER.fullmatch(label):
            return self("period.quarter.since", number=match[2], year=match[1])
        return self.period(label)

    def short_period(self, label: str) -> tuple[str, str]:
        """Two short lines for an axis: `3. Q.` over `2026`."""
        if match := _QUARTER.fullmatch(label):
            return self("period.quarter.short", number=match[2]), match[1]
        if match := _MONTH.fullmatch(label):
            return self.figures.short_month(date(int(match[1]), int(match[2]), 1)), match[1]
        if match := _RANGE.fullmatch(label):
            return match[2][8:10] + "." + match[2][5:7] + ".", match[2][:4]
        return (label, "") if label != "all" else (self("period.all"), "")

    def day(self, text: str | date) -> str:
        """A day given as ISO text or date, in words."""
        return self.figures.date(text if isinstance(text, date) else date.fromisoformat(text[:10]))

    def month(self, text: str | date) -> str:
        """The month of a day: `August 2026`."""
        return self.figures.month(text if isinstance(text, date) else date.fromisoformat(text[:10]))

    # measures ---------------------------------------------------------------------------------------------------------

    def name(self, measure: str, statistic: str) -> str:
        """What a figure is called in tables; a measure without words keeps its own name."""
        return self.texts.get(f"name.{measure}.{statistic}") or f"{measure} ({statistic})"

    def short_name(self, measure: str, statistic: str) -> str:
        return self.texts.get(f"short.{measure}.{statistic}") or self.name(measure, statistic)

    def measure(self, measure: str) -> str:
        return self.texts.get(f"measure.{measure}") or measure

    def criterion(self, name: str) -> str:
        """The label of a criterion or of a dimension; what is neither keeps its own name."""
        return self.texts.get(f"criterion.{name}") or self.texts.get(f"dimension.{name}") or name

    def criterion_meaning(self, name: str) -> str | None:
        """One sentence that says what a criterion is about."""
        return self.texts.get(f"criterion.{name}.meaning")

    def statement(self, measure: str, statistic: str, value: str) -> str:
        """A clause that says the figure, lower case: `wir halten 58 % der Versprechen`."""
        template = self.texts.get(f"statement.{measure}.{statistic}")
        return template.format(value=value) if template else f"{self.name(measure, statistic)}: {value}"

    def headline_parts(self, measure: str, statistic: str) -> tuple[str, str]:
        """What stands before and after the figure in the clause, short where there is a shorter form."""
        said = self.get(f"headline.{measure}.{statistic}", value="\0") or self.statement(measure, statistic, "\0")
        before, _, after = said.partition("\0")
        return before, after

    def listing(self, parts: list[str]) -> str:
        """`a, b und c`."""
        if len(parts) < 2:
            return "".join(parts)
        return self("and", first=", ".join(parts[:-1]), last=parts[-1])


def sentence(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


@cache
def words_in(language: str) -> Words:
    """The words of `language`, one of `LANGUAGES`; KeyError for another one."""
    figures, texts = {
        "de-CH": (SWISS, swiss()),
        "de-DE": (GERMAN, GERMAN_WORDS),
        "en": (ENGLISH, ENGLISH_WORDS),
    }[language]
    return Words(language, figures, texts)
