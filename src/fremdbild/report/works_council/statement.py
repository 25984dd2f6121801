"""What the paper states: the live settings and the code as plain data, without a word for readers.

It is frozen beside each version as JSON. The paper is written from it alone, and so is the difference between two. It
holds names of columns, files and groups, never a value of the data: what stands in quotation marks inside SQL, and long
numbers there, are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from fremdbild.assessment.names import check_names as check_targets
from fremdbild.measures import MEASURES
from fremdbild.rights import MAY, ROLES
from fremdbild.settings import FLOOR, ColumnRule, Settings, Source
from fremdbild.sources.own_answers import with_own_answers
from fremdbild.sources.plan import check_names as check_source
from fremdbild.tables import BY_NAME, TABLES
from fremdbild.tables.about import Subject, about

MASKED = "…"
_CUSTOMER = "customer"
_APPLICATION = ("fremdbild.sqlite3", "secret.key", "static")
"""What the first start of the web application makes in `web/`, whatever database it has."""
_ENGINES = {"duckdb": ("fremdbild", "ibis-framework", "duckdb"), "spark": ("fremdbild", "ibis-framework", "pyspark")}
_SQL = re.compile(
    r"(?P<comment>--[^\n]*|/\*.*?\*/)|(?P<text>'(?:[^']|'')*'|\$(\w*)\$.*?\$\3\$)"
    r'|(?P<name>"(?:[^"]|"")*"|`[^`]*`)|(?P<number>\b\d{4,}\b)',
    re.DOTALL,
)


class _Stated(BaseModel):
    """A part of the statement; keys that a newer program wrote are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class StatedColumn(_Stated):
    """A canonical column that a source fills."""

    name: str
    meaning: str
    about: Subject
    origin: str | None = None
    """Column of the file; None: the same for all rows, or named by the source's SQL."""
    word: str | None = None
    """The word that all rows have, where the column allows a closed list of words."""
    fixed: bool = False


class StatedSource(_Stated):
    """A source: where it is read, and which columns it fills."""

    label: str
    system: str
    table: str
    place: str
    database: bool
    columns: tuple[StatedColumn, ...]
    by_sql: bool = False
    """Its SQL names the columns by itself; `columns` are all that it could fill."""
    unread: tuple[str, ...] = ()
    """Columns that the table has and this source does not fill."""
    sql: str = ""
    sql_sha256: str = ""


class StatedMeasure(_Stated):
    """A measure of the program; `missing` are the tables without which it is not computed."""

    name: str
    kind: str
    statistics: tuple[str, ...]
    tables: tuple[str, ...]
    missing: tuple[str, ...] = ()


class StatedTarget(_Stated):
    measure: str
    statistic: str
    value: float
    where: dict[str, str] = {}
    period: str | None = None


class StatedApplication(_Stated):
    """The web application of this folder: who may do what in it, and how long it keeps addresses."""

    rights: dict[str, tuple[str, ...]] = {}
    """Right → roles that have it, in the order of the roles."""
    addresses_days: int


class Statement(_Stated):
    """All that the paper says."""

    organisation: str
    time_zone: str
    languages: tuple[str, ...]
    asks_employees: bool
    """Whether answers of employees may be among those that are read."""
    answers_elsewhere: bool = True
    """Whether answers of employees may come from another program."""
    application: StatedApplication | None = None
    """None: no web application has been set up in the folder."""
    addressees: dict[str, str] = {}
    versions: dict[str, str]
    engine: str
    engine_place: str = ""
    store: str
    minimum_people: int
    minimum_comments: int
    teams_at_least: int | None
    two_points_apart: str = "unsafe cells"
    floor: int
    limits: dict[str, float | None]
    groupings: tuple[tuple[str, ...], ...]
    targets: tuple[StatedTarget, ...]
    measures: tuple[StatedMeasure, ...]
    sources: tuple[StatedSource, ...]
    unused_tables: tuple[str, ...]

    @property
    def computed(self) -> tuple[StatedMeasure, ...]:
        """The measures whose tables have a source."""
        return tuple(measure for measure in self.measures if not measure.missing)

    @property
    def columns(self) -> tuple[tuple[StatedSource, StatedColumn], ...]:
        """Every column that is read, with its source."""
        return tuple((source, column) for source in self.sources for column in source.columns)

    def reads(self, table: str, column: str) -> bool:
        """Whether any source fills `column` of `table`."""
        return any(source.table == table and stated.name == column for source, stated in self.columns)

    @property
    def databases(self) -> tuple[StatedSource, ...]:
        return tuple(source for source in self.sources if source.database)


def stated(settings: Settings, *, application: bool | None = None) -> Statement:
    """What the paper states of `settings`; raises SettingsError where a name in them means nothing.

    Answers that the web application collected are a source like those that the settings name. `application`: whether
    there is one; by default told by its files in the folder.
    """
    named = {source.label for source in settings.source}
    settings = with_own_answers(settings)
    has_one = has_application(settings.folder) if application is None else application
    check_targets(settings)
    for source in settings.source:
        check_source(source)
    sources = tuple(_source(source, settings.source) for source in sorted(settings.source, key=lambda s: s.label))
    filled = {source.table for source in sources}
    if "source_record" in filled:
        # Made of it by fremdbild link.
        filled |= {table.name for table in TABLES if table.derived_by}
    return Statement(
        organisation=settings.organisation.name,
        time_zone=settings.organisation.time_zone,
        languages=settings.organisation.languages,
        asks_employees=any(_answers_by_employees(source, settings.source) for source in settings.source),
        answers_elsewhere=any(
            _answers_by_employees(source, settings.source) for source in settings.source if source.label in named
        ),
        application=_application(settings) if has_one else None,
        addressees=dict(_addressees(settings)),
        versions=dict(_versions(_ENGINES[settings.engine.name])),
        engine=settings.engine.name,
        engine_place=_address(settings.engine.master or ""),
        store=settings.store.path,
        minimum_people=settings.protection.minimum_people,
        minimum_comments=settings.protection.minimum_comments,
        teams_at_least=settings.protection.teams_at_least,
        two_points_apart=settings.protection.two_points_apart,
        floor=FLOOR,
        limits=settings.limits.model_dump(),
        groupings=tuple(sorted({tuple(grouping.by) for grouping in settings.grouping})),
        targets=tuple(_targets(settings)),
        measures=tuple(
            StatedMeasure(
                name=measure.name,
                kind=measure.kind,
                statistics=tuple(statistic.name for statistic in measure.statistics),
                tables=measure.reads,
                missing=tuple(name for name in measure.tables if name not in filled),
            )
            for measure in MEASURES
        ),
        sources=sources,
        unused_tables=tuple(table.name for table in TABLES if table.name not in filled),
    )


def has_application(folder: Path) -> bool:
    """Whether the web application has been started in this folder once."""
    return any((folder / "web" / name).exists() for name in _APPLICATION)


def _application(settings: Settings) -> StatedApplication:
    return StatedApplication(
        rights={right: tuple(role for role in ROLES if role in MAY[right]) for right in MAY},
        addresses_days=settings.protection.addresses_days,
    )


def _source(source: Source, all_sources: Sequence[Source]) -> StatedSource:
    table = BY_NAME[source.table]
    answers: Subject = "employee" if _answers_by_employees(source, all_sources) else "customer"
    by_sql = bool(source.select) and not source.columns
    rules = dict.fromkeys(table.column_names) if by_sql else source.columns
    sql = source.select or source.query or ""
    both = f"{source.query}\n\n{source.select}" if source.query and source.select else sql
    return StatedSource(
        label=source.label,
        system=source.system,
        table=source.table,
        place=source.file or _address(source.url or ""),
        database=source.url is not None,
        columns=tuple(
            _column(source.table, name, rules.get(name), system=source.system, answers=answers)
            for name in table.column_names
            if name in rules or name == "system"
        ),
        by_sql=by_sql,
        unread=tuple(name for name in table.column_names if name not in rules and name != "system"),
        sql=masked(both),
        sql_sha256=sha256(both.encode()).hexdigest()[:12] if both else "",
    )


def _column(table: str, name: str, rule: ColumnRule | None, *, system: str, answers: Subject) -> StatedColumn:
    column = BY_NAME[table].column(name)
    origin = rule.column.strip() if rule and rule.column else None
    fixed = bool(rule and rule.value is not None) or (name == "system" and rule is None)
    told = system if rule is None else rule.value  # a source that does not say stands for its own system
    word = told if fixed and (name == "system" or told in column.members) else None
    subject = about(table, name)
    return StatedColumn(
        name=name,
        meaning=column.meaning,
        about=answers if subject == "answer" else subject,
        origin=origin,
        word=word,
        fixed=fixed,
    )


def _answers_by_employees(source: Source, all_sources: Sequence[Source]) -> bool:
    """Whether answers in `source` may be those of employees.

    Only settings that fix the perspective to customers rule it out. A comment has none; the answers tell for it.
    """
    if source.table == "survey_comment":
        answers = [other for other in all_sources if other.table == "survey_response"]
        return not answers or any(_answers_by_employees(other, all_sources) for other in answers)
    if source.table != "survey_response":
        return any(about(source.table, column) == "answer" for column in BY_NAME[source.table].column_names)
    rule = source.columns.get("perspective")
    if rule is None:
        return bool(source.select) and not source.columns  # an empty perspective means: customer
    return rule.value != _CUSTOMER


def _addressees(settings: Settings) -> Iterator[tuple[str, str]]:
    """Language → to whom the report goes; the one for all languages stands under an empty word."""
    if settings.report.addressee:
        yield "", settings.report.addressee
    yield from settings.report.addressee_by_language.items()


def _targets(settings: Settings) -> Iterator[StatedTarget]:
    headlines = {measure.name: measure.headline.name for measure in MEASURES}
    for target in settings.target:
        yield StatedTarget(
            measure=target.measure,
            statistic=target.statistic or headlines[target.measure],
            value=target.value,
            where=dict(sorted(target.where.items())),
            period=target.period,
        )


def _versions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue


def _address(url: str) -> str:
    """Where a database or cluster is, without user, password and options.

    >>> _address("postgresql://reader:${PW}@db.example:5432/hr?sslmode=require")
    'postgresql://db.example:5432/hr'
    """
    if "://" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("://")[0] + "://" + MASKED
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def masked(sql: str) -> str:
    """SQL on one line without comments, with … for every text and long number in it.

    >>> masked("SELECT \\"Name\\" FROM raw -- nobody\\nWHERE id <> 4711 AND who <> 'Anna Muster'")
    'SELECT "Name" FROM raw WHERE id <> … AND who <> …'
    """

    def put(match: re.Match[str]) -> str:
        if match["comment"]:
            return " "
        return match["name"] or MASKED

    return " ".join(_SQL.sub(put, sql).split())
