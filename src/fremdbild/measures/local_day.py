"""The organisation's local day of a moment that the store keeps no local day of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import ibis
from ibis.expr.types import DateValue, TimestampValue, Value

from fremdbild.result import Question

_DAY = timedelta(days=1)
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 1, 1)


def local_day(when: TimestampValue, time_zone: str, first: date, last: date) -> DateValue:
    """The local day of `when` (UTC), right for the days `first` to `last`.

    A cast to a time zone does not shift the day on any engine, so the offsets that hold in these days are written out.
    """
    offsets = [(int(offset.total_seconds()), until) for offset, until in utc_offsets(time_zone, first, last)]
    shift: Value = ibis.literal(offsets[-1][0], type="int64")
    if len(offsets) > 1:
        changes = [(when < ibis.literal(until, type="timestamp(6)"), seconds) for seconds, until in offsets[:-1]]
        shift = ibis.cases(*changes, else_=shift)
    return (when + shift.as_interval("s")).date()


def first_day_not_over(question: Question) -> date:
    """The first local day that was not over at `question.as_of`: what was due before it is decided.

    >>> from fremdbild.result import Period
    >>> end_of_june = Question((), (Period.parse("2026-Q2"),), datetime(2026, 6, 30, 22), time_zone="Europe/Zurich")
    >>> first_day_not_over(end_of_june), last_day_begun(end_of_june)
    (datetime.date(2026, 7, 1), datetime.date(2026, 6, 30))
    """
    return _day(question.as_of, question)


def last_day_begun(question: Question) -> date:
    """The last local day that had begun at `question.as_of`: what happened on a later one was not known."""
    return _day(question.as_of - timedelta.resolution, question)


def _day(when: datetime, question: Question) -> date:
    return when.replace(tzinfo=UTC).astimezone(_zone(question.time_zone)).date()


def utc_offsets(time_zone: str, first: date, last: date) -> list[tuple[timedelta, datetime]]:
    """Offsets from UTC that hold from `first` to `last`, each with the moment (UTC) at which it ends.

    >>> for offset, until in utc_offsets("Europe/Zurich", date(2026, 1, 1), date(2026, 6, 30)):
    ...     print(offset, "until", until)
    1:00:00 until 2026-03-29 01:00:00
    2:00:00 until 2026-07-02 00:00:00
    """
    zone = _zone(time_zone)
    start = datetime.combine(max(first, _EARLIEST) - _DAY, time())
    end = datetime.combine(min(last, _LATEST) + 2 * _DAY, time())
    found = []
    offset = _offset(zone, start)
    while start < end:
        following = min(start + _DAY, end)
        if _offset(zone, following) != offset:
            change = _change_between(zone, start, following)
            found.append((offset, change))
            offset = _offset(zone, following)
        start = following
    return [*found, (offset, end)]


def _change_between(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The first second with the offset of `after`."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: tzinfo, when: datetime) -> timedelta:
    return when.replace(tzinfo=UTC).astimezone(zone).utcoffset() or timedelta()


def _zone(name: str) -> tzinfo:
    """A zone by its name, such as Europe/Zurich, or its fixed offset, such as +01:00."""
    if name[0] in "+-":
        return timezone(datetime.strptime(name, "%z").utcoffset() or timedelta())
    return ZoneInfo(name)
