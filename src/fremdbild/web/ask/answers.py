"""Answers as a source like any other: canonical tables as Parquet files, from which `load` takes them.

    FOLDER/web/answers/survey.parquet, survey_item.parquet, survey_wave.parquet, survey_cell.parquet,
    survey_response.parquet, survey_comment.parquet, org_unit.parquet

An anonymous wave is in them once it is counted, a named one from its first finished answer on; what somebody answered
half-way counts after the closing, where the survey says so. Files whose content is the same are not touched, so `load`
does not read them again.

Of what people wrote only that is in them which the pages of *Voices* show: masked and released by an analyst, of a wave
that is over and in which enough people wrote. An assessment that uses it asks the door for comments once more. What is
withheld afterwards, or masked anew, is taken out by the next `load`. The raw text never leaves the database.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from fremdbild.instruments import Instrument, item_rows, survey_row
from fremdbild.instruments.reading import instrument_from
from fremdbild.web.accounts.models import Unit
from fremdbild.web.answer_files import write_table
from fremdbild.web.ask.models import Answer, Contact, OpenedAnswer, Response, Survey, Wave
from fremdbild.web.voices.releasing import minimum, released_remarks

_Rows = list[dict[str, Any]]
_COLUMNS = {
    "survey": ("survey_id", "instrument", "instrument_version", "named", "languages"),
    "survey_item": (
        "survey_id",
        "item_id",
        "criterion",
        "construct",
        "scale_min",
        "scale_max",
        "reversed",
        "wording",
        "position",
    ),
    "survey_wave": ("survey_id", "wave", "opened_on", "closed_on", "invited"),
    "survey_cell": (
        "survey_id",
        "wave",
        "cell",
        "org_unit",
        "perspective",
        "weight_group",
        "headcount",
        "invited",
        "answered",
    ),
    "survey_response": (
        "survey_id",
        "wave",
        "item_id",
        "respondent_id",
        "perspective",
        "channel",
        "score",
        "cell",
        "system",
        "record_id",
        "case_id",
        "touchpoint",
        "answered_at",
    ),
    "survey_comment": ("comment_id", "survey_id", "wave", "text", "language", "respondent_id", "touchpoint"),
    "org_unit": ("org_unit", "name", "parent", "headcount"),
}
"""Of each table what the application knows."""
_COUNTED = (Wave.State.COUNTED, Wave.State.RELEASED)


def write_answers(folder: Path | None = None) -> list[Path]:
    """Writes the files into `folder` (by default web/answers of the project); gives back those that changed."""
    with transaction.atomic():
        tables = _tables()
    written = [write_table(name, rows, _COLUMNS[name], folder=folder) for name, rows in tables.items()]
    return [path for path in written if path]


def _tables() -> dict[str, _Rows]:
    tables: dict[str, _Rows] = {name: [] for name in _COLUMNS}
    known: dict[str, tuple[str, object]] = {}
    for wave in _waves():
        instrument = instrument_from(wave.questions, where=str(wave))
        named = wave.survey.kind == Survey.Kind.NAMED
        survey_id = _survey_id(wave, instrument, known, tables, named=named)
        tables["survey_wave"].append(
            {
                "survey_id": survey_id,
                "wave": wave.name,
                "opened_on": timezone.localtime(wave.opens_at).date(),
                "closed_on": timezone.localtime(wave.closes_at).date(),
                "invited": (Contact.objects.filter(wave=wave).exclude(invited_at=None).count() or None)
                if named
                else None,
            }
        )
        if not named:
            tables["survey_cell"] += _cells(wave, survey_id)
        tables["survey_response"] += _named(wave, survey_id) if named else _opened(wave, survey_id)
        tables["survey_comment"] += _comments(wave, survey_id)
    tables["org_unit"] = [
        {"org_unit": code, "name": name, "parent": parent, "headcount": headcount}
        for code, name, parent, headcount in Unit.objects.order_by("code").values_list(
            "code", "name", "parent__code", "headcount"
        )
    ]
    return tables


def _waves() -> QuerySet[Wave]:
    """Waves of which something may be loaded."""
    counted = Q(state__in=_COUNTED)
    running = Q(survey__kind=Survey.Kind.NAMED, state=Wave.State.OPEN, responses__finished_at__isnull=False)
    return (
        Wave.objects.select_related("survey").filter(counted | running).exclude(questions="").distinct().order_by("pk")
    )


def _survey_id(
    wave: Wave, instrument: Instrument, known: dict[str, tuple[str, object]], tables: dict[str, _Rows], *, named: bool
) -> str:
    """The survey's code; another one where a later wave asks with a changed questionnaire: it has rows of its own."""
    plain = item_rows(instrument, "")
    digest = hashlib.sha256(repr(plain).encode()).hexdigest()[:8]
    code = wave.survey.code
    if code in known and known[code][1] != digest:
        code = f"{code}-{digest}"
    if code not in known:
        known[code] = code, digest
        tables["survey"].append(dict(survey_row(instrument, code, named=named)))
        tables["survey_item"] += [dict(row) for row in item_rows(instrument, code)]
    return code


def _cells(wave: Wave, survey_id: str) -> Iterator[dict[str, Any]]:
    for cell in wave.opened_cells:
        names = ("cell", "org_unit", "perspective", "weight_group", "headcount", "invited", "answered")
        yield {"survey_id": survey_id, "wave": wave.name} | {name: cell.get(name) for name in names}


def _opened(wave: Wave, survey_id: str) -> Iterator[dict[str, Any]]:
    perspectives = {cell["cell"]: cell["perspective"] for cell in wave.opened_cells}
    rows = OpenedAnswer.objects.filter(wave=wave).order_by("respondent", "item_id")
    for respondent, cell, item, score in rows.values_list("respondent", "cell", "item_id", "score").iterator():
        yield {
            "survey_id": survey_id,
            "wave": wave.name,
            "item_id": item,
            "respondent_id": respondent,
            "perspective": perspectives.get(cell),
            "score": score,
            "cell": cell,
        }


def _named(wave: Wave, survey_id: str) -> Iterator[dict[str, Any]]:
    responses = Response.objects.filter(wave=wave)
    if wave.state not in _COUNTED or not wave.survey.keeps_half:
        responses = responses.exclude(finished_at=None)
    about = {one.pk: one for one in responses.iterator()}
    answers = Answer.objects.filter(response__in=responses).order_by("response_id", "item_id")
    for response, item, score in answers.values_list("response_id", "item_id", "score").iterator():
        one = about.get(response)
        if one is None:
            continue
        yield {
            "survey_id": survey_id,
            "wave": wave.name,
            "item_id": item,
            "respondent_id": one.respondent,
            "perspective": one.perspective,
            "channel": one.channel,
            "score": score,
            "system": one.system or None,
            "record_id": one.record_id or None,
            "case_id": one.case_id or None,
            "touchpoint": one.touchpoint or None,
            "answered_at": one.finished_at or one.started_at,
        }


def _comments(wave: Wave, survey_id: str) -> list[dict[str, Any]]:
    """Masked and released remarks in the order of a keyed hash; of an anonymous wave nothing but the words."""
    shown = released_remarks(wave)
    spoken = Counter(remark.response.language[:2] for remark, _ in shown if remark.response)
    rows = []
    for remark, touchpoint in shown:
        response = remark.response
        language = response.language[:2] if response else ""
        rows.append(
            {
                "comment_id": _keyed(b"comment", str(remark.pk).encode()),
                "survey_id": survey_id,
                "wave": wave.name,
                "text": remark.masked,
                "language": language if language and spoken[language] >= minimum(wave) else None,
                "respondent_id": response.respondent if response else None,
                "touchpoint": touchpoint or None,
            }
        )
    return sorted(rows, key=lambda row: str(row["comment_id"]))


def _keyed(what: bytes, name: bytes) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), b"fremdbild " + what + name, "sha256").hex()[:32]
