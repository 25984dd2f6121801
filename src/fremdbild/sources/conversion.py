"""Text → typed value, as SQL: numbers, yes and no, dates, and times with their zones.

Every conversion gives null where the text is not what it should be, so that a null beside a text is a problem. A
conversion may need several steps; those with the same place run in one layer of the statement, each once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from fremdbild.engine.sql import literal, literals
from fremdbild.settings import ColumnRule
from fremdbild.sources.time_zone import clock_changes, fixed_offset, may_change, moment_of, utc, utc_of_fixed
from fremdbild.tables import Column

TRUE_WORDS = ("true", "t", "yes", "y", "ja", "j", "wahr", "w", "oui", "si", "sì", "sí", "1", "1.0", "x", "on")
FALSE_WORDS = ("false", "f", "no", "n", "nein", "falsch", "non", "0", "0.0", "off")

_PLAIN_INTEGER = r"[+-]?\d+"
_PLAIN_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?"
# Groups of three with an apostrophe or a blank, also one that does not break, or a narrow one, between them.
_GROUP_MARKS = "'\u2019 \u00a0\u202f\u2009"
_POINT_GROUPS = rf"[+-]?\d{{1,3}}([{_GROUP_MARKS}]\d{{3}})+(\.\d+)?"
# With a decimal comma the full stop is a group mark too.
_COMMA_NUMBER = rf"[+-]?(\d+|\d{{1,3}}([.{_GROUP_MARKS}]\d{{3}})+)(,\d+)?"


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
            return _integer(index, decimal)
        case "float":
            return _one_step(value, _number(text, decimal))
        case "boolean":
            return _one_step(value, _yes_or_no(text))
        case "date":
            return _one_step(value, _date(text, rule.all_formats))
        case "timestamp":
            return _timestamp(column, index, rule.all_formats, zone)


_NO_OFFSET = ":.*[+-](1[5-9]|[2-9][0-9])(:?[0-9][0-9])?$|:.*[+-][0-9][0-9]:?[6-9][0-9]$"
"""Offsets from UTC that no place on earth has; a cast would take +99:99 too."""


def _one_step(name: str, sql: str) -> Converted:
    return Converted((Step(1, name, sql),), name)


def _integer(index: int, decimal: str) -> Converted:
    """A cast takes 0x10, 1_000 and 1.5 too. A number that is written as the text is one; other texts are asked for by
    patterns, which cost twice as much.
    """
    text, whole, value = f"t{index}", f"i{index}", f"v{index}"
    number = _number(text, decimal)
    read = (
        f"CASE WHEN CAST({whole} AS VARCHAR) = {text} THEN {whole} "
        f"WHEN regexp_full_match({text}, {literal(_PLAIN_INTEGER)}) THEN {whole} "
        f"WHEN {number} = trunc({number}) THEN TRY_CAST({number} AS BIGINT) END"
    )
    return Converted((Step(1, whole, f"TRY_CAST({text} AS BIGINT)"), Step(2, value, read)), value)


def _number(text: str, decimal: str) -> str:
    """A cast alone would take nan, 0x10 and 1_000 too."""
    if decimal == ".":
        bare = f"regexp_replace({text}, {literal(f'[{_GROUP_MARKS}]')}, '', 'g')"
        return (
            f"CASE WHEN regexp_full_match({text}, {literal(_PLAIN_NUMBER)}) THEN TRY_CAST({text} AS DOUBLE) "
            f"WHEN regexp_full_match({text}, {literal(_POINT_GROUPS)}) THEN TRY_CAST({bare} AS DOUBLE) END"
        )
    bare = f"replace(regexp_replace({text}, {literal(f'[.{_GROUP_MARKS}]')}, '', 'g'), ',', '.')"
    return f"CASE WHEN regexp_full_match({text}, {literal(_COMMA_NUMBER)}) THEN TRY_CAST({bare} AS DOUBLE) END"


def _yes_or_no(text: str) -> str:
    return (
        f"CASE WHEN lower({text}) IN ({literals(TRUE_WORDS)}) THEN true "
        f"WHEN lower({text}) IN ({literals(FALSE_WORDS)}) THEN false END"
    )


def _date(text: str, formats: tuple[str, ...]) -> str:
    if not formats:
        return f"CASE WHEN {_begins_with_a_digit(text)} THEN TRY_CAST({text} AS DATE) END"
    return f"coalesce({', '.join(f'CAST({read} AS DATE)' for read in _read(text, formats))})"


def _read(text: str, formats: tuple[str, ...]) -> list[str]:
    """SQL that reads a text by each format. %Y takes a year of two digits too, and must leave it to a later %y."""
    reads = []
    for place, format in enumerate(formats):
        read = f"try_strptime({text}, {literal(format)})"
        if "%Y" in format and any("%y" in later for later in formats[place + 1 :]):
            read = f"CASE WHEN year({read}) >= 1000 THEN {read} END"
        reads.append(read)
    return reads


def _timestamp(column: Column, index: int, formats: tuple[str, ...], zone: str) -> Converted:
    """Local time as written, then its moment, then UTC.

    Layer 1 reads what is marked as UTC (`u`), layer 2 the local time (`w`, null where the text carries its own zone),
    layer 3 finds the moment (`z`), layer 4 makes UTC of it (`v`). In UTC itself, one cast reads texts with a zone and
    without one.
    """
    text, in_utc, wall, moment, value, ended = (f"{letter}{index}" for letter in "tuwzve")
    offset = fixed_offset(zone)
    marked = _marked_time(text, formats)
    if offset == timedelta() and not formats and not column.end_of_day:
        return _one_step(value, utc(marked))
    steps = [Step(1, in_utc, _utc_moment(text, formats)), Step(2, wall, _local_time(text, formats, in_utc))]
    local = wall
    if column.end_of_day:
        steps.append(Step(1, ended, f"coalesce({_is_day_only(text, formats)}, false)"))
        # The end of a day is the beginning of the next, less the smallest step.
        local = f"CASE WHEN {ended} THEN {wall} + INTERVAL 1 DAY ELSE {wall} END"
    own = moment_of(local, zone) if offset is None else f"CAST({utc_of_fixed(local, offset)} AS TIMESTAMPTZ)"
    found = f"WHEN {in_utc} IS NOT NULL THEN {in_utc} WHEN {wall} IS NULL THEN {marked}"
    steps.append(Step(3, moment, f"CASE {found} ELSE {own} END"))
    plain = f"CASE WHEN {ended} THEN {utc(moment)} - INTERVAL 1 MICROSECOND ELSE {utc(moment)} END"
    plain = plain if column.end_of_day else utc(moment)
    if offset is not None:
        steps.append(Step(4, value, plain))
        return Converted(tuple(steps), value, wall=wall)
    timed = f" AND NOT {ended}" if column.end_of_day else ""
    near = f"n{index}"
    steps.append(Step(3, near, f"CASE WHEN {wall} IS NOT NULL{timed} THEN {may_change(wall, zone)} ELSE false END"))
    steps.append(Step(4, value, f"CASE WHEN {near} THEN {_first_of_two(wall, moment, zone)} ELSE {plain} END"))
    # A midnight that is skipped (Beirut, Santiago) stands for the first moment of its day.
    gone = f"timezone({literal(zone)}, {moment}) <> {wall} AND {wall} <> date_trunc('day', {wall})"
    return Converted(
        tuple(steps),
        value,
        skipped=f"CASE WHEN {near} THEN {gone} ELSE false END",
        twice=f"CASE WHEN {near} THEN {value} <> {utc(moment)} ELSE false END",
        wall=wall,
    )


def _first_of_two(wall: str, moment: str, zone: str) -> str:
    """UTC of a local time; the earlier moment where the clock was put back and showed the time twice."""
    earlier = " ".join(
        f"WHEN timezone({literal(zone)}, {moment} - to_minutes({minutes})) = {wall} "
        f"THEN {utc(moment)} - to_minutes({minutes})"
        for minutes in clock_changes(zone).put_back_minutes
    )
    return f"CASE {earlier} ELSE {utc(moment)} END" if earlier else utc(moment)


def _utc_moment(text: str, formats: tuple[str, ...]) -> str:
    """The moment of an ISO time that ends with Z: what most systems write is read before anything else is asked."""
    if formats:
        return "CAST(NULL AS TIMESTAMPTZ)"
    return f"CASE WHEN {_begins_with_a_digit(text)} AND ends_with({text}, 'Z') THEN TRY_CAST({text} AS TIMESTAMPTZ) END"


def _local_time(text: str, formats: tuple[str, ...], in_utc: str) -> str:
    if not formats:
        plain = f"{in_utc} IS NULL AND NOT {_has_mark(text)} AND {_begins_with_a_digit(text)}"
        return f"CASE WHEN {plain} THEN TRY_CAST({text} AS TIMESTAMP) END"
    tries = _read(text, tuple(format for format in formats if not has_zone(format)))
    return f"coalesce({', '.join(tries)})" if tries else "CAST(NULL AS TIMESTAMP)"


def _marked_time(text: str, formats: tuple[str, ...]) -> str:
    """The moment that a text with its own zone names (one without is taken as UTC)."""
    if not formats:
        known_zone = f"ends_with({text}, 'Z') OR NOT regexp_matches({text}, {literal(_NO_OFFSET)})"
        return f"CASE WHEN {_begins_with_a_digit(text)} AND ({known_zone}) THEN TRY_CAST({text} AS TIMESTAMPTZ) END"
    zoned = tuple(format for format in formats if has_zone(format))
    tries = [f"CAST({read} AS TIMESTAMPTZ)" for read in _read(text, zoned)]
    return f"coalesce({', '.join(tries)})" if tries else "CAST(NULL AS TIMESTAMPTZ)"


def _begins_with_a_digit(text: str) -> str:
    """A cast would take the word epoch for a time as well; in the order of texts nothing but digits is before ":"."""
    return f"{text} < ':'"


def _has_mark(text: str) -> str:
    """Whether an ISO time carries a zone. The usual forms are told apart without a pattern, which costs."""
    return (
        f"CASE WHEN ends_with({text}, 'Z') THEN true "
        f"WHEN length({text}) = 10 OR (length({text}) = 19 AND {text}[17] = ':') THEN false "
        f"ELSE regexp_matches({text}, {literal(':.*([A-Za-z]|[+-][0-9][0-9](:?[0-9][0-9])?)$')}) END"
    )


def _is_day_only(text: str, formats: tuple[str, ...]) -> str:
    if not formats:
        return f"NOT contains({text}, ':')"
    # The first format that fits decides, as it does for the value.
    local = tuple(format for format in formats if not has_zone(format))
    cases = " ".join(
        f"WHEN {read} IS NOT NULL THEN {literal(not has_time(format))}"
        for format, read in zip(local, _read(text, local), strict=True)
    )
    return f"CASE {cases} ELSE false END" if cases else "false"


def has_zone(format: str) -> bool:
    """Whether a date format reads a zone."""
    return "%z" in format or "%Z" in format


def has_time(format: str) -> bool:
    """Whether a date format reads a time of day."""
    return any(mark in format for mark in ("%H", "%-H", "%I", "%-I", "%X", "%c"))
