"""What is written to people who are asked: plain text in their language, no pictures, no link that counts clicks."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.timezone import localtime

from fremdbild.texts.words import LANGUAGES, Words, words_in
from fremdbild.web.answering.questionnaire import asked_of
from fremdbild.web.ask.models import Contact, Survey, Wave


def invitation(wave: Wave, contact: Contact, link: str, mail: BaseEmailBackend) -> EmailMessage:
    """The first mail."""
    return _asking("invite", wave, contact, link, mail)


def reminder(wave: Wave, contact: Contact, link: str, mail: BaseEmailBackend) -> EmailMessage:
    """The second mail; of an anonymous wave everybody gets it."""
    return _asking("remind", wave, contact, link, mail)


def results(wave: Wave, language: str, email: str, link: str, mail: BaseEmailBackend) -> EmailMessage:
    """The last mail: what came out, and what is done now."""
    words = words_of(language)
    parts = [
        words("web.ask.mail.results.text", survey=_as_sentence(wave.survey.title), organisation=_organisation()),
        link,
    ]
    if wave.survey.follow_up.strip():
        parts += [words("web.ask.mail.results.now"), wave.survey.follow_up.strip()]
    subject = words("web.ask.mail.results.subject", organisation=_organisation())
    return _message(subject, [*parts, _organisation()], email, mail)


def words_of(language: str) -> Words:
    """The words of a contact's language, or of the organisation's first."""
    return words_in(language if language in LANGUAGES else settings.PROJECT.organisation.languages[0])


def _asking(kind: str, wave: Wave, contact: Contact, link: str, mail: BaseEmailBackend) -> EmailMessage:
    words = words_of(contact.language)
    sealed = wave.survey.kind == Survey.Kind.ANONYMOUS
    asked = asked_of(wave, contact.perspective)
    said = {
        "organisation": _organisation(),
        "survey": _as_sentence(wave.survey.title),
        "questions": words.count(len(asked.items)),
        "minutes": asked.minutes,
        "day": words.day(localtime(wave.closes_at).date()),
        "time": f"{localtime(wave.closes_at):%H:%M}",
    }
    how = "server" if sealed and wave.key_holder == Wave.KeyHolder.SERVER else "sealed" if sealed else "named"
    text = f"web.ask.mail.{kind}.text.one" if len(asked.items) == 1 else f"web.ask.mail.{kind}.text"
    parts = [
        words(text, **said),
        link,
        words("web.ask.mail.until", **said),
        words(f"web.ask.mail.how.{how}", **said),
    ]
    if kind == "remind" and sealed:
        parts.insert(1, words("web.ask.mail.remind.sealed", **said))
    stop = f"{link}stop/"
    message = _message(
        words(f"web.ask.mail.{kind}.subject", **said),
        [*parts, words("web.ask.mail.stop", link=stop), _organisation()],
        contact.email,
        mail,
    )
    return message if sealed else with_way_out(message, link)


def with_way_out(message: EmailMessage, link: str) -> EmailMessage:
    """With the button of the mail program that opts out by one click (RFC 8058): a POST to the address, nothing else.

    Employees have the link in the text alone: what their mail program or its filter clicks should not decide for them.
    """
    message.extra_headers["List-Unsubscribe"] = f"<{link}stop/>"
    message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def _message(subject: str, parts: list[str], email: str, mail: BaseEmailBackend) -> EmailMessage:
    return EmailMessage(
        " ".join(subject.split()),
        "\n\n".join(parts) + "\n",
        to=[email],
        connection=mail,
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply"},
    )


def _as_sentence(title: str) -> str:
    """The title, ended as a sentence where it does not end as one.

    >>> _as_sentence("After the call"), _as_sentence("How do you see us?")
    ('After the call.', 'How do you see us?')
    """
    return title if title.endswith((".", "?", "!", "…")) else f"{title}."


def _organisation() -> str:
    name: str = settings.PROJECT.organisation.name
    return name
