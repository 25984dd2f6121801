from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from fremdbild.ballot import resume_code
from fremdbild.texts.words import words_in
from fremdbild.web.answering import named, screens, sealed
from fremdbild.web.answering.doors import Door, find
from fremdbild.web.answering.limits import COUNTED, too_often
from fremdbild.web.answering.notices import notice
from fremdbild.web.answering.opting_out import opt_out
from fremdbild.web.answering.questionnaire import languages_of
from fremdbild.web.answering.sheets import Given
from fremdbild.web.answering.taking import MOST_BODY_BYTES, at, onward, take
from fremdbild.web.answering.tokens import parts
from fremdbild.web.ask.models import Wave
from fremdbild.web.frame import language as frame_language
from fremdbild.web.frame.language import ReadRequest

P = ParamSpec("P")


class _SeeOther(HttpResponseRedirect):
    """Sends a page on by GET, whatever it came by."""

    status_code = 303


def _only(
    *methods: str,
) -> Callable[
    [Callable[Concatenate[ReadRequest, P], HttpResponse]], Callable[Concatenate[ReadRequest, P], HttpResponse]
]:
    def wrap(
        view: Callable[Concatenate[ReadRequest, P], HttpResponse],
    ) -> Callable[Concatenate[ReadRequest, P], HttpResponse]:
        @wraps(view)
        def checked(request: ReadRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            method = "GET" if request.method == "HEAD" else request.method
            if method not in methods:
                return HttpResponseNotAllowed(methods)
            return view(request, *args, **kwargs)

        return checked

    return wrap


@_only("GET")
def first(request: ReadRequest, address: str) -> HttpResponse:
    door = find(address)
    if refused := _refused(request, door):
        return refused
    assert door  # noqa: S101  told by _refused
    draft = sealed.draft_of(door.ballot, _secret(request)) if door.ballot else None
    kept = None if door.ballot else named.kept(address)
    if kept and kept.finished:
        return _SeeOther(at(address, "thanks"))
    return screens.first(request, door, draft, kept, qr=request.GET.get("via") == "qr")


@_only("GET", "POST")
def page(request: ReadRequest, address: str, number: int) -> HttpResponse:
    return _sent(request, address, number) if request.method == "POST" else _shown(request, address, number)


@_only("GET", "POST")
def everything(request: ReadRequest, address: str) -> HttpResponse:
    return _sent(request, address, None) if request.method == "POST" else _shown(request, address, None)


@_only("POST")
def begin(request: ReadRequest, address: str) -> HttpResponse:
    """Begins the draft of a ballot: its secret goes to this browser and nowhere else."""
    if too_often(address):
        return notice(request, "often", 429, back=at(address))
    door = find(address)
    if refused := _refused(request, door):
        return refused
    if door is None or door.ballot is None:
        return _SeeOther(at(address, "1"))
    try:
        secret = sealed.begin(address, request.words.language)
    except sealed.NoKeyError:
        return notice(request, "no_key", 503)
    if secret is None:
        return _closed(request, address)
    return _with_secret(_SeeOther(at(address, "all" if "all" in request.POST else "1")), address, door.wave, secret)


@_only("POST")
def resume(request: ReadRequest, address: str) -> HttpResponse:
    """Goes on in another browser, with the code that the first one displayed."""
    if too_often(address):
        return notice(request, "often", 429, back=at(address))
    door = find(address)
    if refused := _refused(request, door):
        return refused
    assert door  # noqa: S101  told by _refused
    secret = sealed.secret_from(request.POST.get("code", "")[:80])
    draft = sealed.draft_of(door.ballot, secret) if door.ballot else None
    if secret is None or draft is None:
        return screens.first(request, door, None, None, wrong_code=True)
    number = min(max(draft.page, 1), door.asked.pages)
    return _with_secret(_SeeOther(at(address, str(number))), address, door.wave, secret)


@_only("GET")
def pause(request: ReadRequest, address: str) -> HttpResponse:
    door = find(address)
    if refused := _refused(request, door):
        return refused
    assert door  # noqa: S101  told by _refused
    return screens.pause(request, door, _code(request, door))


@_only("GET")
def thanks(request: ReadRequest, address: str) -> HttpResponse:
    door = find(address)
    if door is None or door.leads_nowhere or door.wave.state == Wave.State.RELEASED:
        return _refused(request, door) or notice(request, "unknown", 404)
    _speak(request, door)
    if door.ballot:
        draft = sealed.draft_of(door.ballot, _secret(request))
        if draft is None or draft.page <= door.asked.pages:
            return _SeeOther(at(address))
    elif not named.kept(address).finished:
        return _SeeOther(at(address))
    return screens.thanks(request, door, _code(request, door))


@_only("GET", "POST")
def stop(request: ReadRequest, address: str) -> HttpResponse:
    if request.method == "POST" and too_often(address):
        return notice(request, "often", 429, back=at(address))
    found = parts(address)
    done = opt_out(found[0], really=request.method == "POST") if found else None
    if done is None:
        door = find(address)
        forgotten = door is not None and door.wave.addresses_deleted_at is not None
        return notice(request, "forgotten", 410) if forgotten else notice(request, "unknown", 404)
    if request.method == "POST":
        return notice(request, "stopped")
    return screens.stop(request, address)


def _shown(request: ReadRequest, address: str, number: int | None) -> HttpResponse:
    door = find(address)
    if refused := _refused(request, door):
        return refused
    assert door  # noqa: S101  told by _refused
    if number is not None and not 1 <= number <= door.asked.pages:
        return _SeeOther(at(address))
    if door.ballot:
        draft = sealed.draft_of(door.ballot, _secret(request))
        if draft is None:
            return _SeeOther(at(address))
        answers, remark = draft.sheet.answers, draft.sheet.comments.get("", "")
    else:
        kept = named.kept(address)
        if kept.finished:
            return _SeeOther(at(address, "thanks"))
        answers, remark = kept.answers, kept.remark
    return screens.questions(request, door, number, answers, remark)


def _sent(request: ReadRequest, address: str, number: int | None) -> HttpResponse:
    """Stores what was sent with a page, and leads on; tells why where it does not."""
    if COUNTED not in request.META and too_often(address):
        return notice(request, "often", 429, back=at(address))
    if _too_large(request):
        return notice(request, "too_large", 413)
    try:
        return _taken(request, address, number)
    except sealed.NoDraftError:
        return notice(request, "no_draft", 409, back=at(address))
    except sealed.NoKeyError:
        return notice(request, "no_key", 503)


def _taken(request: ReadRequest, address: str, number: int | None) -> HttpResponse:
    sent: Mapping[str, str] = request.POST.dict()
    wanted = sent.get("language") or request.words.language
    spoken = wanted if wanted in frame_language.languages() else request.words.language
    stored = take(address, number, sent, spoken, _secret(request))
    if stored is None:
        return _closed(request, address)
    if stored.given.has_to_be_mended:
        return _mended(request, address, number, stored.given, sent)
    response = _SeeOther(onward(address, number, stored.asked, stored.given))
    if stored.given.language:
        frame_language.keep(response, spoken)
    return response


def _too_large(request: ReadRequest) -> bool:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BODY_BYTES
    except ValueError:
        return True


def _mended(
    request: ReadRequest, address: str, number: int | None, sent: Given, texts: Mapping[str, str]
) -> HttpResponse:
    """The page again, with what was sent and what is wrong with it."""
    door = find(address)
    if refused := _refused(request, door):
        return refused
    assert door  # noqa: S101  told by _refused
    if door.ballot:
        draft = sealed.draft_of(door.ballot, _secret(request))
        before = dict(draft.sheet.answers) if draft else {}
        remark = draft.sheet.comments.get("", "") if draft else ""
    else:
        kept = named.kept(address)
        before, remark = dict(kept.answers), kept.remark
    return screens.questions(
        request,
        door,
        number,
        {**before, **sent.answers},
        remark if sent.remark is None else sent.remark,
        problems=sent.problems,
        typed=texts,
    )


def _closed(request: ReadRequest, address: str) -> HttpResponse:
    """Why a page was not stored."""
    door = find(address)
    if refused := _refused(request, door):
        return refused
    assert door  # noqa: S101  told by _refused
    if door.ballot:
        return notice(request, "no_draft", 409, back=at(address))
    # It was handed in before: a repeated request is answered as the first.
    return _SeeOther(at(address, "thanks"))


def _refused(request: ReadRequest, door: Door | None) -> HttpResponse | None:
    """Why nothing can be answered behind this link; None where it can."""
    if door is None:
        return notice(request, "unknown", 404)
    _speak(request, door)
    if door.wave.state == Wave.State.RELEASED:
        return screens.released(request, door)
    if door.begins_later:
        return notice(request, "early", 403, values={"day": request.words.day(screens.local_day(door.wave.opens_at))})
    if door.open() and not door.leads_nowhere:
        return None
    if not door.sealed and named.kept(door.address).finished:
        return screens.thanks(request, door, None)
    return notice(request, "closed_sealed" if door.sealed else "closed", 410)


def _speak(request: ReadRequest, door: Door) -> None:
    """The language that somebody chose, else the one in which they were invited, else the nearest of the survey."""
    spoken = languages_of(door.wave)
    chosen = request.COOKIES.get(frame_language.COOKIE)
    invited = door.contact.language if door.contact else None
    wanted = [one for one in (chosen, invited, request.words.language) if one]
    for one in wanted:
        for known in spoken:
            if known == one or (one not in spoken and known[:2] == one[:2]):
                request.words = words_in(known)
                return
    request.words = words_in(spoken[0])


def _secret(request: ReadRequest) -> bytes | None:
    code = request.COOKIES.get(sealed.COOKIE)
    return sealed.secret_from(code[:80]) if code else None


def _code(request: ReadRequest, door: Door) -> str | None:
    """The code to display: of a ballot, where this browser opens its draft."""
    secret = _secret(request)
    if door.ballot is None or secret is None or sealed.draft_of(door.ballot, secret) is None:
        return None
    return resume_code(secret)


def _with_secret(response: HttpResponse, address: str, wave: Wave, secret: bytes) -> HttpResponse:
    response.set_cookie(
        sealed.COOKIE,
        resume_code(secret),
        expires=wave.closes_at,
        path=at(address),
        secure=settings.ENVIRONMENT.encrypted,
        httponly=True,
        samesite="Lax",
    )
    return response
