"""What an analyst has marked on the page of a remark, and what becomes of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import QueryDict

from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.people import ChangedMeanwhileError
from fremdbild.web.ask.models import Remark
from fremdbild.web.audit.recording import record
from fremdbild.web.voices.masking import KINDS, Span, joined, masked, passages, spans_of

ROWS = 4
"""So many passages can be written down at a time, beside those that are found by rules."""
_MARK = re.compile(r"(\d{1,7})-(\d{1,7})-([a-z]+)")
DEEDS = {"release": Remark.State.MASKED, "withhold": Remark.State.WITHHELD, "reopen": Remark.State.NEW}


@dataclass(frozen=True)
class Marked:
    """Spans, and passages that stand nowhere in the text."""

    spans: list[Span]
    missing: list[str]


def marked_in(text: str, said: QueryDict) -> Marked:
    """What was ticked and what was written down."""
    spans = [
        Span(int(match[1]), int(match[2]), match[3])
        for mark in said.getlist("mark")[:2_000]
        if (match := _MARK.fullmatch(mark)) and match[3] in KINDS
    ]
    missing = []
    for number in range(1, ROWS + 1):
        passage, kind = said.get(f"passage{number}", "").strip()[:400], said.get(f"kind{number}", "")
        found = passages(text, passage, kind if kind in KINDS else "word") if passage else []
        spans += found
        if passage and not found:
            missing.append(passage)
    return Marked(joined(spans, len(text)), missing)


def already(remark: Remark) -> list[Span]:
    """What was masked before."""
    return spans_of(remark.text, remark.masked) or [] if remark.masked else []


def stamp(remark: Remark) -> str:
    """Changes with whatever another analyst does to the remark."""
    return hashlib.sha256(f"{remark.state}\0{remark.masked}".encode()).hexdigest()[:16]


def settle(actor: User, remark: Remark, seen: str, deed: str, spans: list[Span]) -> None:
    """Releases it masked, withholds it, or puts it back; `ChangedMeanwhileError` where another analyst was quicker."""
    if seen != stamp(remark):
        raise ChangedMeanwhileError
    hidden = masked(remark.text, spans) if deed == "release" else remark.masked if deed == "withhold" else ""
    names: Mapping[str, str] = {"release": "masked", "withhold": "withheld", "reopen": "reopened"}
    with transaction.atomic():
        fresh = Remark.objects.filter(pk=remark.pk, state=remark.state, masked=remark.masked)
        if not fresh.update(state=DEEDS[deed], masked=hidden):
            raise ChangedMeanwhileError
        record(actor, f"remark.{names[deed]}", name_of(remark), remark=remark.pk)
    remark.refresh_from_db()


def name_of(remark: Remark) -> str:
    """How the audit log calls a remark: by survey, wave and number, never by its words."""
    return f"{remark.wave.survey.code} / {remark.wave.name} / {remark.pk}"
