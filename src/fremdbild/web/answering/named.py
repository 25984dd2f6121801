"""Answers of named surveys, in three statements of one transaction.

1. The contact is claimed (`UPDATE … WHERE token_hash = … AND NOT answered … RETURNING`), which also tells whether the
   wave is open; a link for everybody has no contact.
2. The response is written under the id that belongs to the page's address.
3. All answers of the page are written in one statement, over those that were there.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fremdbild.web.answering.questionnaire import Asked, asked_of, languages_of, wave_of
from fremdbild.web.answering.sheets import Given
from fremdbild.web.answering.tokens import parts, response_id, token_hash
from fremdbild.web.answering.writing import executed, identifier, moment, writing
from fremdbild.web.ask.models import Answer, Remark, Response, Wave, random_respondent

_OPEN = """SELECT w.id FROM ask_wave w JOIN ask_survey s ON s.id = w.survey_id
    WHERE w.state = 'open' AND w.opens_at <= %s AND w.closes_at > %s AND s.kind = 'named'"""
_WITH_LINK = f"{_OPEN} AND w.link_hash = %s"
_CLAIM = f"""UPDATE ask_contact SET answered = (answered OR %s)
    WHERE token_hash = %s AND NOT answered AND wave_id IN ({_OPEN})
    RETURNING id, wave_id, perspective, system, record_id, case_id, touchpoint,
    (SELECT code FROM accounts_unit u WHERE u.id = ask_contact.unit_id)"""
_RESPOND = """INSERT INTO ask_response (id, respondent, wave_id, contact_id, language, channel, perspective, org_unit,
    system, record_id, case_id, touchpoint, started_at, finished_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (id) DO UPDATE SET language = excluded.language, finished_at = excluded.finished_at
    WHERE ask_response.finished_at IS NULL RETURNING id"""
_ANSWER = """INSERT INTO ask_answer (response_id, item_id, score) VALUES {rows}
    ON CONFLICT (response_id, item_id) DO UPDATE SET score = excluded.score"""
_REMARK = """INSERT INTO ask_remark (wave_id, response_id, text, masked, state, "order")
    VALUES (%s, %s, %s, '', 'new', %s)
    ON CONFLICT (response_id) DO UPDATE SET text = excluded.text WHERE ask_remark.state = 'new'"""
_NO_REMARK = "DELETE FROM ask_remark WHERE response_id = %s AND state = 'new'"


@lru_cache(maxsize=256)
def _answers(count: int) -> str:
    return _ANSWER.format(rows=",".join(["(%s,%s,%s)"] * count))


class _UndoneError(Exception):
    """Rolls the transaction back: nothing of the page is stored."""


@dataclass(frozen=True)
class Stored:
    """What became of a page."""

    asked: Asked
    given: Given
    finished: bool
    """False too where a problem was found: then nothing of the page is stored but what came before."""


@dataclass(frozen=True)
class _Claimed:
    wave: Wave
    channel: str
    contact: int | None
    perspective: str
    unit: str = ""
    system: str = ""
    record: str = ""
    case: str = ""
    touchpoint: str = ""


def store(address: str, read: Callable[[Asked], Given], language: str, *, ends: bool) -> Stored | None:
    """Stores a page of a named survey; None where the address opens none that can be answered now.

    `read` tells what was sent, once it is known what is asked; `ends`: the page asks to end the questionnaire.
    """
    found = parts(address)
    if found is None:
        return None
    token, form = found
    stored: Stored | None = None
    try:
        with writing():
            now = moment()
            claimed = _everybody(token, form, now) if form else _claim(token, now, ends=ends)
            if claimed is None:
                return None
            asked = asked_of(claimed.wave, claimed.perspective)
            given = read(asked)
            stored = Stored(asked, given, ends and not given.problems)
            if given.has_to_be_mended:
                raise _UndoneError
            if not _write(address, claimed, given, language, now, finished=stored.finished):
                return None
    except _UndoneError:
        pass
    return stored


def _claim(token: str, now: Any, *, ends: bool) -> _Claimed | None:
    row = executed(_CLAIM, [ends, token_hash(token), now, now]).fetchone()
    if row is None:
        return None
    contact, wave, perspective, system, record, case, touchpoint, unit = row
    return _Claimed(wave_of(wave), "email", contact, perspective, unit or "", system, record, case, touchpoint)


def _everybody(token: str, form: str, now: Any) -> _Claimed | None:
    row = executed(_WITH_LINK, [now, now, token_hash(token)]).fetchone()
    if row is None:
        return None
    wave = wave_of(row[0])
    channel = "qr" if form.startswith("q") else "link"
    return _Claimed(wave, channel, None, wave.survey.perspective, touchpoint=wave.survey.touchpoint)


def _write(address: str, by: _Claimed, given: Given, language: str, now: Any, *, finished: bool) -> bool:
    """Whether the response could be written: it cannot where it was handed in before."""
    response = identifier(response_id(address))
    languages = languages_of(by.wave)
    spoken = language if language in languages else languages[0]
    about = [by.perspective, by.unit, by.system, by.record, by.case, by.touchpoint or by.wave.survey.touchpoint]
    values = [
        response,
        random_respondent(),
        by.wave.pk,
        by.contact,
        spoken,
        by.channel,
        *about,
        now,
        now if finished else None,
    ]
    if executed(_RESPOND, values).fetchone() is None:
        return False
    if given.answers:
        executed(
            _answers(len(given.answers)),
            [value for item, score in given.answers.items() for value in (response, item, score)],
        )
    if given.remark:
        executed(_REMARK, [by.wave.pk, response, given.remark, secrets.randbits(62)])
    elif given.remark is not None:
        executed(_NO_REMARK, [response])
    return True


@dataclass(frozen=True)
class Kept:
    """What has been answered so far."""

    answers: dict[str, int | None]
    remark: str = ""
    finished: bool = False


def kept(address: str) -> Kept:
    """What this address has stored so far."""
    response = Response.objects.filter(pk=response_id(address)).first()
    if response is None:
        return Kept({})
    remark = Remark.objects.filter(response=response).first()
    answers = dict(Answer.objects.filter(response=response).values_list("item_id", "score"))
    return Kept(answers, remark.text if remark else "", response.finished_at is not None)


def forget_halves(wave: Wave) -> int:
    """Deletes what was not handed in, where the survey does not keep it; gives back how many. For the closing."""
    if wave.survey.keeps_half:
        return 0
    halves = Response.objects.filter(wave=wave, finished_at=None)
    count = halves.count()
    halves.delete()
    return count
