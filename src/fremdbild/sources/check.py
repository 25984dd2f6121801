"""The checks of every row, as SQL: what is wrong, in which column, and what to do about it.

The checks of a table are numbered; a row carries the numbers of those it fails as the bits of one integer.
"""

from __future__ import annotations

from dataclasses import dataclass

from fremdbild.engine.sql import literal, literals
from fremdbild.sources.conversion import Converted
from fremdbild.tables import Column

MOST_CHECKS = 62
"""Bits of a BIGINT that stay positive."""


@dataclass(frozen=True)
class Check:
    """Rows for which `failed` (SQL) is true are set aside.

    `column` is the file's column; `one` and `many` say what is wrong with one row and with several.
    """

    column: str
    failed: str
    one: str
    many: str
    next_step: str


_WRONG_KIND = {
    "integer": ("is not a whole number", "are not whole numbers"),
    "float": ("is not a number", "are not numbers"),
    "boolean": ("is neither yes nor no", "are neither yes nor no"),
    "date": ("is not a date", "are not dates"),
    "timestamp": ("is not a date and time", "are not dates and times"),
}


_CALENDAR = {
    "date": ("DATE '1000-01-01'", "DATE '9999-12-31'"),
    "timestamp": ("TIMESTAMP '1000-01-01 00:00:00'", "TIMESTAMP '9999-12-31 23:59:59.999999'"),
}


def column_checks(column: Column, origin: str, *, text: str, conversion: Converted, zone: str) -> list[Check]:
    """The checks of one column. `origin` is its name in the file, `text` names what was read."""
    value = conversion.value
    checks = []
    if column.required:
        step = f"fill it in, or map another column to {column.name}"
        checks.append(Check(origin, f"{text} IS NULL", "is empty", "are empty", step))
    if column.kind in _WRONG_KIND:
        one, many = _WRONG_KIND[column.kind]
        failed = f"{text} IS NOT NULL AND {_is_absent(column.kind, value, conversion.wall)}"
        checks.append(Check(origin, failed, one, many, _next_for(column.kind)))
    if conversion.skipped:
        what = f"that the clock in {zone} skipped"
        step = "check time_zone of the source; write UTC or an offset such as +01:00 if its clock is never changed"
        checks.append(Check(origin, conversion.skipped, f"is a time {what}", f"are times {what}", step))
    for bound, sign, word in ((column.low, "<", "below"), (column.high, ">", "above")):
        if bound is not None:
            what = f"{word} {bound:,.12g}"
            failed = f"{value} {sign} {literal(bound)}"
            checks.append(Check(origin, failed, f"is {what}", f"are {what}", "correct it in the source"))
    if column.members:
        words = ", ".join(column.members)
        failed = f"{value} NOT IN ({literals(column.members)})"
        step = 'map the words of the file, as in values = { "erledigt" = "' + column.members[0] + '" }'
        checks.append(Check(origin, failed, f"is none of {words}", f"are none of {words}", step))
    return checks


def _is_absent(kind: str, value: str, wall: str | None) -> str:
    """Years 1000 to 9999 only: an earlier one was written with two digits, a later one Python and Spark cannot hold."""
    if kind not in _CALENDAR:
        return f"{value} IS NULL"
    first, last = _CALENDAR[kind]
    beyond = f"({value} BETWEEN {first} AND {last}) IS NOT TRUE"
    return f"({beyond} OR {wall} > {last})" if wall else beyond


def order_check(origin: str, earlier_origin: str, *, earlier: str, later: str) -> Check:
    """The check that `later` is not before `earlier`."""
    what = f'before "{earlier_origin}"'
    return Check(
        origin, f"{later} < {earlier}", f"is {what}", f"are {what}", "correct it in the source; such rows are not used"
    )


def _next_for(kind: str) -> str:
    if kind in ("date", "timestamp"):
        return 'write its format, such as format = "%d.%m.%Y %H:%M", or add what stands for nothing to missing'
    if kind in ("integer", "float"):
        return 'write decimal = "," at the source if it uses a decimal comma, or add what stands for nothing to missing'
    return 'map the words of the file, as in values = { "erfüllt" = "yes" }'
