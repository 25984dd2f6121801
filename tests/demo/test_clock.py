from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from fremdbild.demo.clock import AS_OF, FIRST_DAY, LAST_DAY, end_of_day, local_of, moment, utc_of
from fremdbild.result import Period

ZURICH = ZoneInfo("Europe/Zurich")


def minute_of(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def test_wall_clocks_are_those_of_zurich_on_every_hour_of_the_demo() -> None:
    start = datetime.combine(FIRST_DAY, datetime.min.time(), UTC)
    moments = [start + timedelta(hours=hour) for hour in range(24 * 640)]
    utc = np.array([minute_of(moment) for moment in moments], dtype=np.int64)
    expected = [
        minute_of(moment) + int(moment.astimezone(ZURICH).utcoffset().total_seconds()) // 60 for moment in moments
    ]
    assert local_of(utc).tolist() == expected


def test_a_wall_clock_leads_back_to_its_minute_but_for_the_hour_that_comes_twice() -> None:
    utc = np.arange(minute_of(datetime(2025, 1, 1, tzinfo=UTC)), minute_of(datetime(2026, 10, 1, tzinfo=UTC)), 7)
    back = utc_of(local_of(utc))
    twice = minute_of(datetime(2025, 10, 26, 1, tzinfo=UTC))
    again = (utc >= twice) & (utc < twice + 60)
    assert np.array_equal(back[~again], utc[~again])
    assert np.array_equal(back[again], utc[again] - 60)


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 3, 29), date(2025, 10, 26), LAST_DAY])
def test_days_end_when_their_period_ends(day: date) -> None:
    assert moment(end_of_day(day)) == Period.parse(f"{day}..{day}").end_in_utc("Europe/Zurich")


def test_the_demo_is_known_as_of_the_end_of_its_period() -> None:
    assert moment(AS_OF) == Period.parse("2026-Q3").end_in_utc("Europe/Zurich")
