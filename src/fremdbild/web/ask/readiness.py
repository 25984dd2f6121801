"""What still stands in the way of a wave: told all at once, each with the step where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from fremdbild.errors import FremdbildError
from fremdbild.web.ask.beginning import trustee_exists
from fremdbild.web.ask.cells import outlook_of
from fremdbild.web.ask.models import Contact, Survey, Wave
from fremdbild.web.ask.questions import questionnaire_of


@dataclass(frozen=True)
class Obstacle:
    """`key` names the words, `web.ask.obstacle.<key>`; `step` the page on which it is mended."""

    key: str
    step: str
    values: dict[str, Any] = field(default_factory=dict)


def obstacles(wave: Wave) -> list[Obstacle]:
    """Why the wave cannot be sent as it stands; none: it can."""
    return list(_obstacles(wave))


def needs_approval(wave: Wave) -> bool:
    """Whether a trustee has to say yes first: to waves among employees, and where a trustee holds the key."""
    if wave.survey.kind != Survey.Kind.ANONYMOUS:
        return False
    return wave.key_holder == Wave.KeyHolder.TRUSTEE or (wave.survey.perspective == "inside" and trustee_exists())


def _obstacles(wave: Wave) -> Iterator[Obstacle]:
    survey = wave.survey
    try:
        instrument = questionnaire_of(survey)
    except FremdbildError:
        yield Obstacle("questions", "questions")
        return
    asked = set(Contact.objects.filter(wave=wave).values_list("perspective", flat=True).distinct())
    for perspective in sorted(asked - set(instrument.perspectives)):
        yield Obstacle("not_asked", "people", {"perspective": perspective})
    if not (asked or wave.link_hash or survey.event):
        yield Obstacle("nobody", "people")
    languages = {language[:2] for language in survey.languages}
    if languages and not languages & set(instrument.languages):
        yield Obstacle("language", "questions")
    if wave.closes_at <= max(timezone.now(), wave.opens_at) + timedelta(minutes=30):
        yield Obstacle("closes", "time")
    if wave.remind_at and not wave.opens_at < wave.remind_at < wave.closes_at:
        yield Obstacle("reminds", "time")
    yield from _of_kind(wave, asked)


def _of_kind(wave: Wave, asked: set[str]) -> Iterator[Obstacle]:
    survey = wave.survey
    if survey.kind != Survey.Kind.ANONYMOUS:
        if survey.perspective == "inside":
            yield Obstacle("named_inside", "time")
        return
    if wave.link_hash or survey.event:
        yield Obstacle("anonymous_link", "people")
    if wave.key_holder == Wave.KeyHolder.TRUSTEE and not trustee_exists():
        yield Obstacle("no_trustee", "time")
    outlook = outlook_of(wave)
    if asked and not outlook.enough:
        yield Obstacle("too_few", "people", {"people": outlook.people, "minimum": outlook.minimum})
