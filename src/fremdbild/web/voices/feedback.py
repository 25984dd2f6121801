"""Critical answers of named surveys that belong to a case or a customer, and deserve an answer by a person.

Critical is who would not recommend us (0 to 6 of 10), or whose answers lie below 50 of 100 on average.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Avg, Case, Exists, F, FloatField, OuterRef, Q, QuerySet, Value, When

from fremdbild.errors import FremdbildError
from fremdbild.instruments import Instrument, Item, Scale
from fremdbild.web.answer_files import one_at_a_time, write_table
from fremdbild.web.ask.models import Answer, Response, Survey, Wave
from fremdbild.web.ask.questions import asked_in

BELOW = 50.0
DETRACTOR = 6


def critical() -> QuerySet[Response]:
    """All of them, the oldest first; `pk`s are gathered wave by wave, because scales differ."""
    found: list[Any] = []
    for wave in Wave.objects.filter(survey__kind=Survey.Kind.NAMED).select_related("survey"):
        found += critical_in(wave).values_list("pk", flat=True)
    return (
        Response.objects.filter(pk__in=found)
        .select_related("wave__survey", "remark", "reply")
        .order_by("finished_at", "pk")
    )


def critical_in(wave: Wave) -> QuerySet[Response]:
    """Those of one wave of a named survey."""
    known = Response.objects.filter(wave=wave, finished_at__isnull=False, perspective="customer")
    known = known.exclude(case_id="", record_id="")
    instrument = _instrument(wave)
    if instrument is None:
        return known.none()
    scored = [
        When(answers__item_id=item.id, then=_of_hundred(item, instrument.scale[item.scale])) for item in instrument.item
    ]
    recommending = [item.id for item in instrument.item if item.measured == "likelihood_to_recommend"]
    detractor = Answer.objects.filter(response=OuterRef("pk"), item_id__in=recommending, score__lte=DETRACTOR)
    return known.annotate(mean=Avg(Case(*scored, output_field=FloatField()))).filter(
        Q(mean__lt=BELOW) | Exists(detractor)
    )


def _of_hundred(item: Item, scale: Scale) -> Any:
    score = F("answers__score") - Value(float(scale.lowest))
    if item.reversed:
        score = Value(float(scale.highest)) - F("answers__score")
    return score * Value(100.0) / Value(float(scale.highest - scale.lowest))


def _instrument(wave: Wave) -> Instrument | None:
    try:
        return asked_in(wave)
    except FremdbildError:
        return None


def due_at(response: Response) -> datetime | None:
    """Until when an answer is due."""
    days = settings.PROJECT.limits.feedback_days
    return response.finished_at + timedelta(days=days) if response.finished_at else None


def rows() -> Iterator[dict[str, Any]]:
    """Each as a row of the canonical table `feedback`."""
    for response in critical():
        reply = getattr(response, "reply", None)
        yield {
            "feedback_id": f"web-{response.pk}",
            "case_id": response.case_id or None,
            "system": response.system or None,
            "record_id": response.record_id or None,
            "touchpoint": response.touchpoint or None,
            "channel": "survey",
            "org_unit": response.org_unit or None,
            "raised_at": _utc(response.finished_at),
            "due_at": None,
            "answered_at": _utc(reply.answered_at) if reply else None,
            "cause": (reply.cause or None) if reply else None,
            "outcome": (reply.outcome or None) if reply else None,
        }


def write() -> None:
    """Writes `web/answers/feedback.parquet`, where it would say something else."""
    with one_at_a_time:
        write_table("feedback", rows())


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None
