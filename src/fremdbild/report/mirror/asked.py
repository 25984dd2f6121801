"""Who was asked, who answered, who is missing: the paragraph of method on page one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fremdbild.report.frame import Frame
from fremdbild.report.method_page import created_on, protection_of
from fremdbild.report.mirror.reading import Mirror, seen
from fremdbild.report.mirror.table import answered, mirror_axis, zone_words
from fremdbild.report.voice import Voice

_MOST_MISSING = 3


def method_of_mirror(frame: Frame, voice: Voice, mirror: Mirror) -> str:
    """The paragraph at the foot of page one."""
    words = voice.words
    scale = mirror_axis(frame, mirror).scale
    minimum, hidden, of = protection_of(frame)
    gaps = sum(line.gap is not None for line in mirror.criteria.values())
    return words(
        "mirror.method",
        asked=asked(frame, voice, mirror),
        low=words.count(scale.low),
        high=words.count(scale.high),
        zone=zone_words(voice, mirror),
        gaps=words.count(gaps),
        minimum=words.count(minimum),
        hidden=words.count(hidden),
        of=words.count(of),
        created=created_on(frame, words),
    )


def asked(frame: Frame, voice: Voice, mirror: Mirror) -> str:
    """`381 von 612 Mitarbeitenden (62 %; es fehlt der Aussendienst) und 1'412 von 6'480 Kunden (22 %; gewichtet)`"""
    told = {entry["perspective"]: entry for entry in (frame.manifest.get("mirror") or {}).get("asked") or ()}
    said = [
        _side(voice, who, told.get(who) or {"answered": answered(frame, mirror, inside=who == "inside")})
        for who, there in (("inside", _answers(mirror, "inside")), ("customer", _answers(mirror, "outside")))
        if there or who in told or not mirror.one_sided
    ]
    return voice.words.listing(said)


def _answers(mirror: Mirror, side: str) -> bool:
    return any(seen(getattr(line, side)) for line in mirror.criteria.values())


def _side(voice: Voice, who: str, entry: Mapping[str, Any]) -> str:
    words = voice.words
    count, invited = int(entry["answered"]), entry.get("asked")
    notes = []
    if invited:
        notes.append(words.figures.percent(100 * count / invited))
    missing = [voice.member(entry["missing_column"], name) for name in entry.get("missing") or ()]
    if missing:
        left = len(missing) - _MOST_MISSING
        named = missing[:_MOST_MISSING] + ([words("asked.more", count=words.count(left))] if left > 0 else [])
        notes.append(words(f"asked.missing.{'one' if len(missing) == 1 else 'many'}", names=words.listing(named)))
    if entry.get("weighted"):
        notes.append(words("asked.weighted"))
    key = f"asked.{who}.of" if invited else f"asked.{who}"
    said = words(key, answered=words.count(count), asked=words.count(invited or 0))
    return f"{said} ({'; '.join(notes)})" if notes else said
