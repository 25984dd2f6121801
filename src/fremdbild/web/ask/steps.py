"""The five steps to a wave, each a small page: whom, which questions, who exactly, when and how, a check.

Every page can be left and come back to; what was entered is kept as a draft.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fremdbild.texts.words import Words
from fremdbild.web.accounts.access import needs, signed_in
from fremdbild.web.ask.access import access_draft
from fremdbild.web.ask.addresses import Problem, Sheet, read_list
from fremdbild.web.ask.beginning import begin, trustee_exists
from fremdbild.web.ask.cells import outlook_of
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.forms import EventForm, PeopleForm, QuestionsForm, TimeForm, WhomForm
from fremdbild.web.ask.models import Contact, KnownAddress, Survey, Wave
from fremdbild.web.ask.people import Taken, forget_all, known_of, take_in
from fremdbild.web.ask.preparing import (
    let_everybody_in,
    let_nobody_in,
    set_event,
    set_questions,
    set_time,
    set_whom,
    settled,
)
from fremdbild.web.ask.questions import ASKED_AS, choices, counted, questionnaire_of, title_in
from fremdbild.web.ask.readiness import needs_approval, obstacles
from fremdbild.web.ask.showing import preview
from fremdbild.web.ask.starting import NotReadyError, ask_for_approval, start
from fremdbild.web.frame.language import words_of

STEPS = ("whom", "questions", "people", "time", "check")
_PROBLEMS_SHOWN = 50
_PEOPLE_SHOWN = 20


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = WhomForm(words_of(request), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        wave = begin(form.cleaned_data["perspective"], signed_in(request))
        return redirect("ask:questions", wave.pk)
    return _page(request, "whom", None, {"form": form, "kinds": list(ASKED_AS)}, wrong=bool(form.errors))


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def whom(request: HttpRequest, number: int) -> HttpResponse:
    wave = access_draft(signed_in(request), number)
    fixed = settled(wave.survey)
    data = request.POST if request.method == "POST" else None
    form = WhomForm(words_of(request), data, initial={"perspective": wave.survey.perspective})
    if request.method == "POST" and form.is_valid() and not fixed:
        try:
            set_whom(wave, signed_in(request), _version(request), form.cleaned_data["perspective"])
        except StaleError:
            return _stale(request, "ask:whom", number)
        return redirect("ask:questions", wave.pk)
    context = {"form": form, "kinds": list(ASKED_AS), "fixed": fixed}
    return _page(request, "whom", wave, context, wrong=bool(form.errors))


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, number: int) -> HttpResponse:
    wave = access_draft(signed_in(request), number)
    survey = wave.survey
    initial = {
        "instrument": survey.instrument,
        "languages": survey.languages,
        "touchpoint": survey.touchpoint,
        "version": wave.version,
    }
    data = request.POST if request.method == "POST" else None
    form = QuestionsForm(words_of(request), survey, data, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            set_questions(
                wave, signed_in(request), given["version"], given["instrument"], given["languages"], given["touchpoint"]
            )
        except StaleError:
            return _stale(request, "ask:questions", number)
        return redirect("ask:people", wave.pk)
    words = words_of(request)
    shown = [
        (choice, counted(words, choice.instrument, survey.perspective), title_in(choice.instrument, words.language))
        for choice in choices(survey.perspective)
    ]
    chosen = form["instrument"].value()
    context = {"form": form, "choices": shown, "chosen": chosen}
    return _page(request, "questions", wave, context, wrong=bool(form.errors))


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, number: int) -> HttpResponse:
    wave = access_draft(signed_in(request), number)
    words = words_of(request)
    problems: tuple[Problem, ...] = ()
    form = PeopleForm(words, initial={"version": wave.version})
    if request.method == "POST":
        form = PeopleForm(words, request.POST, request.FILES)
        if form.is_valid():
            sheet = _sheet(form, wave)
            problems = sheet.problems
            if not problems:
                try:
                    taken = take_in(wave, sheet, signed_in(request), form.cleaned_data["version"])
                except StaleError:
                    return _stale(request, "ask:people", number)
                messages.success(request, _taken(words, taken))
                return redirect("ask:people", wave.pk)
    contacts = Contact.objects.filter(wave=wave)
    known = KnownAddress.objects.filter(wave=wave)
    rows = known if wave.survey.event else contacts.select_related("unit")
    context = {
        "form": form,
        "problems": [_told(words, problem) for problem in problems[:_PROBLEMS_SHOWN]],
        "more_problems": max(len(problems) - _PROBLEMS_SHOWN, 0),
        "count": rows.count(),
        "rows": rows.order_by("pk")[:_PEOPLE_SHOWN],
        "inside": wave.survey.perspective == "inside",
        "columns": _columns(wave),
    }
    return _page(request, "people", wave, context, wrong=bool(form.errors or problems))


@needs("edit_survey")
@require_POST
def remove_people(request: HttpRequest, number: int) -> HttpResponse:
    wave = access_draft(signed_in(request), number)
    try:
        forget_all(wave, signed_in(request), _version(request))
    except StaleError:
        return _stale(request, "ask:people", number)
    messages.success(request, words_of(request)("web.ask.people.removed"))
    return redirect("ask:people", number)


@needs("edit_survey")
@require_POST
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Makes the link for everybody, or takes it away."""
    wave = access_draft(signed_in(request), number)
    change = let_nobody_in if request.POST.get("close") else let_everybody_in
    try:
        change(wave, signed_in(request), _version(request))
    except StaleError:
        return _stale(request, "ask:people", number)
    return redirect("ask:people", number)


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, number: int) -> HttpResponse:
    wave = access_draft(signed_in(request), number)
    words = words_of(request)
    usual = wave.survey.event or {"minutes": 60, "rest_days": 90}
    form = EventForm(
        words, request.POST if request.method == "POST" else None, initial=usual | {"version": wave.version}
    )
    if request.method == "POST":
        if request.POST.get("stop"):
            wanted: dict[str, Any] | None = None
        elif form.is_valid():
            wanted = {"after": "case_closed", **{name: form.cleaned_data[name] for name in ("minutes", "rest_days")}}
        else:
            return _page(request, "event", wave, {"form": form}, wrong=True)
        try:
            set_event(wave, signed_in(request), _version(request), wanted)
        except StaleError:
            return _stale(request, "ask:event", number)
        return redirect("ask:people", number)
    return _page(request, "event", wave, {"form": form})


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def time(request: HttpRequest, number: int) -> HttpResponse:
    wave = access_draft(signed_in(request), number)
    survey = wave.survey
    trustee = trustee_exists()
    later = wave.opens_at > timezone.now()
    initial = {
        "title": survey.title,
        "name": wave.name,
        "opens_at": timezone.localtime(wave.opens_at) if later else None,
        "closes_at": timezone.localtime(wave.closes_at),
        "remind_at": timezone.localtime(wave.remind_at) if wave.remind_at else None,
        "kind": survey.kind,
        "key_holder": wave.key_holder if trustee else Wave.KeyHolder.SERVER,
        "asks_remark": survey.asks_remark,
        "keeps_half": survey.keeps_half,
        "version": wave.version,
    }
    form = TimeForm(
        words_of(request),
        wave,
        request.POST if request.method == "POST" else None,
        initial=initial,
        settled=settled(survey),
        trustee=trustee,
    )
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            set_time(wave, signed_in(request), form.cleaned_data)
        except StaleError:
            stale = True
            wave = access_draft(signed_in(request), number)
        else:
            return redirect("ask:check", wave.pk)
    context = {"form": form, "trustee": trustee, "stale": stale, "theirs": wave, "fixed": settled(survey)}
    return _page(request, "time", wave, context, wrong=bool(form.errors) or stale)


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Everything once more; with a POST it is sent, or laid before the trustee."""
    wave = access_draft(signed_in(request), number)
    words = words_of(request)
    found = obstacles(wave)
    approval = needs_approval(wave)
    if request.method == "POST":
        act = ask_for_approval if approval and wave.state == Wave.State.DRAFT else start
        try:
            act(wave, signed_in(request), _version(request))
        except StaleError:
            return _stale(request, "ask:check", number)
        except NotReadyError:
            return redirect("ask:check", number)
        return redirect("ask:wave", number)
    sealed = wave.survey.kind == Survey.Kind.ANONYMOUS
    count = Contact.objects.filter(wave=wave).count()
    context = {
        "obstacles": [(words(f"web.ask.obstacle.{one.key}", **_said(words, one.values)), one.step) for one in found],
        "approval": approval,
        "sealed": sealed,
        "outlook": outlook_of(wave) if sealed and count else None,
        "count": count,
        "known": KnownAddress.objects.filter(wave=wave).count(),
        "asked_title": ""
        if any(one.key == "questions" for one in found)
        else title_in(questionnaire_of(wave.survey), words.language),
        "mail": preview(wave, words) if count and not found else None,
        "at_once": wave.opens_at <= timezone.now(),
    }
    return _page(request, "check", wave, context)


def _page(
    request: HttpRequest, step: str, wave: Wave | None, context: dict[str, Any], *, wrong: bool = False
) -> HttpResponse:
    place = "people" if step == "event" else step
    known = {
        "wave": wave,
        "survey": wave.survey if wave else None,
        "step": place,
        "number": STEPS.index(place) + 1,
        "steps": [(name, f"ask:{name}") for name in STEPS],
    }
    return render(request, f"web/ask/{step}.html", known | context, status=400 if wrong else 200)


def _stale(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Somebody else changed the wave: said, and the page shown as it is now."""
    messages.warning(request, words_of(request)("web.ask.stale"))
    return redirect(name, number)


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


def _sheet(form: PeopleForm, wave: Wave) -> Sheet:
    file = form.cleaned_data.get("file")
    known = known_of(wave, makes_units=form.cleaned_data["makes_units"])
    return read_list(file.read() if file else form.cleaned_data["pasted"], known)


def _told(words: Words, problem: Problem) -> str:
    text = words(f"web.ask.list.{problem.key}", **problem.values)
    return words("web.ask.list.line", line=words.count(problem.line), problem=text) if problem.line else text


def _taken(words: Words, taken: Taken) -> str:
    parts = [words("web.ask.people.added", count=words.count(taken.added))]
    parts += [
        words(f"web.ask.people.{name}.one" if number == 1 else f"web.ask.people.{name}", count=words.count(number))
        for name in ("twice", "opted_out", "new_units")
        if (number := getattr(taken, name))
    ]
    return " ".join(parts)


def _columns(wave: Wave) -> str:
    if wave.survey.event:
        return "system, record, email, language"
    return (
        "email, language, unit, role"
        if wave.survey.perspective == "inside"
        else "email, language, system, record, case, touchpoint"
    )


def _said(words: Words, values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: words.perspective(value)
        if name == "perspective"
        else words.count(value)
        if isinstance(value, int)
        else value
        for name, value in values.items()
    }
