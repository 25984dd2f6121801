"""What a time zone does to clocks: when local times are skipped or come twice, and the SQL from local time to UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from fremdbild.engine.sql import literal, literals

_FIRST = datetime(1900, 1, 1, tzinfo=UTC)
_LAST = datetime(2100, 1, 1, tzinfo=UTC)
_STEP = timedelta(days=7)
"""Shorter than every period of daylight saving that was ever kept, so that none is stepped over."""


@dataclass(frozen=True)
class ClockChanges:
    """Local hours in which a clock was ever put forward or back, and by how many minutes it was put back."""

    hours: tuple[int, ...]
    put_back_minutes: tuple[int, ...]


@cache
def offsets(zone: str) -> tuple[timedelta, timedelta]:
    """The least and the greatest offset that `zone` has ever had, its time before railways included."""
    info = ZoneInfo(zone)
    moment = datetime(1, 1, 2, tzinfo=UTC)
    found = {_offset(info, moment)}
    moment = datetime(1840, 1, 1, tzinfo=UTC)
    while moment < _LAST:
        found.add(_offset(info, moment))
        moment += _STEP
    return min(found), max(found)


@cache
def clock_changes(zone: str) -> ClockChanges:
    """The changes of the clock in `zone` from 1900 to 2100."""
    hours: set[int] = set()
    minutes: set[int] = set()
    info = ZoneInfo(zone)
    before = _FIRST
    while before < _LAST:
        after = before + _STEP
        old, new = _offset(info, before), _offset(info, after)
        if old != new:
            moment = _change_between(info, before, after)
            new = _offset(info, moment)
            earliest, latest = sorted((moment + old, moment + new))
            hours |= _hours_between(earliest, latest)
            if new < old:
                minutes.add(int((old - new).total_seconds() // 60))
            # Two changes in one step: look at the rest of the step on its own.
            before = moment
            continue
        before = after
    return ClockChanges(tuple(sorted(hours)), tuple(sorted(minutes)))


def _offset(info: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(info).utcoffset() or timedelta()


def _change_between(info: tzinfo, before: datetime, after: datetime) -> datetime:
    """The first second with another offset than at `before`."""
    old = _offset(info, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds() // 2))
        before, after = (middle, after) if _offset(info, middle) == old else (before, middle)
    return after


def _hours_between(earliest: datetime, latest: datetime) -> set[int]:
    hours = {earliest.hour, (latest - timedelta(microseconds=1)).hour}
    while earliest < latest:
        hours.add(earliest.hour)
        earliest += timedelta(minutes=30)
    return hours


def fixed_offset(zone: str) -> timedelta | None:
    """The offset of a zone that never changes its clock; None for one that does.

    >>> fixed_offset("+05:30"), fixed_offset("UTC"), fixed_offset("Europe/Zurich")
    (datetime.timedelta(seconds=19800), datetime.timedelta(0), None)
    """
    if match := re.fullmatch(r"([+-])(\d{2}):(\d{2})", zone):
        size = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return -size if match[1] == "-" else size
    return timedelta() if zone in ("UTC", "Etc/UTC", "Z", "GMT", "Etc/GMT", "Zulu") else None


def zone_info(zone: str) -> tzinfo:
    """`zone`, a name or an offset such as +01:00, as Python knows zones."""
    offset = fixed_offset(zone)
    return ZoneInfo(zone) if offset is None else timezone(offset)


def utc_of_fixed(local: str, offset: timedelta) -> str:
    """SQL: the UTC time of the local time `local` in a zone with a fixed offset."""
    minutes = int(offset.total_seconds() // 60)
    return local if minutes == 0 else f"({local} - to_minutes({minutes}))"


def moment_of(local: str, zone: str) -> str:
    """SQL: the moment (TIMESTAMPTZ) of a local time; the later one where it comes twice."""
    return f"timezone({literal(zone)}, {local})"


def utc(moment: str) -> str:
    """SQL: UTC without a zone mark. Cheaper than `timezone('UTC', moment)`, which asks the calendar."""
    return f"make_timestamp(epoch_us({moment}))"


def day_of(utc_time: str, zone: str) -> str:
    """SQL: the day in `zone` of a UTC time without a zone mark.

    In the hours in which no offset of the zone leads to another day, it is the day in UTC. Where the zone's least and
    greatest offset lead to the same day, that is it. The calendar, which takes ten times as long, is asked for the few
    hours around midnight only.
    """
    offset = fixed_offset(zone)
    if offset is not None:
        return _shifted_day(utc_time, offset)
    least, greatest = (_shifted_day(utc_time, found) for found in offsets(zone))
    asked = f"CAST(timezone({literal(zone)}, CAST({utc_time} AS TIMESTAMPTZ)) AS DATE)"
    first, last = hours_of_the_same_day(zone)
    return (
        f"CASE WHEN hour({utc_time}) BETWEEN {first} AND {last} THEN CAST({utc_time} AS DATE) "
        f"WHEN {least} = {greatest} THEN {least} ELSE {asked} END"
    )


def hours_of_the_same_day(zone: str) -> tuple[int, int]:
    """The first and the last hour of UTC in which the day in `zone` has always been that of UTC.

    >>> hours_of_the_same_day("Europe/Zurich"), hours_of_the_same_day("America/New_York")
    ((0, 21), (5, 23))
    """
    least, greatest = offsets(zone)
    hour, none = timedelta(hours=1), timedelta()
    return -(min(least, none) // hour), 23 + (-max(greatest, none) // hour)


def _shifted_day(utc_time: str, offset: timedelta) -> str:
    # Twenty times as quick as adding an interval.
    return f"CAST(make_timestamp(epoch_us({utc_time}) + {int(offset.total_seconds())}000000) AS DATE)"


def may_change(local: str, zone: str) -> str:
    """SQL: whether the clock may have been put forward or back at `local`; cheap, and true too often."""
    return f"hour({local}) IN ({literals(clock_changes(zone).hours)})"
