"""Which remarks may be shown to others than those who mask: through the one door for what people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
from django.conf import settings

from fremdbild.disclosure import release_comments
from fremdbild.tables import BY_NAME
from fremdbild.web.ask.models import Remark, Survey, Wave

_UNREAD = "\0"
"""Stands for a remark that counts as written and is not shown: unread, or withheld."""
_OVER = (Wave.State.CLOSED, Wave.State.COUNTED, Wave.State.RELEASED)


@dataclass(frozen=True)
class Voice:
    """A masked remark as others see it: no date, no unit, no one."""

    text: str
    touchpoint: str
    """Of named surveys only."""


def minimum(wave: Wave) -> int:
    """How many people must have written something: what was frozen, raised by the settings."""
    return max(int(settings.PROJECT.protection.minimum_comments), wave.minimum_comments or 0)


def waves_over() -> list[Wave]:
    """Waves of which remarks may be shown: those that are over. A new remark of a running one would tell its day."""
    return list(Wave.objects.filter(state__in=_OVER).select_related("survey").order_by("-closes_at", "-pk"))


def released(wave: Wave) -> list[Voice]:
    """The masked remarks of a wave where enough people wrote, in an order that is new each time."""
    if wave.state not in _OVER:
        return []
    named = wave.survey.kind == Survey.Kind.NAMED
    rows = list(_rows(Remark.objects.filter(wave=wave).select_related("response"), wave))
    columns = BY_NAME["survey_comment"].column_names
    table = pa.Table.from_pylist(rows, schema=pa.schema([pa.field(name, pa.string()) for name in columns]))
    protection = settings.PROJECT.protection.model_copy(update={"minimum_comments": minimum(wave)})
    shown = release_comments(table, protection, named=[wave.survey.code] if named else [])
    return [
        Voice(row["text"], row["touchpoint"] or "") for row in shown.to_pylist() if not row["text"].startswith(_UNREAD)
    ]


def _rows(remarks: Iterable[Remark], wave: Wave) -> Iterator[dict[str, str | None]]:
    for remark in remarks:
        if not remark.text.strip():
            continue
        response = remark.response
        yield {
            "comment_id": str(remark.pk),
            "survey_id": wave.survey.code,
            "wave": wave.name,
            "text": remark.masked if remark.state == Remark.State.MASKED and remark.masked.strip() else _UNREAD,
            "language": None,
            "respondent_id": _person(remark),
            "touchpoint": (response.touchpoint or None) if response else None,
        }


def _person(remark: Remark) -> str | None:
    """Whoever wrote it: several remarks of one customer are one person's."""
    response = remark.response
    if response is None:
        return None
    return f"{response.system}\0{response.record_id}" if response.record_id else str(response.pk)
