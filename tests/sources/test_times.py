"""Times: zones, daylight saving, days that end, and the local days beside them."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from loading_folder import Folder

from fremdbild.engine.connection import scratch
from fremdbild.sources.time_zone import clock_changes, day_of, hours_of_the_same_day, offsets

GERMAN = "%d.%m.%Y %H:%M"
ZONES = ("Europe/Zurich", "America/New_York", "America/Santiago", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Beirut",
         "Pacific/Apia", "America/St_Johns", "UTC", "Europe/Dublin")  # fmt: skip


def _read(folder: Folder, *texts: str, column: str = "opened_at", rule: object = "at", **source: Any) -> None:
    rows = "".join(f"{n},{text},2020-01-01T00:00:00Z\n" for n, text in enumerate(texts))
    folder.write("cases.csv", f"id,at,before\n{rows}")
    columns = {"case_id": "id", "opened_at": "before", column: rule}
    folder.source(columns=columns, **source).load()


def _opened(folder: Folder) -> list[Any]:
    return [row[0] for row in folder.rows(columns="opened_at", order="case_id")]


def test_a_local_time_is_read_in_the_zone_of_the_organisation(folder: Folder) -> None:
    _read(folder, "2026-01-05 10:00:00", "2026-07-05T10:00")
    assert _opened(folder) == [datetime(2026, 1, 5, 9), datetime(2026, 7, 5, 8)]


def test_the_zone_of_the_source_comes_before_that_of_the_organisation(folder: Folder) -> None:
    _read(folder, "2026-01-05 10:00:00", time_zone="America/New_York")
    assert _opened(folder) == [datetime(2026, 1, 5, 15)]


def test_the_zone_of_the_column_comes_first(folder: Folder) -> None:
    _read(folder, "2026-01-05 10:00:00", rule={"column": "at", "time_zone": "Asia/Kolkata"}, time_zone="UTC")
    assert _opened(folder) == [datetime(2026, 1, 5, 4, 30)]


@pytest.mark.parametrize(
    ("offset", "wanted"), [("+05:30", datetime(2026, 1, 5, 4, 30)), ("-03:00", datetime(2026, 1, 5, 13))]
)
def test_a_fixed_offset_is_a_zone(folder: Folder, offset: str, wanted: datetime) -> None:
    _read(folder, "2026-01-05 10:00:00", time_zone=offset)
    assert _opened(folder) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2011-10-11 13:42:22.688000+02:00", datetime(2011, 10, 11, 11, 42, 22, 688000)),
        ("2026-01-05T10:00:00Z", datetime(2026, 1, 5, 10)),
        ("2026-01-05T10:00:00.5Z", datetime(2026, 1, 5, 10, 0, 0, 500000)),
        ("2026-01-05 10:00:00 UTC", datetime(2026, 1, 5, 10)),
        ("2026-01-05 10:00:00+0130", datetime(2026, 1, 5, 8, 30)),
        ("2026-01-05 10:00+02", datetime(2026, 1, 5, 8)),
        ("2026-01-05 10:00:00 America/New_York", datetime(2026, 1, 5, 15)),
        ("2026-01-05", datetime(2026, 1, 4, 23)),
        ("2026-01-05 10:00:00.123456", datetime(2026, 1, 5, 9, 0, 0, 123456)),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Zurich", "+01:00"])
def test_a_zone_in_the_text_comes_before_all(folder: Folder, text: str, wanted: datetime, zone: str) -> None:
    _read(folder, text, time_zone=zone)
    assert _opened(folder) == [wanted]


def test_a_format_may_read_the_zone(folder: Folder) -> None:
    rule = {"column": "at", "formats": ["%d.%m.%Y %H:%M %z", GERMAN]}
    _read(folder, "05.01.2026 10:00 +0300", "05.01.2026 10:00", rule=rule)
    assert _opened(folder) == [datetime(2026, 1, 5, 7), datetime(2026, 1, 5, 9)]


@pytest.mark.parametrize(
    "text", ["31.02.2026 10:00", "2026-13-01", "2026-02-29T10:00:00Z", "infinity", "10000-01-01", "yesterday", "12"]
)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Zurich", "+01:00"])
def test_a_date_that_does_not_exist_is_set_aside(folder: Folder, text: str, zone: str) -> None:
    _read(folder, text, "2026-01-05 10:00:00", time_zone=zone)
    assert folder.set_aside() == [(2, "is not a date and time", "at", text)]


def test_a_time_that_the_clock_skipped_is_set_aside(folder: Folder) -> None:
    _read(folder, "2026-03-29 01:59:59", "2026-03-29 02:00:00", "2026-03-29 02:59:59", "2026-03-29 03:00:00")
    reason = "is a time that the clock in Europe/Zurich skipped"
    assert folder.set_aside() == [(3, reason, "at", "2026-03-29 02:00:00"), (4, reason, "at", "2026-03-29 02:59:59")]
    assert _opened(folder) == [datetime(2026, 3, 29, 0, 59, 59), datetime(2026, 3, 29, 1)]


def test_of_a_time_that_came_twice_the_first_is_taken_and_told(folder: Folder) -> None:
    _read(folder, "2026-10-25 01:59:59", "2026-10-25 02:00:00", "2026-10-25 02:59:59", "2026-10-25 03:00:00")
    assert _opened(folder) == [
        datetime(2026, 10, 24, 23, 59, 59),
        datetime(2026, 10, 25, 0),
        datetime(2026, 10, 25, 0, 59, 59),
        datetime(2026, 10, 25, 2),
    ]
    report = folder.load(full=True)
    notices = [problem for problem in report.problems if problem.consequence == "notice"]
    assert [(notice.column, notice.count, notice.of) for notice in notices] == [("at", 2, 4)]
    assert "came twice on the clock in Europe/Zurich" in notices[0].fact


def test_a_skipped_midnight_is_the_first_moment_of_its_day(folder: Folder) -> None:
    # Santiago goes from 23:59:59 on 5 September to 01:00 on 6 September 2026.
    folder.time_zone = "America/Santiago"
    _read(folder, "2026-09-06", "2026-09-06 00:00:00", "2026-09-06 00:30:00")
    assert _opened(folder) == [datetime(2026, 9, 6, 4), datetime(2026, 9, 6, 4)]
    assert [row[0] for row in folder.set_aside()] == [4]


@pytest.mark.parametrize(
    ("text", "rule", "wanted"),
    [
        ("2026-07-01", "at", datetime(2026, 7, 1, 21, 59, 59, 999999)),
        ("2026-07-01 10:00", "at", datetime(2026, 7, 1, 8)),
        ("2026-07-01 00:00:00", "at", datetime(2026, 6, 30, 22)),
        ("01.07.2026", {"column": "at", "formats": [GERMAN, "%d.%m.%Y"]}, datetime(2026, 7, 1, 21, 59, 59, 999999)),
        ("01.07.2026 10:00", {"column": "at", "formats": [GERMAN, "%d.%m.%Y"]}, datetime(2026, 7, 1, 8)),
        ("2026-03-28", "at", datetime(2026, 3, 28, 22, 59, 59, 999999)),
        ("2026-03-29", "at", datetime(2026, 3, 29, 21, 59, 59, 999999)),
        ("2026-10-25", "at", datetime(2026, 10, 25, 22, 59, 59, 999999)),
    ],
)
def test_a_promise_without_a_time_ends_with_its_local_day(
    folder: Folder, text: str, rule: object, wanted: datetime
) -> None:
    _read(folder, text, column="promised_at", rule=rule)
    day = date.fromisoformat(text) if text[4] == "-" and len(text) == 10 else date(2026, 7, 1)
    assert folder.rows(columns="promised_at, promised_on") == [(wanted, day)]


def test_a_day_ends_in_a_zone_without_summer_time(folder: Folder) -> None:
    folder.time_zone = "Africa/Maputo"
    _read(folder, "2026-07-01", column="promised_at")
    assert folder.rows(columns="promised_at, promised_on") == [
        (datetime(2026, 7, 1, 21, 59, 59, 999999), date(2026, 7, 1))
    ]


def test_a_day_ends_in_utc(folder: Folder) -> None:
    folder.time_zone = "UTC"
    _read(folder, "2026-07-01", "2026-07-01T23:30:00+02:00", column="promised_at")
    assert folder.rows(columns="promised_at", order="case_id") == [
        (datetime(2026, 7, 1, 23, 59, 59, 999999),),
        (datetime(2026, 7, 1, 21, 30),),
    ]


def test_the_day_that_ends_may_have_its_last_hour_twice(folder: Folder) -> None:
    # In Santiago 4 April 2026 has 25 hours: 23:00 to 23:59 come twice.
    folder.time_zone = "America/Santiago"
    _read(folder, "2026-04-04", column="promised_at")
    assert folder.rows(columns="promised_at, promised_on") == [
        (datetime(2026, 4, 5, 3, 59, 59, 999999), date(2026, 4, 4))
    ]


def test_local_days_are_those_of_the_organisation(folder: Folder) -> None:
    _read(folder, "2026-07-01T22:30:00Z", "2026-07-01T21:30:00Z", "2026-01-01 20:00 America/New_York")
    assert folder.rows(columns="opened_on", order="case_id") == [
        (date(2026, 7, 2),),
        (date(2026, 7, 1),),
        (date(2026, 1, 2),),
    ]


def test_local_days_of_another_zone_than_the_source(folder: Folder) -> None:
    _read(folder, "2026-07-01 23:30", "2026-07-01 10:30", time_zone="America/New_York")
    assert folder.rows(columns="opened_on", order="case_id") == [(date(2026, 7, 2),), (date(2026, 7, 1),)]


@cache
def _walls(zone: str) -> list[datetime]:
    """Local times: every quarter of an hour around each change of the clock since 1970, and two thousand others."""
    info = ZoneInfo(zone)
    days = [datetime(1970, 1, 1) + timedelta(days=n) for n in range(365 * 90)]
    turned = [
        day
        for day, next_day in pairwise(days)
        if day.replace(tzinfo=info).utcoffset() != next_day.replace(tzinfo=info).utcoffset()
    ]
    near = [day + timedelta(minutes=15 * n) for day in turned for n in range(-12, 130)]
    chance = random.Random(zone)
    seconds = int((datetime(2099, 12, 31) - datetime(1905, 1, 1)).total_seconds())
    others = [datetime(1905, 1, 1) + timedelta(seconds=chance.randrange(seconds)) for _ in range(2000)]
    return list(dict.fromkeys([*near, *others]))


@pytest.mark.parametrize("zone", ZONES)
def test_every_local_time_becomes_what_python_says(folder: Folder, zone: str) -> None:
    folder.time_zone = zone
    walls = _walls(zone)
    texts = [wall.isoformat(" ") for wall in walls]
    folder.write("cases.csv", "id,opened\n" + "".join(f"{n},{text}\n" for n, text in enumerate(texts)))
    folder.source().load()
    found = {int(row[0]): row[1:] for row in folder.rows(columns="case_id, opened_at, opened_on", order="case_id")}
    info = ZoneInfo(zone)
    for n, wall in enumerate(walls):
        moment = wall.replace(tzinfo=info).astimezone(UTC)
        exists = moment.astimezone(info).replace(tzinfo=None) == wall
        if exists:
            assert found[n] == (moment.replace(tzinfo=None), wall.date()), (zone, wall)
        else:
            assert (n in found) == (wall.time() == datetime.min.time()), (zone, wall)


@pytest.mark.parametrize("zone", ZONES)
def test_the_quick_way_to_a_local_day_is_right(zone: str) -> None:
    info = ZoneInfo(zone)
    moments = [wall.replace(tzinfo=info).astimezone(UTC).replace(tzinfo=None) for wall in _walls(zone)]
    with scratch() as connection:
        connection.register("rows", pa.table({"moment": pa.array(moments, pa.timestamp("us"))}))
        found = connection.execute(f"SELECT {day_of('moment', zone)} FROM rows").fetchall()
    assert [row[0] for row in found] == [moment.replace(tzinfo=UTC).astimezone(info).date() for moment in moments]


def test_the_changes_of_a_clock_are_found() -> None:
    assert clock_changes("Europe/Zurich").put_back_minutes == (60,)
    assert 2 in clock_changes("Europe/Zurich").hours
    assert 30 in clock_changes("Australia/Lord_Howe").put_back_minutes
    assert clock_changes("Asia/Kolkata").hours != ()
    assert offsets("Europe/Zurich")[1] == timedelta(hours=2)


@pytest.mark.parametrize("zone", ["Europe/Zurich", "UTC"])
def test_a_zone_whose_name_ends_with_z_is_not_utc(folder: Folder, zone: str) -> None:
    _read(folder, "2026-01-05 10:00:00 NZ", time_zone=zone)
    assert _opened(folder) == [datetime(2026, 1, 4, 21)]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Apia", "America/New_York", "UTC"])
def test_the_day_of_utc_is_taken_only_in_hours_in_which_no_clock_of_the_zone_showed_another(zone: str) -> None:
    first, last = hours_of_the_same_day(zone)
    least, greatest = offsets(zone)
    for hour in range(24):
        begin = datetime(2026, 6, 1, hour)
        end = begin + timedelta(hours=1) - timedelta(microseconds=1)
        stays = (begin + least).date() == begin.date() == (end + greatest).date()
        assert (first <= hour <= last) == stays


@pytest.mark.parametrize("zone", ["Europe/Zurich", "UTC"])
@pytest.mark.parametrize("text", ["epoch", "2026-01-05T10:00:00+99:99", "2026-01-05T10:00:00-15:00", "today"])
def test_what_a_cast_would_take_for_a_time_is_none(folder: Folder, text: str, zone: str) -> None:
    _read(folder, text, "2026-01-05T10:00:00+14:00", time_zone=zone)
    assert _opened(folder) == [datetime(2026, 1, 4, 20)]
    assert [row[-1] for row in folder.set_aside()] == [text]


def test_the_word_epoch_is_no_day(folder: Folder) -> None:
    folder.write("units.csv", "unit,since\nA,epoch\nB,2026-01-05\n")
    folder.source(table="org_unit", file="units.csv", columns={"org_unit": "unit", "valid_from": "since"}).load()
    assert [row[-1] for row in folder.set_aside()] == ["epoch"]
