"""What becomes of the columns of one input: which file column fills which canonical one, and how."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import duckdb

from fremdbild.engine.connection import another, scratch
from fremdbild.engine.sql import literal, literals
from fremdbild.errors import SettingsError, SourceError
from fremdbild.settings import ColumnRule, Settings, Source
from fremdbild.sources.check import MOST_CHECKS, Check, column_checks, order_check
from fremdbild.sources.conversion import Converted, converted
from fremdbild.sources.raw import Raw
from fremdbild.sources.time_zone import fixed_offset
from fremdbild.tables import BY_NAME, Column, Table

UPDATED_AT = Column("_updated_at", "timestamp", "Which version of a row is newer.")


@dataclass(frozen=True)
class Cell:
    """One canonical column. `bare` is SQL over the raw columns, called `b<i>`; `text` is SQL over that, called `t<i>`;
    `conversion` makes the value of `t<i>`. `origin` is the column's name to people.
    """

    column: Column
    origin: str
    raw_sql: str | None
    bare: str
    text: str
    zone: str
    conversion: Converted

    @property
    def value(self) -> str:
        return self.conversion.value


@dataclass(frozen=True)
class Plan:
    """All that the statement for one input needs to know."""

    table: Table
    cells: tuple[Cell, ...]
    checks: tuple[Check, ...]
    made_key: str | None
    """The key column that is made of the other columns where it is not known."""
    zone: str
    """The organisation's zone, in which local days are cut."""

    def cell(self, name: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.column.name == name), None)


def check_names(source: Source) -> None:
    """Raises SettingsError where `source` names an unknown table or column, or lacks a required one."""
    where = f'fremdbild.toml, source "{source.label}"'
    table = BY_NAME.get(source.table)
    if table is None:
        raise SettingsError(
            f'there is no table "{source.table}"',
            where=where,
            next_step=_nearest(source.table, _loadable(), "the tables are"),
        )
    if table.derived_by:
        raise SettingsError(
            f'the table "{table.name}" is made by {table.derived_by}, and no source fills it',
            where=where,
            next_step="load the customers' records into source_record, and remove this source",
        )
    _check_canonical(source.columns, table, where)
    if not source.select:
        _check_required(source.columns, table, where)
    _check_formats(source, where)


def _loadable() -> list[str]:
    return [name for name, table in BY_NAME.items() if not table.derived_by]


def planned(settings: Settings, source: Source, raw: Raw) -> Plan:
    """The plan for one input; raises SourceError where its columns do not fit the settings."""
    table = BY_NAME[source.table]
    rules = dict(source.columns)
    if source.select and not rules:
        # Each column of the select is a canonical one.
        rules = {column.name: ColumnRule(column=column.name) for column in raw.columns}
        _check_canonical(rules, table, f'fremdbild.toml, select of source "{source.label}"')
    _check_required(rules, table, f'fremdbild.toml, source "{source.label}"')
    if "system" in table.column_names and "system" not in rules:
        rules["system"] = ColumnRule(value=source.system)
    versions = source.updated_at or rules.get("updated_at")
    _check_present([*rules.values(), *([versions] if versions else [])], raw, source)
    cells = [
        _cell(table.column(name), index, rule, source, settings, raw)
        for index, (name, rule) in enumerate(rules.items())
    ]
    if versions:
        cells.append(_cell(UPDATED_AT, len(cells), versions, source, settings, raw))
    made = table.key[0] if len(table.key) == 1 and not table.column(table.key[0]).required else None
    return Plan(table, tuple(cells), _checks(table, cells), made, settings.organisation.time_zone)


def _cell(column: Column, index: int, rule: ColumnRule, source: Source, settings: Settings, raw: Raw) -> Cell:
    zone = rule.time_zone or source.time_zone or settings.organisation.time_zone
    if rule.column is None:
        how = converted(column, index, rule, zone=zone, decimal=source.decimal)
        return Cell(column, column.name, None, literal(rule.value), f"b{index}", zone, how)
    found = next(candidate for candidate in raw.columns if candidate.name == rule.column.strip())
    decimal = "." if found.typed else source.decimal
    how = converted(column, index, rule, zone=zone, decimal=decimal)
    marks = set(source.missing) - raw.nulls
    # A blank mark is never missing where the value map gives it a meaning.
    blank = () if rule.values else source.missing
    text = _meant(f"b{index}", rule, marks if not rule.values else source.missing)
    return Cell(column, found.name, found.sql, _bare(found.sql, blank), text, zone, how)


def _bare(raw: str, missing: tuple[str, ...]) -> str:
    """The file's text without blanks around it. Most texts have none, and asking costs a third of trimming."""
    trimmed = f"trim({raw})"
    for mark in sorted({mark.strip() for mark in missing} | {""}):
        trimmed = f"nullif({trimmed}, {literal(mark)})"
    return f"CASE WHEN {raw} <= '!' OR ends_with({raw}, ' ') THEN {trimmed} ELSE {raw} END"


def _meant(bare: str, rule: ColumnRule, missing: Iterable[str]) -> str:
    """The text `bare` in fremdbild's words, and null where it stands for nothing."""
    text = bare
    if rule.values:
        # An empty text can be given a meaning, such as a box that was not ticked.
        subject = f"coalesce({bare}, '')" if "" in rule.values else bare
        cases = " ".join(f"WHEN {literal(given.strip())} THEN {literal(word)}" for given, word in rule.values.items())
        text = f"nullif(CASE {subject} {cases} ELSE {bare} END, '')"
    marks = sorted({mark.strip() for mark in missing} - {""} - set(rule.values))
    return f"CASE WHEN {bare} IN ({literals(marks)}) THEN NULL ELSE {text} END" if marks else text


def _checks(table: Table, cells: list[Cell]) -> tuple[Check, ...]:
    checks: list[Check] = []
    for index, cell in enumerate(cells):
        checks += column_checks(cell.column, cell.origin, text=f"t{index}", conversion=cell.conversion, zone=cell.zone)
    known = {cell.column.name: cell for cell in cells}
    for order in table.orders:
        if order.earlier in known and order.later in known:
            earlier, later = known[order.earlier], known[order.later]
            checks.append(order_check(later.origin, earlier.origin, earlier=earlier.value, later=later.value))
    if len(checks) > MOST_CHECKS:
        raise ValueError(f"{table.name} has {len(checks)} checks, more than a row can carry")
    return tuple(checks)


def _check_canonical(names: Iterable[str], table: Table, where: str) -> None:
    for name in names:
        if name not in table.column_names:
            raise SettingsError(
                f'{table.name} has no column "{name}"',
                where=where,
                next_step=_nearest(name, table.column_names, f"{table.name} has"),
            )


def _check_required(rules: Iterable[str], table: Table, where: str) -> None:
    given = {*rules, "system"}
    lacking = [column.name for column in table.columns if column.required and column.name not in given]
    if lacking:
        raise SettingsError(
            f"{table.name} needs {', '.join(lacking)}",
            where=where,
            next_step=f"map {lacking[0]} in [source.columns] to a column of the file",
        )


def _check_formats(source: Source, where: str) -> None:
    rules = {**source.columns, **({"updated_at": source.updated_at} if source.updated_at else {})}
    for name, rule in rules.items():
        for format in rule.all_formats:
            if fault := _fault(f"try_strptime('', {literal(format)})"):
                raise SettingsError(
                    f'column {name}: "{format}" is not a date format ({fault.split(": ")[-1]})',
                    where=where,
                    next_step='write one such as "%d.%m.%Y %H:%M"',
                )
        zone = rule.time_zone or source.time_zone
        if zone and fixed_offset(zone) is None:
            _check_zone(zone, where)


def _check_zone(zone: str, where: str) -> None:
    """Python and DuckDB bring lists of zones of their own."""
    if _fault(f"timezone({literal(zone)}, TIMESTAMP '2026-01-01')"):
        raise SettingsError(
            f'DuckDB does not know the time zone "{zone}"', where=where, next_step="write one such as Europe/Zurich"
        )


@cache
def _fault(expression: str) -> str | None:
    """The first line of what DuckDB says against an SQL expression without columns."""
    with another(_asked()) as connection:
        try:
            connection.execute(f"SELECT {expression}")
        except duckdb.Error as error:
            return str(error).splitlines()[0]
    return None


@cache
def _asked() -> duckdb.DuckDBPyConnection:
    """One for all sources: to open it takes longer than all that it is asked."""
    return scratch()


def _check_present(rules: Iterable[ColumnRule], raw: Raw, source: Source) -> None:
    present = [column.name for column in raw.columns]
    lacking = [
        name for name in dict.fromkeys(rule.column.strip() for rule in rules if rule.column) if name not in present
    ]
    if not lacking:
        return
    from fremdbild.sources.dialect import looks_separated_by

    whose = "the select gives" if source.select else "the file has"
    if mark := looks_separated_by(present):
        shown = "a tab" if mark == "\t" else f'"{mark}"'
        raise SourceError(
            f'column "{lacking[0]}" is missing: {whose} one column, "{present[0][:80]}"; it looks separated by {shown}',
            where=raw.place,
            next_step=f"write delimiter = {literal(mark)} at source {source.label}, or remove delimiter",
        )
    names = ", ".join(f'"{name}"' for name in lacking)
    fact = f"columns {names} are missing" if len(lacking) > 1 else f"column {names} is missing"
    raise SourceError(fact, where=raw.place, next_step=_nearest(lacking[0], present, whose))


def _nearest(name: str, known: Iterable[str], introduction: str) -> str:
    names = list(known)
    by_lower = {candidate.lower(): candidate for candidate in names}
    near = difflib.get_close_matches(name.lower(), by_lower, n=1)
    listed = ", ".join(names[:40]) + (" …" if len(names) > 40 else "")
    hint = f'did you mean "{by_lower[near[0]]}"? ' if near else ""
    return f"{hint}{introduction[0].upper() if hint else introduction[0]}{introduction[1:]} {listed}"
