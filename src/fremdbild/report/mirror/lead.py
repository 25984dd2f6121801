"""The sentence under the headline: the gap, how it changed, what is missing, and what is asked for."""

from __future__ import annotations

from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.report.frame import Frame
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.reading import Difference, Mirror
from fremdbild.report.mirror.requests import requests_of
from fremdbild.report.mirror.waves import change
from fremdbild.report.voice import Voice


def lead(frame: Frame, voice: Voice, mirror: Mirror) -> str:
    """`Die Lücke von 17 Punkten (15 bis 18) ist um 4 kleiner als vor drei Wellen. Wir bitten um drei Beschlüsse.`"""
    words = voice.words
    gap = mirror.total.gap
    said = [_gap_in_words(frame, voice, gap) if gap is not None else ""]
    missing = [voice.member("criterion", name) for name in DIMENSIONS if not mirror.dimensions[name].both]
    if missing:
        named = words.listing([words("mirror.lead.missing.name", name=name) for name in missing])
        said.append(words("mirror.lead.missing", names=named))
    asked = sum(request.action is not None for request in requests_of(frame, mirror))
    if asked:
        key = f"mirror.lead.requests.{'one' if asked == 1 else 'many'}"
        said.append(words(key, count=words.in_words(asked)))
    return " ".join(filter(None, said))


def _gap_in_words(frame: Frame, voice: Voice, gap: Difference) -> str:
    words = voice.words
    turned = gap.value < 0
    points = wording.points(voice, gap.value)
    span = wording.in_brackets(wording.difference_interval(voice, gap, turned=turned))
    if gap.same:
        return words("mirror.lead.same", points=points, interval=span)
    if gap.lower is not None and gap.upper is not None and gap.lower <= 0 <= gap.upper:
        return words("mirror.lead.unsure", interval=wording.difference_interval(voice, gap))
    if turned:
        return words("mirror.lead.better", points=points, interval=span)
    return _compared_with_before(frame, voice, gap, span)


def _compared_with_before(frame: Frame, voice: Voice, gap: Difference, span: str) -> str:
    """The gap beside that of the first wave that can be compared."""
    words = voice.words
    changed = change(frame)
    if changed is None or changed.first.gap is None:
        return words("mirror.lead.gap", points=wording.points(voice, gap.value), interval=span)
    points = wording.points(voice, gap.value, dative=True)
    key = f"mirror.waves.{'one' if changed.waves == 1 else 'many'}"
    before = words(key, count=words.in_words(changed.waves))
    if not changed.size.certain:
        then = wording.points(voice, changed.first.gap)
        return words("mirror.lead.gap.unsure", points=points, interval=span, then=then, before=before)
    way = "smaller" if changed.size.value < 0 else "wider"
    by = wording.difference_interval(voice, changed.size, turned=way == "smaller")
    size = f"{words.count(abs(changed.size.value))}{wording.in_brackets(by)}"
    return words(f"mirror.lead.gap.{way}", points=points, interval=span, size=size, before=before)
