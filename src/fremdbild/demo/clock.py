"""The demo's calendar: whole minutes since 1970 in UTC, wall clocks in Zurich, and the days that the demo covers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from fremdbild.demo.draws import Ints

TIME_ZONE = "Europe/Zurich"
FIRST_DAY = date(2025, 1, 1)
LAST_DAY = date(2026, 9, 30)
"""The demo's today; what happens later is not in the files."""
DAYS = (LAST_DAY - FIRST_DAY).days + 1
DAY_MINUTES = 1440
_WINTER, _SUMMER = 60, 120
OPENS, CLOSES = 7 * 60, 19 * 60
"""Customers come between these minutes of the local day."""


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - date(1970, 1, 1)).days


FIRST_DAY_NUMBER = day_number(FIRST_DAY)


def utc_of(local: Ints) -> Ints:
    """Minutes of a Zurich wall clock → minutes in UTC; of an hour that comes twice, the first."""
    return np.where(_offset_at(local - _SUMMER) == _SUMMER, local - _SUMMER, local - _WINTER)


def local_of(utc: Ints) -> Ints:
    """Minutes in UTC → minutes of a Zurich wall clock."""
    return utc + _offset_at(utc)


def end_of_day(day: date) -> int:
    """Minute in UTC at which the local `day` is over."""
    local = np.array([(day_number(day) + 1) * DAY_MINUTES], dtype=np.int64)
    return int(utc_of(local)[0])


def moment(minute: int) -> datetime:
    """A minute in UTC as a datetime without a zone mark."""
    return datetime(1970, 1, 1) + timedelta(minutes=minute)  # noqa: DTZ001  UTC without a mark, as in the store


def _offset_at(utc: Ints) -> Ints:
    changes, offsets = _offsets()
    return offsets[np.searchsorted(changes, utc, side="right") - 1]


@cache
def _offsets() -> tuple[Ints, Ints]:
    """Minutes in UTC at which Zurich's offset changes, and the offsets from then on."""
    zone = ZoneInfo(TIME_ZONE)
    changes, offsets = [np.iinfo(np.int64).min], [_WINTER]
    hour = datetime(FIRST_DAY.year - 1, 1, 1, tzinfo=UTC)
    while hour.year <= LAST_DAY.year + 5:
        offset = int((hour.astimezone(zone).utcoffset() or timedelta()).total_seconds()) // 60
        if offset != offsets[-1]:
            changes.append(int(hour.timestamp()) // 60)
            offsets.append(offset)
        hour += timedelta(hours=1)
    return np.array(changes, dtype=np.int64), np.array(offsets, dtype=np.int64)


AS_OF = end_of_day(LAST_DAY)
"""Minute in UTC at which the demo's today is over."""
