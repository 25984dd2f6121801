"""`{% say "ask.title" count=3 %}`: words of the reader's language, escaped."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from fremdbild.texts.words import Words, words_in

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: template.Context, key: str, /, **values: object) -> SafeString:
    """The words called `web.<key>`; raises KeyError where there are none, so that no page ships without its words."""
    safe = {name: _escaped(value) for name, value in values.items()}
    return mark_safe(conditional_escape(str(_words(context).texts[f"web.{key}"])).format(**safe))  # noqa: S308  all escaped


@register.simple_tag(takes_context=True)
def count(context: template.Context, number: float) -> str:
    """A whole number as the language writes it: `1'412`."""
    return _words(context).count(number)


@register.simple_tag(takes_context=True)
def day(context: template.Context, when: date | datetime | None) -> str:
    """A day in full: `20. November 2026`."""
    if when is None:
        return ""
    on = localtime(when).date() if isinstance(when, datetime) else when
    return _words(context).day(on)


@register.simple_tag(takes_context=True)
def language_name(context: template.Context, code: str) -> str:
    """A language by its name: `de-CH` is `Deutsch (Schweiz)`; one that has no name here stays as it is."""
    return _words(context).get(f"web.language.{code}") or code


def _escaped(value: object) -> str:
    """What is marked as safe stays as it is."""
    return str(value) if hasattr(value, "__html__") else conditional_escape(str(value))


def _words(context: template.Context) -> Words:
    request = context.get("request")
    return cast(Words, getattr(request, "words", None) or context.get("words") or words_in("en"))
