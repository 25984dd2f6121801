"""What is put on the screens of whoever answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import get_template
from django.utils.timezone import localtime

from fremdbild.ballot import MOST_CHARACTERS, Draft
from fremdbild.errors import BallotError
from fremdbild.instruments import Item, in_language
from fremdbild.texts.words import words_in
from fremdbild.web.answering.doors import Door
from fremdbild.web.answering.named import Kept
from fremdbild.web.answering.questionnaire import Asked, kind_of, languages_of
from fremdbild.web.answering.sheets import DONT_KNOW, Problem
from fremdbild.web.answering.tokens import new_form
from fremdbild.web.ask.forgetting import deleted_by
from fremdbild.web.ask.models import Wave
from fremdbild.web.ballots.casting import key_of
from fremdbild.web.frame.language import ReadRequest

_LONG, _LONGER = 42, 76
"""Letters from which a statement is set smaller, so that a question fits a phone without scrolling."""


def local_day(when: datetime) -> date:
    return localtime(when).date()


def first(
    request: ReadRequest,
    door: Door,
    draft: Draft | None,
    kept: Kept | None,
    *,
    qr: bool = False,
    wrong_code: bool = False,
) -> HttpResponse:
    """What kind of survey it is, for whom, how long, and who sees what; the way in."""
    asked = door.asked
    address = door.address
    if not door.sealed and door.contact is None and not door.form:
        address = f"{address}~{new_form(qr=qr)}"
    begun = bool(draft) if door.sealed else bool(kept and kept.answers)
    go_on = 1
    if draft:
        go_on = min(max(draft.page, 1), asked.pages)
    elif kept:
        go_on = next((number for number, item in enumerate(asked.items, 1) if item.id not in kept.answers), asked.pages)
    fingerprint = ""
    if door.sealed:
        try:
            fingerprint = key_of(door.wave).fingerprint
        except BallotError:
            from fremdbild.web.answering.notices import notice

            return notice(request, "no_key", 503)
    return _screen(
        request,
        door,
        "first",
        422 if wrong_code else 200,
        to=address,
        questions=len(asked.items),
        minutes=asked.minutes,
        until=local_day(door.wave.closes_at),
        begun=begun,
        go_on=go_on,
        fingerprint=fingerprint,
        holder=door.wave.approved_by.name if door.wave.approved_by else "",
        people=door.wave.minimum_people or settings.PROJECT.protection.minimum_people,
        wrong_code=wrong_code,
        keeps_half=door.wave.survey.keeps_half,
        invited=door.contact is not None,
        deleted_by=local_day(deleted_by(door.wave)),
    )


def questions(
    request: ReadRequest,
    door: Door,
    number: int | None,
    answers: Mapping[str, int | None],
    remark: str,
    problems: Sequence[Problem] = (),
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """One question, or all of them where `number` is None, with what has been answered."""
    asked, words = door.asked, request.words
    wrong = {
        problem.about: words(
            f"web.answering.problem.{problem.kind}",
            **{name: words.count(value) for name, value in problem.values.items()},
        )
        for problem in problems
    }
    items = asked.items if number is None else asked.on_page(number)
    last = number is None or number == asked.pages
    return _screen(
        request,
        door,
        "questions",
        422 if problems else 200,
        number=number,
        total=len(asked.items),
        pieces=[{"done": place <= (number or 0)} for place in range(1, len(asked.items) + 1)],
        items=[_shown(item, asked, words.language, answers, wrong, typed or {}) for item in items],
        asks_remark=asked.asks_remark and last,
        remark=remark,
        remark_problem=wrong.get("remark", ""),
        most=MOST_CHARACTERS,
        last=last,
        open=[
            place
            for place, item in enumerate(asked.items, 1)
            if last and number is not None and place != number and item.id not in answers
        ],
        action=f"/a/{door.address}/{'all' if number is None else number}/",
        wrong=bool(problems),
    )


def pause(request: ReadRequest, door: Door, code: str | None) -> HttpResponse:
    """How to come back."""
    return _screen(
        request,
        door,
        "pause",
        code=code,
        until=local_day(door.wave.closes_at),
        keeps_half=door.wave.survey.keeps_half,
        link=f"{settings.ENVIRONMENT.url.geturl().rstrip('/')}/a/{door.address}/" if not door.sealed else "",
    )


def thanks(request: ReadRequest, door: Door, code: str | None) -> HttpResponse:
    """It has arrived."""
    return _screen(request, door, "thanks", code=code, until=local_day(door.wave.closes_at), still_open=door.open())


def released(request: ReadRequest, door: Door) -> HttpResponse:
    """What came out, and what is done now."""
    return _screen(request, door, "released", follow_up=_paragraphs(door.wave))


def stop(request: ReadRequest, address: str) -> HttpResponse:
    """Asks whether somebody means it."""
    page = get_template("web/answering/stop.html").render(
        {
            "words": request.words,
            "language": request.words.language,
            "organisation": settings.PROJECT.organisation.name,
            "address": address,
        }
    )
    return HttpResponse(page, headers={"Content-Language": request.words.language})


def _paragraphs(wave: Wave) -> list[str]:
    return [part.strip() for part in wave.survey.follow_up.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _shown(
    item: Item,
    asked: Asked,
    language: str,
    answers: Mapping[str, int | None],
    wrong: Mapping[str, str],
    typed: Mapping[str, str],
) -> dict[str, Any]:
    scale = asked.scale(item)
    text = in_language(item.text, language)
    answered = item.id in answers
    score = answers.get(item.id)
    labels = [in_language(label, language) for label in scale.labels]
    return {
        "id": item.id,
        "name": f"a_{item.id}",
        "kind": kind_of(scale),
        "text": text,
        "size": "longer" if len(text) > _LONGER else "long" if len(text) > _LONG else "",
        "hint": in_language(item.hint, language) if item.hint else "",
        "lead": in_language(scale.lead, language) if scale.lead else "",
        "choices": [
            {"value": value, "label": labels[place] if labels else value, "checked": answered and score == value}
            for place, value in enumerate(range(scale.lowest, scale.highest + 1))
        ],
        "ends": [in_language(end, language) for end in scale.ends],
        "lowest": scale.lowest,
        "highest": scale.highest,
        "dont_know": in_language(scale.dont_know, language) if scale.dont_know else "",
        "dk": DONT_KNOW,
        "unknown": answered and score is None,
        "number": typed.get(f"a_{item.id}", "" if score is None else str(score)),
        "problem": wrong.get(item.id, ""),
    }


def _screen(request: ReadRequest, door: Door, template: str, status: int = 200, /, **context: Any) -> HttpResponse:
    words = request.words
    bases = {words.language[:2]}
    others = []
    for name in languages_of(door.wave):
        if name[:2] not in bases:
            bases.add(name[:2])
            others.append((name, words_in(name)("web.language.name")))
    page = get_template(f"web/answering/{template}.html").render(
        {
            "words": words,
            "language": words.language,
            "other_languages": others,
            "organisation": settings.PROJECT.organisation.name,
            "survey": door.wave.survey.title,
            "address": door.address,
            "sealed": door.sealed,
            "promise": _promise(door),
            **context,
        }
    )
    return HttpResponse(page, status=status, headers={"Content-Language": words.language})


def _promise(door: Door) -> str:
    """Which words stand below the button on every screen."""
    if not door.sealed:
        return "answering.promise.named"
    server = door.wave.key_holder == Wave.KeyHolder.SERVER
    return f"answering.promise.{'server' if server else 'trustee'}"
