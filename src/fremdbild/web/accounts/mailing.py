"""Mails about accounts."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail

from fremdbild.texts.words import words_in
from fremdbild.web.frame.language import languages


def send(to: str, kind: str, language: str = "", **values: object) -> None:
    """Sends the words `web.accounts.mail.<kind>_subject` and `_body`; raises OSError where no server takes them."""
    words = words_in(language if language in languages() else languages()[0])
    values = {"organisation": settings.PROJECT.organisation.name, **values}
    subject = " ".join(words(f"web.accounts.mail.{kind}_subject", **values).split())
    send_mail(subject, words(f"web.accounts.mail.{kind}_body", **values), settings.DEFAULT_FROM_EMAIL, [to])


def address(path: str) -> str:
    """The path with the address that readers use before it."""
    return f"{settings.ENVIRONMENT.url.scheme}://{settings.ENVIRONMENT.url.netloc}{path}"
