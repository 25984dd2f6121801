"""Which remarks may be shown to others than those who mask: through the one door for what people wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
from django.conf import settings

from fremdbild.disclosure import release_comments
from fremdbild.tables import BY_NAME
from fremdbild.web.ask.models import Remark, Survey, Wave

_UNREAD = "\0"
"""Stands for a remark that counts as written and is not shown: unread, or withheld."""


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
    return list(Wave.objects.filter(state__in=Wave.OVER).select_related("survey").order_by("-closes_at", "-pk"))


def released(wave: Wave) -> list[Voice]:
    """The masked remarks of a wave where enough people wrote, in an order that is new each time."""
    return [Voice(remark.masked, touchpoint) for remark, touchpoint in released_remarks(wave)]


def released_remarks(wave: Wave) -> list[tuple[Remark, str]]:
    """The same with the rows of the database, for those who must know who wrote; they are shown to nobody."""
    return through_the_door(wave, written(wave)) if wave.state in Wave.OVER else []


def written(wave: Wave) -> list[Remark]:
    """All remarks of a wave that say something, masked or not."""
    remarks = Remark.objects.filter(wave=wave).select_related("response")
    return [remark for remark in remarks if remark.text.strip()]


def masked_now(remark: Remark) -> bool:
    """Whether an analyst has masked and released it."""
    return remark.state == Remark.State.MASKED and bool(remark.masked.strip())


def through_the_door(
    wave: Wave, remarks: Iterable[Remark], *, by_touchpoint: bool = True, shown: Callable[[Remark], bool] = masked_now
) -> list[tuple[Remark, str]]:
    """Those of a group of remarks of one wave that are `shown`, each with its touchpoint, where enough people wrote.

    Everybody in the group who wrote counts. Without `by_touchpoint` the group is one, and no touchpoint is told.
    """
    known = {str(remark.pk): remark for remark in remarks}
    columns = BY_NAME["survey_comment"].column_names
    rows = list(_rows(known.values(), wave, shown))
    table = pa.Table.from_pylist(rows, schema=pa.schema([pa.field(name, pa.string()) for name in columns]))
    protection = settings.PROJECT.protection.model_copy(update={"minimum_comments": minimum(wave)})
    named = by_touchpoint and wave.survey.kind == Survey.Kind.NAMED
    out = release_comments(table, protection, named=[wave.survey.code] if named else [])
    return [(known[row["text"]], row["touchpoint"] or "") for row in out.to_pylist() if row["text"] != _UNREAD]


def _rows(remarks: Iterable[Remark], wave: Wave, shown: Callable[[Remark], bool]) -> Iterator[dict[str, str | None]]:
    """Rows for the door, with the number of a remark in place of its text."""
    for remark in remarks:
        response = remark.response
        yield {
            "comment_id": str(remark.pk),
            "survey_id": wave.survey.code,
            "wave": wave.name,
            "text": str(remark.pk) if shown(remark) else _UNREAD,
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
