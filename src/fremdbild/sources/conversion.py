"""Text → typed value, as SQL: numbers, yes and no, dates, and times with their zones.

Every conversion gives null where the text is not what it should be, so that a null beside a text is a problem. A
conversion may need several steps; those with the same place run in one layer of the statement, each once.
"""

from __future__ import annotations

from dataclasses import dataclass

from fremdbild.engine.sql import literal, literals
from fremdbild.settings import ColumnRule
from fremdbild.sources.time_zone import clock_changes, fixed_offset, may_change, moment_of, utc, utc_of_fixed
from fremdbild.tables import Column

TRUE_WORDS = ("true", "t", "yes", "y", "ja", "j", "wahr", "w", "oui", "si", "sì", "sí", "1", "1.0", "x", "on")
FALSE_WORDS = ("false", "f", "no", "n", "nein", "falsch", "non", "0", "0.0", "off")

_PLAIN_INTEGER = r"[+-]?\d+"
_PLAIN_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?"
# Groups of three, with an apostrophe, a blank or a narrow blank between them; with a decimal comma also a full stop.
_POINT_GROUPS = r"[+-]?\d{1,3}(['’    ]\d{3})+(\.\d+)?"
_COMMA_NUMBER = r"[+-]?(\d+|\d{1,3}([.'’    ]\d{3})+)(,\d+)?"
_GROUP_MARKS = "'’    "


@dataclass(frozen=True)
class Step:
    """`name` is computed by `sql` in layer `layer`, from what earlier layers made."""

    layer: int
    name: str
    sql: str


@dataclass(frozen=True)
class Converted:
    """How one canonical column is made of the text `t<i>`.

    `value` names its typed value. `skipped` and `twice` say, in SQL, whether a local time does not exist or came twice;
    `wall` names the local time in the source's zone, where there is one.
    """

    steps: tuple[Step, ...]
    value: str
    skipped: str | None = None
    twice: str | None = None
    wall: str | None = None


def converted(column: Column, index: int, rule: ColumnRule, *, zone: str, decimal: str) -> Converted:
    """The conversion of column number `index`; `zone` is that of local times, `decimal` the mark in numbers."""
    text, value = f"t{index}", f"v{index}"
    match column.kind:
        case "string":
            return Converted((), text) if not column.members else _one_step(value, f"lower({text})")
        case "integer":
            return _one_step(value, _integer(text, decimal))
        case "float":
            return _one_step(value, _number(text, decimal))
        case "boolean":
            return _one_step(value, _yes_or_no(text))
        case "date":
            return _one_step(value, _date(text, rule.all_formats))
        case "timestamp":
            return _timestamp(column, index, rule.all_formats, zone)


def _one_step(name: str, sql: str) -> Converted:
    return Converted((Step(1, name, sql),), name)


def _integer(text: str, decimal: str) -> str:
    number = _number(text, decimal)
    return (
        f"CASE WHEN regexp_full_match({text}, {literal(_PLAIN_INTEGER)}) THEN TRY_CAST({text} AS BIGINT) "
        f"WHEN {number} = trunc({number}) THEN TRY_CAST({number} AS BIGINT) END"
    )


def _number(text: str, decimal: str) -> str:
    """A cast alone would take nan, 0x10 and 1_000 too."""
    if decimal == ".":
        bare = f"translate({text}, {literal(_GROUP_MARKS)}, '')"
        return (
            f"CASE WHEN regexp_full_match({text}, {literal(_PLAIN_NUMBER)}) THEN TRY_CAST({text} AS DOUBLE) "
            f"WHEN regexp_full_match({text}, {literal(_POINT_GROUPS)}) THEN TRY_CAST({bare} AS DOUBLE) END"
        )
    bare = f"translate({text}, {literal(',.' + _GROUP_MARKS)}, '.')"
    return f"CASE WHEN regexp_full_match({text}, {literal(_COMMA_NUMBER)}) THEN TRY_CAST({bare} AS DOUBLE) END"


def _yes_or_no(text: str) -> str:
    return (
        f"CASE WHEN lower({text}) IN ({literals(TRUE_WORDS)}) THEN true "
        f"WHEN lower({text}) IN ({literals(FALSE_WORDS)}) THEN false END"
    )


def _date(text: str, formats: tuple[str, ...]) -> str:
    if not formats:
        return _within_calendar(f"TRY_CAST({text} AS DATE)", "DATE '9999-12-31'")
    tries = ", ".join(f"CAST(try_strptime({text}, {literal(format)}) AS DATE)" for format in formats)
    return _within_calendar(f"coalesce({tries})", "DATE '9999-12-31'")


def _timestamp(column: Column, index: int, formats: tuple[str, ...], zone: str) -> Converted:
    """Local time as written, then its moment, then UTC.

    Layer 1 reads the local time (`w`, null where the text carries its own zone), layer 2 finds the moment (`z`),
    layer 3 makes UTC of it (`v`).
    """
    text, wall, moment, value = f"t{index}", f"w{index}", f"z{index}", f"v{index}"
    offset = fixed_offset(zone)
    local, marked = _local_time(text, formats), _marked_time(text, formats)
    day_only = _is_day_only(text, formats) if column.end_of_day else None
    if offset is not None and not day_only and not formats and not offset:
        # UTC, the quickest way: one cast reads times with a zone mark and without one.
        return _one_step(value, _within_calendar(utc(marked), _LAST_MOMENT))
    steps = [Step(1, wall, local)]
    ends = f"{wall} + INTERVAL 1 DAY" if day_only else None
    shift = "- INTERVAL 1 MICROSECOND" if day_only else ""
    if offset is not None:
        fixed = utc_of_fixed(wall, offset)
        if day_only:
            fixed = f"CASE WHEN {day_only} THEN {utc_of_fixed(f'({ends})', offset)} {shift} ELSE {fixed} END"
        own = f"CASE WHEN {wall} IS NULL THEN {utc(marked)} ELSE {fixed} END"
        steps.append(Step(2, value, _within_calendar(own, _LAST_MOMENT)))
        return Converted(tuple(steps), value, wall=wall)
    if day_only:
        steps.append(Step(1, f"e{index}", f"coalesce({day_only}, false)"))
        # The end of a day is the beginning of the next, less the smallest step.
        steps.append(Step(2, moment, moment_of(f"CASE WHEN e{index} THEN {ends} ELSE {wall} END", zone)))
    else:
        steps.append(Step(2, moment, moment_of(wall, zone)))
    return _in_changing_zone(index, steps, marked, zone, ends_day=bool(day_only))


def _in_changing_zone(index: int, steps: list[Step], marked: str, zone: str, *, ends_day: bool) -> Converted:
    wall, moment, value, ended = f"w{index}", f"z{index}", f"v{index}", f"e{index}"
    first = _first_of_two(wall, moment, zone)
    plain = utc(moment)
    if ends_day:
        first = f"CASE WHEN {ended} THEN {plain} - INTERVAL 1 MICROSECOND ELSE {first} END"
    own = f"CASE WHEN {wall} IS NULL THEN {utc(marked)} ELSE {first} END"
    steps.append(Step(3, value, _within_calendar(own, _LAST_MOMENT)))
    timed = f"{wall} IS NOT NULL AND {may_change(wall, zone)}" + (f" AND NOT {ended}" if ends_day else "")
    # A midnight that is skipped (Beirut, Santiago) stands for the first moment of its day.
    gone = f"timezone({literal(zone)}, {moment}) <> {wall} AND {wall} <> date_trunc('day', {wall})"
    return Converted(
        tuple(steps),
        value,
        skipped=f"CASE WHEN {timed} THEN {gone} ELSE false END",
        twice=f"CASE WHEN {timed} THEN {value} <> {plain} ELSE false END" if first != plain else None,
        wall=wall,
    )


def _first_of_two(wall: str, moment: str, zone: str) -> str:
    """UTC of a local time; the earlier moment where the clock was put back and showed the time twice."""
    earlier = " ".join(
        f"WHEN timezone({literal(zone)}, {moment} - to_minutes({minutes})) = {wall} "
        f"THEN {utc(moment)} - to_minutes({minutes})"
        for minutes in clock_changes(zone).put_back_minutes
    )
    if not earlier:
        return utc(moment)
    return f"CASE WHEN {may_change(wall, zone)} THEN CASE {earlier} ELSE {utc(moment)} END ELSE {utc(moment)} END"


def _local_time(text: str, formats: tuple[str, ...]) -> str:
    if not formats:
        return f"CASE WHEN {_has_mark(text)} THEN NULL ELSE TRY_CAST({text} AS TIMESTAMP) END"
    tries = [f"try_strptime({text}, {literal(format)})" for format in formats if not has_zone(format)]
    return f"coalesce({', '.join(tries)})" if tries else "CAST(NULL AS TIMESTAMP)"


def _marked_time(text: str, formats: tuple[str, ...]) -> str:
    """The moment that a text with its own zone names (one without is taken as UTC)."""
    if not formats:
        return f"TRY_CAST({text} AS TIMESTAMPTZ)"
    tries = [f"CAST(try_strptime({text}, {literal(format)}) AS TIMESTAMPTZ)" for format in formats if has_zone(format)]
    return f"coalesce({', '.join(tries)})" if tries else "CAST(NULL AS TIMESTAMPTZ)"


def _has_mark(text: str) -> str:
    """Whether an ISO time carries a zone. The two usual lengths without one are told apart without a pattern."""
    return (
        f"CASE WHEN length({text}) = 10 OR (length({text}) = 19 AND {text}[17] = ':') THEN false "
        f"ELSE regexp_matches({text}, {literal(':.*([A-Za-z]|[+-][0-9][0-9](:?[0-9][0-9])?)$')}) END"
    )


def _is_day_only(text: str, formats: tuple[str, ...]) -> str:
    if not formats:
        return f"NOT contains({text}, ':')"
    # The first format that fits decides, as it does for the value.
    cases = " ".join(
        f"WHEN try_strptime({text}, {literal(format)}) IS NOT NULL THEN {literal(not has_time(format))}"
        for format in formats
        if not has_zone(format)
    )
    return f"CASE {cases} ELSE false END" if cases else "false"


def has_zone(format: str) -> bool:
    """Whether a date format reads a zone."""
    return "%z" in format or "%Z" in format


def has_time(format: str) -> bool:
    """Whether a date format reads a time of day."""
    return any(mark in format for mark in ("%H", "%-H", "%I", "%-I", "%X", "%c"))


_LAST_MOMENT = "TIMESTAMP '9999-12-31 23:59:59.999999'"


def _within_calendar(sql: str, last: str) -> str:
    """Years 1 to 9999: what DuckDB reads beyond ("infinity"), neither Python nor Spark can hold."""
    first = last.replace("9999-12-31", "0001-01-01").replace("23:59:59.999999", "00:00:00")
    return f"CASE WHEN {sql} BETWEEN {first} AND {last} THEN {sql} END"
