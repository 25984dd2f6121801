"""Columns of text as the files of companies hold them, made from numbers without a loop over rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.demo.clock import DAY_MINUTES, day_number, local_of
from fremdbild.demo.draws import Flags, Ints

Text: TypeAlias = pa.Array
_FIRST = date(1900, 1, 1)
_LAST = date(2035, 12, 31)


def words(of: Sequence[str], positions: Ints) -> Text:
    """The word at each position."""
    return pa.array(of, type=pa.string()).take(pa.array(positions))


def same(text: str, rows: int) -> Text:
    """One text on every row."""
    return pa.repeat(pa.scalar(text), rows)


def joined(*parts: Text | str, between: str = "") -> Text:
    """The parts of each row, one after the other."""
    return pc.binary_join_element_wise(*parts, between)


def digits(values: Ints, width: int) -> Text:
    """Whole numbers with leading zeros."""
    return pc.utf8_lpad(pa.array(values).cast(pa.string()), width, "0")


def numbers(values: Ints) -> Text:
    """Whole numbers as they are."""
    return pa.array(values).cast(pa.string())


def where(chosen: Flags, text: Text | str, otherwise: Text | str) -> Text:
    """`text` where chosen, else `otherwise`."""
    return pc.if_else(pa.array(chosen), text, otherwise)


def german_date(day: Ints) -> Text:
    """Days since 1970 → 31.12.2026."""
    return _dates("%d.%m.%Y").take(pa.array(day - day_number(_FIRST)))


def iso_date(day: Ints) -> Text:
    """Days since 1970 → 2026-12-31."""
    return _dates("%Y-%m-%d").take(pa.array(day - day_number(_FIRST)))


def german_local_time(utc: Ints) -> Text:
    """Minutes in UTC → 31.12.2026 14:05 on a Zurich clock."""
    local = local_of(utc)
    return joined(german_date(local // DAY_MINUTES), _times(":").take(pa.array(local % DAY_MINUTES)), between=" ")


def iso_utc_time(utc: Ints) -> Text:
    """Minutes in UTC → 2026-12-31T13:05:00Z."""
    return joined(
        iso_date(utc // DAY_MINUTES), same("T", len(utc)), _times(":").take(pa.array(utc % DAY_MINUTES)),
        same(":00Z", len(utc)),
    )  # fmt: skip


@cache
def _dates(form: str) -> Text:
    days = ((_FIRST + timedelta(days=n)) for n in range((_LAST - _FIRST).days + 1))
    return pa.array([day.strftime(form) for day in days])


@cache
def _times(between: str) -> Text:
    return pa.array([f"{minute // 60:02}{between}{minute % 60:02}" for minute in range(DAY_MINUTES)])


def no_text(rows: int) -> Text:
    """An empty text on every row."""
    return same("", rows)
