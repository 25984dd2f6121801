"""The step `link`: records of the store → links with lasting ids beside it; and what is asked about them afterwards."""

from __future__ import annotations

import difflib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.engine.connection import SESSION, connect, options, scratch
from fremdbild.engine.duckdb import select_rows
from fremdbild.engine.snapshot import TableParts
from fremdbild.engine.sql import identifier, literal, parquet
from fremdbild.engine.store import Store, work_folder
from fremdbild.errors import LinkError
from fremdbild.identity.arranged import arrange
from fremdbild.identity.decisions import Record, Verdict, decide, taken_back
from fremdbild.identity.explain import Explanation, explain
from fremdbild.identity.golden import COMPARED_SCHEMA, GoldenRecords, golden_records
from fremdbild.identity.ids import HISTORY_SCHEMA, assign_ids
from fremdbild.identity.linking import SCORES, Linked, link, link_increment
from fremdbild.identity.model import LinkModel, definition, read_model
from fremdbild.identity.normalise import READ, Dropped, comparable_records
from fremdbild.identity.review import PAIRS, REVIEW_SCHEMA, still_open, to_review
from fremdbild.identity.scoring import count_frequencies
from fremdbild.identity.silos import SiloReport, silo_report
from fremdbild.identity.standing import STANDING, put_standing
from fremdbild.identity.state import (
    BEFORE,
    FRESH,
    FULL_AFTER,
    MADE_BY,
    find_fresh,
    keep,
    put_seen,
    put_together,
    restore,
)
from fremdbild.identity.store import DROPPED_SCHEMA, LINK_SCHEMA, IdentityStore, LinkRun, RuleEntry
from fremdbild.identity.workbench import DuckDBWorkbench
from fremdbild.settings import FILE_NAME, Settings

_RECORDS = "source_record"
_LINKS = "customer_link"
_CONSENTS = "consent"
_TO_LINK = "record_to_link"
"""View of the records as linking may see them."""
COMPARABLE = "comparable"
BITS = (-3, 0, 3, 6, 10, 15, 20)
"""Thresholds for which a run tells how many pairs reach them; pairs below the first are not kept."""


@dataclass(frozen=True)
class LinkReport:
    """What `link_store` found. `history` holds the changes of this run, `dropped` the values kept from linking."""

    run: LinkRun
    changed: bool
    history: pa.Table
    dropped: pa.Table
    compared: int | None = None
    """New and changed records, where only they were compared with all others; None in a full run."""


@dataclass(frozen=True)
class Explained:
    """Why two records are linked or not, and the customers that they belong to (None: not linked yet)."""

    explanation: Explanation
    customers: tuple[int | None, int | None]
    outdated: bool
    """The records or the decisions have changed since the last run."""


def link_store(settings: Settings, *, full: bool = False) -> LinkReport | None:
    """Links the records of the store and keeps what it finds; None where there is no record and never was one.

    Where records, decisions and the rules of the golden record are those of the last run, nothing is done. Where few
    records are new or changed, only they are compared with all others (`state`); with `full` all are, by a new model.
    Raises LinkError where the rules trust a system that nobody knows.
    """
    identity = IdentityStore(settings.store_path)
    if not settings.store_path.exists():
        return None
    with identity.told_plainly(), identity.alone() as manifest:
        tables = Store(settings.store_path).snapshot().tables
        table = tables.get(_RECORDS)
        before = manifest.run
        if table is None and before is None:
            return None
        model = _own_model(settings)
        made_by = _made_by(settings, model)
        source, rules = _fingerprint(table), _rules_from(settings, tables.get(_CONSENTS), made_by)
        if table:
            _check_trust(settings, table)
        if (
            before
            and not full
            and before.records_from == source
            and before.decided_from == manifest.decisions
            and before.golden_from == rules
        ):
            return LinkReport(
                before, changed=False, history=HISTORY_SCHEMA.empty_table(), dropped=identity.dropped(before)
            )
        earlier = identity.links(before) if before else None
        decisions = identity.decisions(manifest)
        at = _now()
        with _bench(settings, tables) as bench:
            known = None if full else _known(identity, before, made_by)
            found = _link(bench, settings.link.country, model, decisions, known) if table else _nothing()
            assigned = assign_ids(found.clusters, earlier, at=at, next_id=before.next_id if before else 1)
            links = _with_ids(found.clusters, assigned.links)
            review = still_open(_with_customers(found.review, links), links, decisions)
            history = pa.concat_tables([*([identity.history(before)] if before else []), assigned.history])
            golden = None
            if table:
                bench.put(_LINKS, links)
                put_standing(bench, COMPARABLE, _LINKS, review, decisions)
                golden = golden_records(
                    bench.connection,
                    _RECORDS,
                    COMPARABLE,
                    _LINKS,
                    settings.golden,
                    standing=STANDING,
                    first_known=_day(at, settings),
                    work=bench.work,
                    time_zone=settings.organisation.time_zone,
                    earlier=identity.derived(before, "customer") if before and before.tables.get("customer") else None,
                )
            run = LinkRun(
                folder=f"run-{secrets.token_hex(7)}",
                linked_at=at,
                records_from=source,
                decided_from=manifest.decisions,
                has_model=found.model is not None,
                next_id=assigned.next_id,
                records=links.num_rows,
                systems=pc.count_distinct(links["system"]).as_py(),
                customers=pc.count_distinct(links["customer_id"]).as_py(),
                to_review=_pairs(review),
                golden_from=rules,
                tables=_rows(links, golden),
                state=tuple(found.state),
                made_by=made_by,
                changed=found.changed,
                rules=before.rules if before and found.compared is not None else found.rules,
                pairs=found.pairs,
            )
            dropped = pa.Table.from_pylist([vars(one) for one in found.dropped], schema=DROPPED_SCHEMA)
            tables = {"customer_link": links, "history": history, "dropped": dropped, "review": review}
            identity.keep_run(manifest, run, tables | _files(golden) | found.state, found.model)
        return LinkReport(run, changed=True, history=assigned.history, dropped=dropped, compared=found.compared)


def link_and_arrange(settings: Settings, *, full: bool = False) -> LinkReport | None:
    """`link_store`, and then the sorted copy of the rows about customers is brought up to date."""
    report = link_store(settings, full=full)
    arrange(settings)
    return report


def _rows(links: pa.Table, golden: GoldenRecords | None) -> dict[str, int]:
    """The derived tables of a run, and their rows."""
    if golden is None:
        return {}
    return {
        "customer_link": links.num_rows,
        "customer": golden.customers,
        "customer_conflict": golden.conflicts,
    }


def _files(golden: GoldenRecords | None) -> dict[str, pa.Table | Path]:
    if golden is None:
        return {"compared": COMPARED_SCHEMA.empty_table()}
    return {"customer": golden.customer, "customer_conflict": golden.conflict, "compared": golden.compared}


@dataclass(frozen=True)
class ModelReport:
    """How the last run has compared."""

    run: LinkRun
    model: LinkModel


def model_report(settings: Settings) -> ModelReport:
    """The model of the last run, with its blocking rules and the pairs per threshold; LinkError before the first."""
    identity = IdentityStore(settings.store_path)
    run = identity.manifest().run
    if run is None or not run.has_model:
        raise _nothing_linked(identity)
    return ModelReport(run, identity.model(run))


def silos(settings: Settings) -> SiloReport:
    """The silo report of the last run; raises LinkError before the first one. Ages are those at the newest load."""
    identity = IdentityStore(settings.store_path)
    run = identity.manifest().run
    if run is None or not run.tables:
        raise _nothing_linked(identity)
    loaded_at = Store(settings.store_path).snapshot().loaded_at
    with identity.told_plainly(), _records(settings) as (connection, _):
        links = identity.derived(run, _LINKS)
        connection.execute(f"CREATE VIEW {_LINKS} AS SELECT * FROM {parquet([links])}")
        return silo_report(connection, _RECORDS, _LINKS, identity.compared(run), as_of=loaded_at or run.linked_at)


def explain_records(settings: Settings, one: str, other: str) -> Explained:
    """Why two records, each written SYSTEM:RECORD, are linked or not; raises LinkError before the first run."""
    identity = IdentityStore(settings.store_path)
    manifest = identity.manifest()
    run = manifest.run
    if run is None or not run.has_model:
        raise _nothing_linked(identity)
    with identity.told_plainly(), _records(settings) as (connection, table):
        first, second = (_record(connection, text) for text in (one, other))
        model = identity.model(run)
        comparable = comparable_records(connection, _TO_LINK, country=settings.link.country)
        bench = DuckDBWorkbench(connection)
        count_frequencies(bench, comparable.table, [definition(each.name) for each in model.comparisons])
        found = explain(bench, comparable.table, model, first, second, decisions=identity.decisions(manifest))
        bench.put("_link", identity.links(run))
        customers = [_customer(connection, record) for record in (found.one, found.other)]
        outdated = run.records_from != _fingerprint(table) or run.decided_from != manifest.decisions
        return Explained(found, (customers[0], customers[1]), outdated)


def review_list(settings: Settings) -> pa.Table:
    """The doubtful pairs and odd clusters of the last run that nobody has decided on; see `review`."""
    identity = IdentityStore(settings.store_path)
    manifest = identity.manifest()
    if manifest.run is None:
        raise _nothing_linked(identity)
    with identity.told_plainly():
        run = manifest.run
        return still_open(identity.review(run), identity.links(run), identity.decisions(manifest))


def decide_records(
    settings: Settings, one: str, other: str, verdict: Verdict, *, who: str, why: str
) -> tuple[Record, Record]:
    """Keeps that two records, each written SYSTEM:RECORD, are of the same customer, or of different ones."""
    identity = IdentityStore(settings.store_path)
    with identity.told_plainly(), _records(settings) as (connection, _):
        first, second = (_record(connection, text) for text in (one, other))
        with identity.alone() as manifest:
            decisions = decide(identity.decisions(manifest), first, second, verdict, who=who, why=why, at=_now())
            identity.keep_decisions(manifest, decisions)
    return first, second


def undo_decision(settings: Settings, one: str, other: str, *, who: str) -> tuple[Record, Record]:
    """Takes back what was decided about two records; they need not be in the store any more."""
    identity = IdentityStore(settings.store_path)
    if not settings.store_path.exists():
        raise _no_records(settings)
    with identity.told_plainly(), identity.alone() as manifest:
        decisions = identity.decisions(manifest)
        known = {
            f"{row[system]}:{row[record]}": Record(row[system], row[record])
            for row in decisions.to_pylist()
            for system, record in (("system", "record_id"), ("other_system", "other_record_id"))
        }
        first, second = (known.get(text, Record(*_parts(text))) for text in (one, other))
        identity.keep_decisions(manifest, taken_back(decisions, first, second, who=who, at=_now()))
    return first, second


@dataclass(frozen=True)
class _Found:
    clusters: pa.Table
    review: pa.Table
    """With clusters in place of customers."""
    dropped: Sequence[Dropped]
    model: LinkModel | None
    state: dict[str, Path]
    changed: int
    compared: int | None
    rules: tuple[RuleEntry, ...] = ()
    pairs: dict[int, int] = field(default_factory=dict)


@contextmanager
def _bench(settings: Settings, tables: Mapping[str, TableParts]) -> Iterator[_Bench]:
    """A database of its own with the records, in a folder for work that is gone afterwards."""
    with work_folder(settings.store_path, "link") as work:
        database = duckdb.connect(str(work / "link.duckdb"), config=options(settings, work))
        with closing(database) as connection:
            for statement in SESSION:
                connection.execute(statement)
            if _RECORDS in tables:
                _view_records(connection, settings, tables)
            yield _Bench(connection, work)


def _view_records(connection: duckdb.DuckDBPyConnection, settings: Settings, tables: Mapping[str, TableParts]) -> None:
    """The views of the records, and of what linking may see of them: without consent their keys alone."""
    connection.execute(f"CREATE VIEW {_RECORDS} AS {select_rows(tables[_RECORDS])}")
    purpose = settings.link.consent
    if purpose is None:
        connection.execute(f"CREATE VIEW {_TO_LINK} AS FROM {_RECORDS}")
        return
    if _CONSENTS not in tables:
        raise LinkError(
            f'records are linked by consent for "{purpose}", and no consents are loaded',
            where=f"{settings.folder / FILE_NAME}: [link] consent",
            next_step=f"name a source of the table {_CONSENTS}, or take the key out",
        )
    now = f"TIMESTAMP {literal(_now().isoformat(sep=' '))}"
    columns = ", ".join(f"CASE WHEN allowed THEN {identifier(name)} END AS {identifier(name)}" for name in READ[2:])
    connection.execute(f"CREATE VIEW {_CONSENTS} AS {select_rows(tables[_CONSENTS])}")
    connection.execute(f"""
        CREATE VIEW {_TO_LINK} AS
        SELECT system, record_id, {columns}
        FROM (
            SELECT records.*, consents.record_id IS NOT NULL AS allowed FROM {_RECORDS} AS records
            LEFT JOIN (
                SELECT DISTINCT system, record_id FROM {_CONSENTS}
                WHERE purpose = {literal(purpose)} AND given_at <= {now}
                AND (revoked_at IS NULL OR revoked_at > {now})
            ) AS consents ON consents.system = records.system AND consents.record_id = records.record_id
        )
    """)


class _Bench(DuckDBWorkbench):
    def __init__(self, connection: duckdb.DuckDBPyConnection, work: Path) -> None:
        super().__init__(connection)
        self.work = work


@dataclass(frozen=True)
class _Known:
    """What an earlier run has left for this one."""

    run: LinkRun
    files: dict[str, Path]
    model: LinkModel
    dropped: pa.Table


def _known(identity: IdentityStore, before: LinkRun | None, made_by: str) -> _Known | None:
    """None where all records have to be compared."""
    if before is None or not before.has_model or before.made_by != made_by:
        return None
    files = identity.state(before)
    return _Known(before, files, identity.model(before), identity.dropped(before)) if files else None


def _link(bench: _Bench, country: str, model: LinkModel | None, decisions: pa.Table, known: _Known | None) -> _Found:
    connection = bench.connection
    put_seen(connection, _TO_LINK)
    fresh = 0
    if known:
        restore(connection, known.files)
        fresh = find_fresh(connection, _TO_LINK)
        if known.run.changed + fresh > FULL_AFTER * known.model.records:
            known = None
    if known:
        found, dropped = _increment(bench, country, decisions, known)
        changed, compared = known.run.changed + fresh, fresh
    else:
        comparable = comparable_records(connection, _TO_LINK, to=COMPARABLE, country=country)
        found, dropped = link(bench, comparable.table, model=model, decisions=decisions), comparable.dropped
        changed, compared = 0, None
    places = found.clusters.select(["system", "record_id", "cluster"]).rename_columns(
        ["system", "record_id", "customer_id"]
    )
    review = to_review(bench, COMPARABLE, places)
    rules = tuple(RuleEntry(**vars(rule)) for rule in found.rules)
    return _Found(
        found.clusters, review, dropped, found.model, keep(connection, bench.work), changed, compared, rules,
        _pairs_by_bits(bench),
    )  # fmt: skip


def _pairs_by_bits(bench: DuckDBWorkbench) -> dict[int, int]:
    counts = ", ".join(f"count(*) FILTER (match_weight >= {bits}) AS n{place}" for place, bits in enumerate(BITS))
    row = bench.rows(f"SELECT {counts} FROM {SCORES}").to_pylist()[0]
    return dict(zip(BITS, row.values(), strict=True))


def _own_model(settings: Settings) -> LinkModel | None:
    return None if settings.link.model is None else read_model(settings.folder / settings.link.model)


def _increment(bench: _Bench, country: str, decisions: pa.Table, known: _Known) -> tuple[Linked, Sequence[Dropped]]:
    """Links new and changed records; values that were left out count as in the last full run, and those of today."""
    connection = bench.connection
    comparable = comparable_records(
        connection, FRESH, to="comparable_fresh", known=COMPARABLE + BEFORE, country=country
    )
    put_together(connection, COMPARABLE, comparable.table)
    found = link_increment(bench, COMPARABLE, comparable.table, known.model, decisions=decisions)
    counted: dict[tuple[str, str, str], int] = {}
    earlier = [Dropped(**row) for row in known.dropped.to_pylist()]
    for one in (*earlier, *comparable.dropped):
        key = (one.column, one.value, one.reason)
        counted[key] = counted.get(key, 0) + one.records
    dropped = [Dropped(*key, records) for key, records in counted.items()]
    return found, sorted(dropped, key=lambda one: (-one.records, one.column, one.value))


def _nothing() -> _Found:
    """What is found where the last record is gone."""
    names = pa.schema([*LINK_SCHEMA, ("cluster", pa.int64())])
    clusters = names.empty_table().drop_columns(["customer_id"])
    return _Found(clusters, REVIEW_SCHEMA.empty_table(), (), None, {}, 0, None)


def _with_ids(clusters: pa.Table, ids: pa.Table) -> pa.Table:
    with closing(scratch()) as connection:
        connection.register("clusters", clusters)
        connection.register("ids", ids)
        found = connection.sql(
            "SELECT system, record_id, customer_id, match_probability, decided_by"
            " FROM ids JOIN clusters USING (system, record_id) ORDER BY system, record_id"
        ).to_arrow_table()
    return found.cast(LINK_SCHEMA)


def _with_customers(review: pa.Table, links: pa.Table) -> pa.Table:
    """`review` with the lasting ids in place of the numbers of clusters, in the same order."""
    with closing(scratch()) as connection:
        connection.register("review", review.append_column("_place", pa.array(range(review.num_rows), pa.int64())))
        connection.register("links", links)
        found = connection.sql("""
            SELECT review.* REPLACE (l.customer_id AS customer_id, r.customer_id AS other_customer_id)
            FROM review
            JOIN links AS l ON l.system = review.system AND l.record_id = review.record_id
            LEFT JOIN links AS r ON r.system = other_system AND r.record_id = other_record_id
            ORDER BY _place
        """).to_arrow_table()
    return found.drop_columns(["_place"]).cast(review.schema)


def _pairs(review: pa.Table) -> int:
    return sum(what in PAIRS for what in review["what"].to_pylist())


@contextmanager
def _records(settings: Settings) -> Iterator[tuple[duckdb.DuckDBPyConnection, TableParts]]:
    """A connection with the records of the store; raises LinkError where there are none."""
    store = Store(settings.store_path)
    tables = store.snapshot().tables
    table = tables.get(_RECORDS)
    if table is None:
        raise _no_records(settings)
    with ExitStack() as stack:
        work: Path | None = None
        # In a store that may only be read there is no room to spill, and hardly a need.
        with suppress(OSError):
            work = stack.enter_context(work_folder(store.path, "query"))
        connection = stack.enter_context(closing(connect(settings, work)))
        _view_records(connection, settings, tables)
        yield connection, table


def _nothing_linked(identity: IdentityStore) -> LinkError:
    return LinkError("nothing is linked yet", where=str(identity.path), next_step="run fremdbild link")


def _no_records(settings: Settings) -> LinkError:
    return LinkError(
        "no customer records are loaded",
        where=str(settings.store_path),
        next_step=f"name a source of the table {_RECORDS} in fremdbild.toml and run fremdbild load",
    )


def _record(connection: duckdb.DuckDBPyConnection, text: str) -> Record:
    """The record that is written SYSTEM:RECORD; colons may stand in either."""
    _parts(text)
    rows = connection.execute(
        f"SELECT system, record_id FROM {_RECORDS} WHERE system || ':' || record_id = {literal(text)} LIMIT 1"
    ).fetchall()
    if rows:
        return Record(*rows[0])
    systems = [str(row[0]) for row in connection.execute(f"SELECT DISTINCT system FROM {_RECORDS}").fetchall()]
    system = _parts(text)[0]
    near = difflib.get_close_matches(system, systems, n=1)
    hint = "check its number in the system"
    if system not in systems:
        hint = f'did you mean the system "{near[0]}"?' if near else f"name one of {', '.join(sorted(systems))}"
    raise LinkError(f'there is no record "{text}"', where=_RECORDS, next_step=hint)


def _parts(text: str) -> tuple[str, str]:
    system, colon, record = text.partition(":")
    if not (colon and system and record):
        raise LinkError(
            f'"{text}" names no record', where="link", next_step="write SYSTEM:RECORD, as the review list does"
        )
    return system, record


def _customer(connection: duckdb.DuckDBPyConnection, record: Record) -> int | None:
    rows = connection.execute(
        f"SELECT customer_id FROM _link WHERE system = {literal(record.system)}"
        f" AND record_id = {literal(record.record_id)}"
    ).fetchall()
    return int(rows[0][0]) if rows else None


def _check_trust(settings: Settings, table: TableParts) -> None:
    """Raises LinkError where `trust` names a system that neither the settings nor the records know."""
    if not settings.golden.trust:
        return
    with closing(scratch()) as connection:
        rows = connection.execute(f"SELECT DISTINCT system FROM ({select_rows(table)})").fetchall()
    known = {str(row[0]) for row in rows} | {one.system for one in settings.source if one.table == _RECORDS}
    for system in settings.golden.trust:
        if system not in known:
            near = difflib.get_close_matches(system, sorted(known), n=1)
            raise LinkError(
                f'trust names the system "{system}", which holds no customer records',
                where=f"{FILE_NAME}, [golden]",
                next_step=f'did you mean "{near[0]}"?' if near else f"name some of {', '.join(sorted(known))}",
            )


def _rules_from(settings: Settings, consents: TableParts | None, made_by: str) -> str:
    """Names the rules of links and golden records, the zone of their days, and the consents where they decide."""
    told = f"{settings.golden.model_dump_json()} {settings.organisation.time_zone} {made_by}"
    if settings.link.consent is not None:
        # A consent may begin or end by itself: every day is asked anew.
        told += f" {settings.link.consent} {_fingerprint(consents)} {_now().date()}"
    return sha256(told.encode()).hexdigest()


def _made_by(settings: Settings, model: LinkModel | None) -> str:
    """Names all that decides how records become comparable and how they are compared."""
    told = f"{settings.link.country} {model}"
    return f"{MADE_BY} {sha256(told.encode()).hexdigest()[:16]}"


def _day(at: datetime, settings: Settings) -> date:
    """The day of `at` (UTC) where the organisation is."""
    return at.replace(tzinfo=UTC).astimezone(ZoneInfo(settings.organisation.time_zone)).date()


def _fingerprint(table: TableParts | None) -> str:
    """Names the files of the store that hold the records: they never change, so that the same name means the same."""
    if table is None:
        return "none"
    parts = sorted(f"{part.path.name} {part.replaced}" for part in table.parts)
    replaced = [Path(table.replaced).name] if table.replaced and any(part.replaced for part in table.parts) else []
    return sha256("\n".join([*parts, *replaced]).encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
