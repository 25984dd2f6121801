"""What has changed between two statements: added, removed, changed; one entry per thing that a reader can name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fremdbild.report.works_council.statement import StatedApplication, StatedSource, Statement

Key = tuple[str, ...]
"""What it is, then which one: `("column", "tickets", "closed_at")`."""

KINDS = (
    "organisation",
    "minimum_people",
    "minimum_comments",
    "teams_at_least",
    "two_points_apart",
    "floor",
    "application",
    "right",
    "addresses_days",
    "source",
    "column",
    "meaning",
    "sql",
    "grouping",
    "measure",
    "statistics",
    "target",
    "limit",
    "addressee",
    "languages",
    "time_zone",
    "store",
    "engine",
    "version",
)
"""Every kind of thing that is compared, in the order of the paper."""


@dataclass(frozen=True)
class Change:
    """One difference; `before` and `after` are what was stated, empty where the thing itself says all."""

    way: Literal["added", "removed", "changed"]
    key: Key
    before: str = ""
    after: str = ""


def difference(before: Statement, after: Statement) -> tuple[Change, ...]:
    """Every change from `before` to `after`. A source that came or went stands for its columns."""
    old, new = dict(_things(before)), dict(_things(after))
    came_or_went = {key[1] for key in old.keys() ^ new.keys() if key[0] == "source"}
    found = [change for key in {**old, **new} if (change := _change(key, old, new)) is not None]
    if ("application",) in old.keys() ^ new.keys():  # it stands for its rights and days
        found = [change for change in found if change.key[0] not in {"right", "addresses_days"}]
    kept = [change for change in found if not (change.key[0] in {"column", "sql"} and change.key[1] in came_or_went)]
    return tuple(sorted(kept, key=lambda change: (KINDS.index(change.key[0]), change.key[1:])))


def _change(key: Key, old: Mapping[Key, str], new: Mapping[Key, str]) -> Change | None:
    if key not in old:
        # The meaning of a column that was not read before is no change of meaning.
        return None if key[0] == "meaning" else Change("added", key, after=new[key])
    if key not in new:
        return None if key[0] == "meaning" else Change("removed", key, before=old[key])
    return Change("changed", key, old[key], new[key]) if old[key] != new[key] else None


def _things(statement: Statement) -> Iterator[tuple[Key, str]]:
    """Everything that is stated, as a key and what is said of it."""
    for name in ("organisation", "minimum_people", "minimum_comments", "floor", "time_zone", "store"):
        yield (name,), str(getattr(statement, name))
    yield ("teams_at_least",), "" if statement.teams_at_least is None else str(statement.teams_at_least)
    if statement.application:
        yield from _of_application(statement.application)
    yield ("two_points_apart",), statement.two_points_apart
    yield ("languages",), ", ".join(statement.languages)
    yield ("engine",), " ".join(filter(None, (statement.engine, statement.engine_place)))
    for name, version in statement.versions.items():
        yield ("version", name), version
    for name, limit in statement.limits.items():
        yield ("limit", name), "" if limit is None else f"{limit:g}"
    for language, addressee in statement.addressees.items():
        yield ("addressee", language), addressee
    for grouping in statement.groupings:
        yield ("grouping", *grouping), ""
    for measure in statement.measures:
        yield ("measure", measure.name), ", ".join(measure.missing)
        yield ("statistics", measure.name), ", ".join(measure.statistics)
    for target in statement.targets:
        where = tuple(part for pair in target.where.items() for part in pair)
        yield ("target", target.measure, target.statistic, target.period or "", *where), f"{target.value:g}"
    for source in statement.sources:
        yield from _of_source(source)


def _of_application(application: StatedApplication) -> Iterator[tuple[Key, str]]:
    yield ("application",), ""
    yield ("addresses_days",), str(application.addresses_days)
    for right, roles in application.rights.items():
        yield ("right", right), " ".join(roles)


def _of_source(source: StatedSource) -> Iterator[tuple[Key, str]]:
    yield ("source", source.label), f"{source.table}, {source.place}"
    if source.sql:
        yield ("sql", source.label), source.sql_sha256
    for column in source.columns:
        yield ("column", source.label, column.name), column.origin or column.word or ""
        yield ("meaning", source.label, column.name), column.meaning
