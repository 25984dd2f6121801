"""The audit log as people read it: sentences, a filter, and two forms to take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import get_current_timezone

from fremdbild.texts.words import Words
from fremdbild.web.audit.models import Entry

COLUMNS = ("number", "at", "actor", "deed", "about", "details", "previous_hash", "hash")


@dataclass(frozen=True)
class Filter:
    """What is looked for; empty: everything. Days are those of the organisation."""

    who: str = ""
    what: str = ""
    since: date | None = None
    until: date | None = None

    def entries(self) -> QuerySet[Entry]:
        """The entries, oldest first."""
        found = Entry.objects.all()
        if self.who:
            found = found.filter(actor__icontains=self.who)
        if self.what:
            found = found.filter(Q(about__icontains=self.what) | Q(deed__icontains=self.what))
        if self.since:
            found = found.filter(at__gte=_midnight(self.since))
        if self.until:
            found = found.filter(at__lt=_midnight(self.until + timedelta(days=1)))
        return found


class _Told(dict[str, Any]):
    """A value that an older entry does not hold is left out of the sentence, not the sentence out of the page."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(entry: Entry, words: Words) -> str:
    """What happened: `anna@example.org invited beat@example.org.`"""
    values = _Told(entry.details, actor=entry.actor, about=entry.about)
    if role := entry.details.get("role"):
        values["role"] = words.get(f"web.accounts.role.{role}") or role
        values["unit"] = entry.details.get("unit") or words("web.accounts.unit.none")
    if isinstance(changed := entry.details.get("changed"), dict):
        values["changed"] = words.listing([words.get(f"web.accounts.field.{name}") or name for name in changed])
    text = words.texts.get(f"web.audit.{entry.deed}")
    if text is None:
        return words("web.audit.other", actor=entry.actor, deed=entry.deed, about=entry.about)
    return text.format_map(values)


def as_json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One entry a line, with everything that its hash was made of."""
    for entry in entries:
        yield json.dumps(_row(entry), ensure_ascii=False) + "\n"


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """A table with the same columns; `details` is JSON."""
    yield _csv_line(COLUMNS)
    for entry in entries:
        row = _row(entry)
        row["details"] = json.dumps(row["details"], ensure_ascii=False, sort_keys=True)
        yield _csv_line(_guarded(value) for value in row.values())


FORMS = {"jsonl": (as_json_lines, "application/jsonl"), "csv": (as_csv, "text/csv")}
"""Name of a form → how entries are written in it, and its media type."""


def _row(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(entry, name) for name in COLUMNS}
    row["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return row


def _csv_line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()


def _guarded(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets a quote in front."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, get_current_timezone())
