"""How the page of actions opens: a sentence that says how things stand, a lead, and one next step."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from fremdbild.texts import Words
from fremdbild.texts.words import sentence
from fremdbild.web.act.listing import Overview


@dataclass(frozen=True)
class Opening:
    title: str
    lead: str
    href: str = ""
    button: str = ""
    beside: str = ""


def opening(told: Overview, words: Words, *, decides: bool, assessed: bool) -> Opening:
    """For whoever decides, and for whoever reports on the own unit."""
    key, count = _title(told)
    measured = _number(words, told.measured)
    title = sentence(
        words(
            f"web.act.title.{key}", count=_number(words, count), all=_number(words, len(told.going)), measured=measured
        )
    )
    if not decides:
        lead = words(f"web.act.lead.unit{'_none' if not told.all else ''}")
        if not told.going:
            return Opening(
                words("web.act.title.unit_none") if not told.all else title,
                lead,
                reverse("picture:home"),
                words("web.act.next.picture"),
            )
        first = (told.overdue or told.going)[0]
        if first.action is None:
            return Opening(title, lead)
        return Opening(
            title, lead, reverse("act:report", args=[first.action.pk]), words("web.act.next.report"), first.what
        )
    if told.waiting and (first := told.waiting[0]).action is not None:
        href, beside = reverse("act:action", args=[first.action.pk]), first.what
        return Opening(title, words("web.act.lead.waiting"), href, words("web.act.next.decide"), beside)
    if told.waiting:
        return Opening(
            title, words("web.act.lead.waiting"), "#waiting", words("web.act.next.decide"), told.waiting[0].what
        )
    if not assessed:
        return Opening(
            title, words("web.act.lead.no_assessment"), reverse("picture:home"), words("web.act.next.picture")
        )
    lead = words("web.act.lead.going" if told.going else "web.act.lead.empty")
    return Opening(title, lead, reverse("act:findings"), words("web.act.next.finding"))


def _title(told: Overview) -> tuple[str, int]:
    """The key of the sentence and its number."""
    groups = (
        ("waiting", len(told.waiting)),
        ("overdue", len(told.overdue)),
        ("reached", told.reached if told.measured else 0),
        ("going", len(told.going)),
    )
    for key, count in groups:
        if count and key == "reached" and len(told.going) > 1:
            return f"reached.{'some' if count == 1 else 'many'}", count
        if count:
            return f"{key}.{'one' if count == 1 else 'many'}", count
    return ("ended" if told.ended else "empty"), 0


def _number(words: Words, number: int) -> str:
    return words.in_words(number)
