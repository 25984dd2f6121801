"""How the page of actions opens: a sentence that says how things stand, a lead, and one next step."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from fremdbild.texts import Words
from fremdbild.texts.words import sentence
from fremdbild.web.act.listing import Overview


@dataclass(frozen=True)
class Opening:
    """The sentence, what follows it, and where its button leads; `beside` stands next to the button."""

    title: str
    lead: str
    href: str = ""
    button: str = ""
    beside: str = ""


def opening(told: Overview, words: Words, *, decides: bool, assessed: bool) -> Opening:
    """For whoever decides, and for whoever reports on the own unit."""
    title = _said(told, words, *_title(told, decides=decides))
    if not decides:
        return _for_a_lead(told, words, title)
    if told.waiting:
        first = told.waiting[0]
        href = reverse("act:action", args=[first.action.pk]) if first.action else "#waiting"
        return Opening(title, words("web.act.lead.waiting"), href, words("web.act.next.decide"), first.what)
    if not assessed:
        lead = words("web.act.lead.no_assessment")
        return Opening(title, lead, reverse("picture:home"), words("web.act.next.picture"))
    lead = words("web.act.lead.going" if told.going else "web.act.lead.empty")
    return Opening(title, lead, reverse("act:findings"), words("web.act.next.finding"))


def _for_a_lead(told: Overview, words: Words, title: str) -> Opening:
    reported = [line for line in (*told.overdue, *told.going) if line.action is not None]
    if reported and reported[0].action:
        href = reverse("act:report", args=[reported[0].action.pk])
        return Opening(title, words("web.act.lead.unit"), href, words("web.act.next.report"), reported[0].what)
    to_picture = (reverse("picture:home"), words("web.act.next.picture"))
    if told.all:
        return Opening(title, words("web.act.lead.unit"), *to_picture)
    return Opening(words("web.act.title.unit_none"), words("web.act.lead.unit_none"), *to_picture)


def going_title(told: Overview, words: Words) -> str:
    """What became of those that are decided, as a heading."""
    reached = told.reached if told.measured else 0
    return _said(told, words, *(_reached(told) if reached else _counted("going", len(told.going)))).rstrip(".")


def _title(told: Overview, *, decides: bool) -> tuple[str, int]:
    """The key of the sentence and its number: what asks for the reader comes first."""
    if told.waiting and (decides or not told.going):
        return _counted("waiting", len(told.waiting))
    if told.overdue:
        return _counted("overdue", len(told.overdue))
    if told.measured and told.reached:
        return _reached(told)
    if told.going:
        return _counted("going", len(told.going))
    return ("ended" if told.ended else "empty"), 0


def _reached(told: Overview) -> tuple[str, int]:
    if len(told.going) == 1:
        return "reached.one", 1
    return f"reached.{'some' if told.reached == 1 else 'many'}", told.reached


def _counted(key: str, count: int) -> tuple[str, int]:
    return f"{key}.{'one' if count == 1 else 'many'}", count


def _said(told: Overview, words: Words, key: str, count: int) -> str:
    return sentence(words(f"web.act.title.{key}", count=words.in_words(count), all=words.in_words(len(told.going))))
