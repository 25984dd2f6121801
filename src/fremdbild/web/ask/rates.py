"""How many answered, as far as it may be told.

Of an anonymous wave only after it was counted, and by unit only where those who answered and those who did not both
reach the minimum. What is hidden must not come back by subtraction from the total, so the hidden units together reach
it too, or another unit is hidden with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fremdbild.statistics import wilson_interval


@dataclass(frozen=True)
class Rate:
    """Asked and answered, with the interval of the share in percent; `answered` None: protected."""

    unit: str
    asked: int
    answered: int | None

    @property
    def share(self) -> float | None:
        return None if self.answered is None or not self.asked else 100 * self.answered / self.asked

    @property
    def interval(self) -> tuple[float, float] | None:
        if self.answered is None or not self.asked:
            return None
        lower, upper = wilson_interval(self.answered / self.asked, self.asked)
        return 100 * float(lower), 100 * float(upper)


def rates_of_units(cells: Iterable[Mapping[str, object]], minimum: int) -> tuple[Rate, list[Rate]]:
    """The rate of the whole wave and those of its units, from the cells as they were opened."""
    found: dict[str, list[int]] = {}
    for cell in cells:
        asked, answered = int(str(cell["invited"] or 0)), int(str(cell["answered"]))
        sums = found.setdefault(str(cell["org_unit"] or ""), [0, 0])
        sums[0] += asked
        sums[1] += answered
    raw = [Rate(unit, asked, answered) for unit, (asked, answered) in sorted(found.items())]
    total = Rate("", sum(rate.asked for rate in raw), sum(rate.answered or 0 for rate in raw))
    if not _both(total.asked, total.answered or 0, minimum):
        return Rate("", total.asked, None), [Rate(rate.unit, rate.asked, None) for rate in raw]
    hidden = {rate.unit for rate in raw if not _both(rate.asked, rate.answered or 0, minimum)}
    while hidden and not _both(*_sums(raw, hidden), minimum):
        rest = [rate for rate in raw if rate.unit not in hidden]
        if not rest:
            break
        hidden.add(min(rest, key=lambda rate: (rate.asked, rate.unit)).unit)
    return total, [Rate(rate.unit, rate.asked, None if rate.unit in hidden else rate.answered) for rate in raw]


def _sums(rates: Sequence[Rate], units: set[str]) -> tuple[int, int]:
    chosen = [rate for rate in rates if rate.unit in units]
    return sum(rate.asked for rate in chosen), sum(rate.answered or 0 for rate in chosen)


def _both(asked: int, answered: int, minimum: int) -> bool:
    return answered >= minimum and asked - answered >= minimum
