"""What a questionnaire and a mail look like before anybody is sent one."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.mail.backends.base import BaseEmailBackend

from fremdbild.instruments import Instrument, in_language
from fremdbild.texts.words import Words
from fremdbild.web.ask import mails
from fremdbild.web.ask.links import address
from fremdbild.web.ask.models import Contact, Wave
from fremdbild.web.ask.questions import ASKED_AS, text_of


@dataclass(frozen=True)
class Shown:
    """One question in each language, with its answers."""

    texts: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    criterion: str | None


def shown_questions(instrument: Instrument, perspective: str, spoken: tuple[str, ...]) -> list[Shown]:
    """The questions that these people are asked, in the languages that the reader compares."""
    wanted = ASKED_AS[perspective]
    languages = [one for one in spoken if one[:2] in instrument.languages] or list(instrument.spoken)
    return [
        Shown(
            tuple((language, in_language(item.text, language)) for language in languages),
            tuple(
                (language, " · ".join(in_language(answer, language) for answer in (scale.labels or scale.ends)))
                for language in languages
            ),
            tuple(one for one in item.perspectives if one in wanted),
            item.criterion,
        )
        for item in instrument.questions()
        if set(item.perspectives) & set(wanted)
        for scale in (instrument.scale[item.scale],)
    ]


def preview(wave: Wave, words: Words) -> tuple[str, str]:
    """Subject and text of the invitation, in the reader's language and with a link that opens nothing."""
    known = Contact.objects.filter(wave=wave).order_by("pk").first()
    perspective = known.perspective if known else wave.survey.perspective
    if not wave.questions:
        wave.questions = text_of(wave.survey.instrument)
    contact = Contact(wave=wave, email="name@example.org", language=words.language, perspective=perspective)
    message = mails.invitation(wave, contact, address("…"), BaseEmailBackend())
    return str(message.subject), str(message.body)
