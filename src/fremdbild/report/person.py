"""All that is held of one customer, to be handed over: JSON for programs, a tagged PDF for people.

Rows of the canonical tables, rows that could not be used, links and decisions, and what the web application holds; each
with its origin. Anonymous answers are nobody's, and figures about groups hold nobody alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fremdbild.engine.erased_rows import RowsAbout, source_called
from fremdbild.identity.decisions import Record
from fremdbild.identity.erasing import UnderWay, things, whom
from fremdbild.identity.person import Asked, open_store
from fremdbild.identity.profile import Profile, profile_of
from fremdbild.report.rendering import check, write_file
from fremdbild.settings import Settings
from fremdbild.texts import LANGUAGES

FORMAT = 1
Application = Callable[[UnderWay], list[dict[str, Any]]]
"""What the web application holds of somebody: rows, each with `what` it is."""


@dataclass(frozen=True)
class SetAside:
    """A row that could not be used: why, and what the settings read of it."""

    source: str
    file: str
    row_number: int
    reason: str
    raw: dict[str, Any]


@dataclass(frozen=True)
class Held:
    """All that is held of one customer."""

    organisation: str
    made_at: datetime
    profile: Profile
    set_aside: tuple[SetAside, ...]
    links: tuple[dict[str, Any], ...]
    decisions: tuple[dict[str, Any], ...]
    application: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Exported:
    files: tuple[Path, ...]
    rows: int
    tables: int


def export_person(
    settings: Settings,
    customer: int | None = None,
    *,
    record: str | None = None,
    out: Path,
    languages: Sequence[str] = (),
    application: Application | None = None,
) -> Exported:
    """Writes `person.json` and `person.<language>.pdf` into `out`; the first language of the settings by default.

    Raises PersonError where there is nobody, ReportError for an unknown language and where a file cannot be written.
    """
    from fremdbild.report.pdf import pdf  # slow: loads Typst
    from fremdbild.report.person_pages import report_of

    chosen = tuple(dict.fromkeys(languages)) or settings.organisation.languages[:1]
    check("language", chosen, LANGUAGES)
    held = held_of(settings, customer, record=record, application=application)
    contents = [("person.json", as_json(held))]
    contents += [(f"person.{language}.pdf", pdf(report_of(held, settings, language))) for language in chosen]
    files = tuple(write_file(out, name, content, private=True) for name, content in contents)
    return Exported(files, held.profile.rows, len(held.profile.tables))


def held_of(
    settings: Settings,
    customer: int | None = None,
    *,
    record: str | None = None,
    application: Application | None = None,
) -> Held:
    """All that is held of a customer, by number or by a record SYSTEM:RECORD."""
    with open_store(settings) as asked:
        person = asked.person(customer=customer, record=record)
        profile = profile_of(asked, person)
        known = whom(settings, person, "", "")
        return Held(
            settings.organisation.name,
            datetime.now(UTC).replace(tzinfo=None),
            profile,
            tuple(_set_aside(asked, known)),
            tuple(_links(asked, person.records)),
            tuple(_decisions(asked, person.records)),
            tuple(application(known)) if application else (),
        )


def as_json(held: Held) -> bytes:
    """The whole, for programs; times are UTC."""
    found = held.profile
    said = {
        "format": FORMAT,
        "organisation": held.organisation,
        "made_at": held.made_at,
        "customer_id": found.customer,
        "records": [{"system": system, "record_id": number} for system, number in found.records],
        "loaded_at": found.loaded_at,
        "linked_at": found.linked_at,
        "tables": {
            name: [{"values": row.values, "origin": vars(row.origin)} for row in rows]
            for name, rows in found.tables.items()
        },
        "set_aside": [vars(row) for row in held.set_aside],
        "links": held.links,
        "decisions": held.decisions,
        "web_application": held.application,
    }
    return json.dumps(said, ensure_ascii=False, indent=1, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _set_aside(asked: Asked, known: UnderWay) -> Iterator[SetAside]:
    wanted = set(things(known))
    for source in asked.manifest.sources:
        about = RowsAbout(lambda *thing: thing in wanted, source.table, source_called(asked.settings, source.label))
        for entry in source.inputs:
            if entry.set_aside:
                path = asked.store.path / entry.set_aside
                places = about.places(path)
                for row in pq.read_table(path).take(pa.array(places, pa.int64())).to_pylist():
                    yield SetAside(
                        source.label, row["file"], row["row_number"], row["reason"], json.loads(row["raw"] or "{}")
                    )


def _links(asked: Asked, records: frozenset[Record]) -> Iterator[dict[str, Any]]:
    if asked.run:
        yield from _naming(asked.identity.links(asked.run), records, (("system", "record_id"),))


def _decisions(asked: Asked, records: frozenset[Record]) -> Iterator[dict[str, Any]]:
    rows = asked.identity.decisions(asked.identity.manifest())
    yield from _naming(rows, records, (("system", "record_id"), ("other_system", "other_record_id")))


def _naming(rows: pa.Table, records: frozenset[Record], sides: Sequence[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    numbers = pa.array(sorted({record.record_id for record in records}), pa.string())
    near = [pc.fill_null(pc.is_in(rows[number], value_set=numbers), False) for _, number in sides]  # noqa: FBT003
    some = near[0] if len(near) == 1 else pc.or_(*near)
    for row in rows.filter(some).to_pylist():
        if any(Record(row[system], row[number]) in records for system, number in sides):
            yield row
