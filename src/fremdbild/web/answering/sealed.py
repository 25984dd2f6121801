"""Pages of an anonymous wave: one UPDATE of a ballot each, whose blobs never change their length (DESIGN 7).

The server has the answers in memory while it seals them, and keeps the envelope (for the trustee) and the draft (under
a secret that only the browser's cookie and the displayed code know). Nothing else is written: no session, no time, no
log line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fremdbild.ballot import VERSION_BYTES, Draft, PublicKey, Sheet, new_secret, open_draft, seal, seal_draft, secret_of
from fremdbild.ballot import Wave as Size
from fremdbild.errors import BallotError
from fremdbild.web.answering.doors import perspective_of
from fremdbild.web.answering.questionnaire import Asked, asked_of, wave_of
from fremdbild.web.answering.sheets import Given
from fremdbild.web.answering.tokens import token_hash
from fremdbild.web.answering.writing import executed, moment, one_writer
from fremdbild.web.ask.models import Wave
from fremdbild.web.ballots.casting import key_of, size_of
from fremdbild.web.ballots.models import Ballot

COOKIE = "draft"

_OPEN = "wave_id IN (SELECT id FROM ask_wave WHERE state = 'open' AND opens_at <= %s AND closes_at > %s)"
_READ = f"SELECT wave_id, cell, draft FROM ballots_ballot WHERE ticket_hash = %s AND {_OPEN}"
# What was handed in stays until a whole new version is: who begins anew and gives up loses nothing.
# A draft begins with random bytes that are new with every version: no other may have come in between.
_CAST = f"""UPDATE ballots_ballot SET envelope = CASE WHEN %s OR NOT finished THEN %s ELSE envelope END, draft = %s,
    finished = (finished OR %s) WHERE ticket_hash = %s AND substr(draft, 1, {VERSION_BYTES}) = %s AND {_OPEN}"""
_TRIES = 20


class NoDraftError(Exception):
    """The cookie is missing or opens no draft of this ticket: begun elsewhere, or the browser keeps no cookies."""


class NoKeyError(Exception):
    """The wave has no key that envelopes could be sealed for."""


@dataclass(frozen=True)
class Cast:
    """What became of a page."""

    asked: Asked
    given: Given
    finished: bool


def begin(token: str, language: str) -> bytes | None:
    """A new secret, under which an empty draft is kept; None where the ticket cannot be used now."""
    secret = new_secret()

    def nothing(_asked: Asked) -> Given:
        return Given({}, go="stay")

    return secret if cast(token, secret, nothing, language, anew=True) else None


def cast(
    token: str,
    secret: bytes,
    read: Callable[[Asked], Given],
    language: str,
    *,
    number: int | None = None,
    ends: bool = False,
    anew: bool = False,
) -> Cast | None:
    """Seals the page `number` into the ballot; None where the ticket cannot be used now. `anew` begins an empty draft.

    NoDraftError where the secret does not open what was kept; NoKeyError where nothing can be sealed.
    """
    ticket = token_hash(token)
    for _ in range(_TRIES):
        now = moment()
        row = executed(_READ, [ticket, now, now]).fetchone()
        if row is None:
            return None
        before = bytes(row[2])
        wave = wave_of(row[0])
        key, size = _sealing(wave)
        asked = asked_of(wave, perspective_of(wave, row[1]))
        draft = Draft() if anew else drafted(before, secret, size)
        given = read(asked)
        finished = ends and not given.problems
        result = Cast(asked, given, finished)
        if given.has_to_be_mended:
            return result
        comments = {"": given.remark} if given.remark else {} if given.remark is not None else draft.sheet.comments
        sheet = Sheet({**draft.sheet.answers, **given.answers}, comments, language)
        whole = finished or draft.page > asked.pages
        # Behind the last page stands a draft that was handed in.
        page = asked.pages + 1 if whole else _page_after(number or draft.page, given.go, asked.pages)
        blobs = seal(sheet, key, size), seal_draft(Draft(sheet, page), secret, size)
        with one_writer():
            now = moment()
            values = [whole, *blobs, finished, ticket, before[:VERSION_BYTES], now, now]
            if executed(_CAST, values).rowcount:
                return result
        # The same person sent another page at this moment, or the wave was closed: what is there now is read again.
    raise NoDraftError


def _page_after(number: int, go: str, pages: int) -> int:
    """The page to go on with."""
    return min(max(number + {"next": 1, "back": -1}.get(go, 0), 1), pages)


def drafted(sealed: bytes, secret: bytes, size: Size) -> Draft:
    """The draft; NoDraftError where the secret is not its own."""
    try:
        return open_draft(sealed, secret, size)
    except BallotError:
        raise NoDraftError from None


def secret_from(code: str) -> bytes | None:
    """The secret of a cookie or of a typed code."""
    try:
        return secret_of(code)
    except BallotError:
        return None


def draft_of(ballot: Ballot, secret: bytes | None) -> Draft | None:
    """What somebody with this secret has answered so far; None where it opens nothing."""
    if secret is None:
        return None
    try:
        return open_draft(bytes(ballot.draft), secret, size_of(ballot.wave))
    except BallotError:
        return None


def _sealing(wave: Wave) -> tuple[PublicKey, Size]:
    try:
        return key_of(wave), size_of(wave)
    except BallotError:
        raise NoKeyError from None
