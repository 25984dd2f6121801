"""One masked sentence of a customer for each criterion, where that gives nobody away.

* Of named surveys of customers, waves that closed in the period of the assessment. Of an anonymous wave nobody knows
  which answers go with a remark.
* A remark goes with the criteria that its writer rated lowest of all, below the middle of the scale: so the sentence is
  of somebody whom the finding is about.
* It is released by itself, with its touchpoint: nothing is quoted that is not shown on the pages of *Voices*.
* In its wave as many people as comments need wrote a remark that goes with the criterion: sentence and rating together
  must not be of one among a few. The touchpoint is told where as many of them wrote about it.
* Of the sentences that may stand alone (`sentences.py`) the one with the least SHA-256 of assessment, criterion and
  sentence is taken: chance, so that nobody picks, and the same at every look and in every language.
* A remark is quoted once: fifteen criteria are not one angry customer.

The criteria choose in the order of the spine. A remark that is withheld or masked anew is gone at the next look.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from fremdbild.errors import FremdbildError
from fremdbild.instruments import CRITERIA
from fremdbild.remembered import Remembered
from fremdbild.web.ask.models import Answer, Remark, Survey, Wave
from fremdbild.web.ask.questions import asked_in
from fremdbild.web.voices.releasing import minimum, through_the_door, waves_over, written
from fremdbild.web.voices.sentences import quotable

_MIDDLE = 0.5


@dataclass(frozen=True)
class Quote:
    """A masked sentence, as it was written."""

    text: str
    touchpoint: str
    """Empty where it is not told."""
    language: str
    """That in which its writer was asked."""


@dataclass(frozen=True)
class Quotes:
    """Criterion → its sentence. `stamp` changes whenever another one may be taken; empty where there is none."""

    stamp: str = ""
    by_criterion: Mapping[str, Quote] = field(default_factory=dict)


NO_QUOTES = Quotes()
_kept: Remembered[tuple[str, str], Quotes] = Remembered(8)


def quotes_of(manifest: Mapping[str, Any], label: str) -> Quotes:
    """The sentences for an assessment."""
    period = manifest["period"]
    first, last = date.fromisoformat(period["first"]), date.fromisoformat(period["last"])
    waves = [wave for wave in _customers() if first <= timezone.localtime(wave.closes_at).date() <= last]
    stamp = _stamp(waves)
    if not stamp:
        return NO_QUOTES
    return _kept.get((label, stamp), lambda: Quotes(stamp, _chosen(waves, label)))


def _customers() -> Iterator[Wave]:
    for wave in waves_over():
        if wave.survey.kind == Survey.Kind.NAMED and wave.survey.perspective == "customer":
            yield wave


def _stamp(waves: list[Wave]) -> str:
    """Of everything that is released, how many wrote, and the minimums."""
    numbers = [wave.pk for wave in waves]
    shown = list(
        Remark.objects.filter(wave__in=numbers, state=Remark.State.MASKED)
        .order_by("pk")
        .values_list("pk", "masked", "response__touchpoint")
    )
    if not shown:
        return ""
    count = Remark.objects.filter(wave__in=numbers).count()
    told = repr((shown, count, [(wave.pk, wave.version, minimum(wave)) for wave in waves]))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _chosen(waves: list[Wave], label: str) -> dict[str, Quote]:
    offered: dict[str, list[tuple[Remark, str]]] = defaultdict(list)
    for wave in waves:
        for criterion, remarks in _by_criterion(wave).items():
            offered[criterion] += remarks
    taken: set[int] = set()
    found: dict[str, Quote] = {}
    for name in (criterion.name for criterion in CRITERIA):
        drawn = [
            (hashlib.sha256("\0".join((label, name, said)).encode()).hexdigest(), remark.pk, said, remark, touchpoint)
            for remark, touchpoint in offered[name]
            if remark.pk not in taken
            for said in quotable(remark.masked)
        ]
        if drawn:
            _, pk, said, remark, touchpoint = min(drawn, key=lambda one: one[:2])
            taken.add(pk)
            found[name] = Quote(said, touchpoint, remark.response.language if remark.response else "")
    return found


def _by_criterion(wave: Wave) -> dict[str, list[tuple[Remark, str]]]:
    """Remarks that may be quoted for each criterion, with the touchpoint where it may be told."""
    everything = written(wave)
    free = {remark.pk for remark, _ in through_the_door(wave, everything)}
    lowest = _lowest(wave)

    def may_be_shown(remark: Remark) -> bool:
        return remark.pk in free

    groups: dict[str, list[Remark]] = defaultdict(list)
    for remark in everything:
        for criterion in lowest.get(remark.pk, ()):
            groups[criterion].append(remark)
    found = {}
    for criterion, group in groups.items():
        told = {remark.pk: at for remark, at in through_the_door(wave, group, shown=may_be_shown)}
        plain = through_the_door(wave, group, by_touchpoint=False, shown=may_be_shown)
        found[criterion] = [(remark, told.get(remark.pk, "")) for remark, _ in plain]
    return found


def _lowest(wave: Wave) -> dict[int, set[str]]:
    """Remark → the criteria that its writer rated lowest, below the middle of the scale."""
    try:
        instrument = asked_in(wave)
    except FremdbildError:
        return {}
    asked = {
        item.id: (item.criterion, instrument.scale[item.scale], item.reversed)
        for item in instrument.questions("customer")
        if item.measured == "statement" and item.criterion
    }
    rated: dict[int, dict[str, float]] = defaultdict(dict)
    answers = Answer.objects.filter(response__wave=wave, response__remark__isnull=False, score__isnull=False)
    found: dict[int, set[str]] = {}
    rows: Iterable[tuple[int, str, int]] = answers.values_list("response__remark", "item_id", "score")  # type: ignore[assignment]  # without null
    for remark, item, score in rows:
        if item in asked:
            criterion, scale, turned = asked[item]
            share = (score - scale.lowest) / (scale.highest - scale.lowest)
            rated[remark][criterion] = 1 - share if turned else share
    for remark, scores in rated.items():
        worst = min(scores.values())
        if worst < _MIDDLE:
            found[remark] = {criterion for criterion, score in scores.items() if score == worst}
    return found
