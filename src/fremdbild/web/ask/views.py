"""The place *Ask*: how things stand, every wave, and what is done with a running or closed one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fremdbild.errors import FremdbildError, InstrumentError
from fremdbild.instruments.reading import instrument_from
from fremdbild.texts.words import Words
from fremdbild.web.accounts.access import may_open, needs, signed_in
from fremdbild.web.accounts.models import Unit
from fremdbild.web.ask.access import (
    LARGEST,
    access_draft,
    access_given_up,
    access_shut,
    access_waiting,
    access_wave,
    access_waves,
    may_close,
)
from fremdbild.web.ask.beginning import ask_again
from fremdbild.web.ask.cells import outlook_of
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.erasing import has_named_answers
from fremdbild.web.ask.forms import ApprovalForm, ReleaseForm, ReminderForm, ResultForm
from fremdbild.web.ask.links import link_for_everybody, qr_code
from fremdbild.web.ask.models import Contact, Survey, Wave
from fremdbild.web.ask.opening import discard, exported, take_result
from fremdbild.web.ask.picturing import in_picture, period_of
from fremdbild.web.ask.questions import asked_in, counted, title_in
from fremdbild.web.ask.running import release, set_reminder
from fremdbild.web.ask.showing import shown_questions
from fremdbild.web.ask.starting import approve, refuse
from fremdbild.web.ask.telling import (
    OVER,
    clock,
    coming,
    counts_of,
    envelopes,
    how,
    how_many,
    lines,
    on_day,
    rate_of,
    sentences,
    share_told,
    short_day,
    timeline,
    troubles,
)
from fremdbild.web.audit.recording import record
from fremdbild.web.ballots.casting import ballot_id, key_of
from fremdbild.web.frame.language import words_of
from fremdbild.web.frame.problems import Told, told
from fremdbild.web.jobs.models import Job


@needs("ask")
@never_cache
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    user, words = signed_in(request), words_of(request)
    waves = access_waves(user)
    return render(
        request,
        "web/ask/home.html",
        {
            "lines": lines(words, waves),
            "title": how_many(words, waves) if waves else words("web.ask.home.none"),
            "step": _next_step(request, waves),
            "may_edit": may_open(user, "edit_survey"),
        },
    )


@needs("ask")
@never_cache
@require_GET
def wave(request: HttpRequest, number: int) -> HttpResponse:
    user, words = signed_in(request), words_of(request)
    found = access_wave(user, number)
    if found.state == Wave.State.DRAFT:
        return redirect("ask:check", number)
    waves = access_waves(user)
    asked, answered = counts_of([found])[found.pk]
    sealed = found.survey.kind == Survey.Kind.ANONYMOUS
    fingerprint, key_problem = (
        _key(words, found) if sealed and found.public_key and not found.destroyed_at else ("", None)
    )
    unsent = (
        0
        if found.state != Wave.State.OPEN
        else Contact.objects.filter(wave=found, invited_at=None, left_out="").count()
    )
    context: dict[str, Any] = {
        "wave": found,
        "survey": found.survey,
        "sealed": sealed,
        "how": how(words, found),
        "asked": asked,
        "answered": answered,
        "sentences": sentences(_headline(words, found, asked, answered)),
        "step": _step(request, found, asked),
        "envelopes": envelopes(found, asked) if _has_envelopes(found, answered) else None,
        "timeline": timeline(words, found, asked),
        "coming": coming(words, found),
        "share": share_told(words, asked, answered) if not sealed and asked and answered <= asked else None,
        "by_link": found.link_hash is not None,
        "link": link_for_everybody(found) if found.link_hash and not sealed else None,
        "fingerprint": fingerprint,
        "key_problem": key_problem,
        "troubles": troubles(words, found),
        "refused": Contact.objects.filter(wave=found, left_out="refused").count(),
        "unsent": unsent if found.opens_at <= timezone.now() else 0,
        "rates": _rates(words, found) if sealed and found.state in OVER else None,
        "total_rate": rate_of(found)[0] if sealed and found.state in OVER else None,
        "lines": lines(words, waves),
        "list_title": how_many(words, waves),
        "may_edit": may_open(user, "edit_survey"),
        "may_close": found.can_be_answered() and may_close(user, found),
        "may_erase": may_open(user, "erase_answers") and has_named_answers(found),
        "may_open": may_open(user, "open_wave"),
        "ballot": ballot_id(found) if sealed else "",
        "nothing": sealed and found.state in OVER and not found.opened_cells,
    }
    return render(request, "web/ask/wave.html", context)


@needs("ask")
@never_cache
@require_GET
def qr(request: HttpRequest, number: int) -> HttpResponse:
    found = access_wave(signed_in(request), number)
    if not found.link_hash or found.survey.kind != Survey.Kind.NAMED:
        raise Http404
    return HttpResponse(qr_code(link_for_everybody(found)), content_type="image/svg+xml")


@needs("ask")
@never_cache
@require_GET
def asked(request: HttpRequest, number: int) -> HttpResponse:
    """The questions, as whoever is asked reads them."""
    found = access_wave(signed_in(request), number)
    instrument = asked_in(found)
    return render(
        request,
        "web/ask/asked.html",
        {
            "wave": found,
            "survey": found.survey,
            "title": title_in(instrument, words_of(request).language),
            "counted": counted(words_of(request), instrument, found.survey.perspective),
            "questions": shown_questions(instrument, found.survey.perspective, tuple(found.survey.languages)),
        },
    )


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminder(request: HttpRequest, number: int) -> HttpResponse:
    user, words = signed_in(request), words_of(request)
    found = access_wave(user, number)
    if found.state != Wave.State.OPEN:
        raise Http404
    at = timezone.localtime(found.remind_at) if found.remind_at else None
    data = request.POST if request.method == "POST" else None
    form = ReminderForm(words, data, initial={"remind_at": at, "version": found.version})
    if request.method == "POST" and form.is_valid():
        when = form.cleaned_data["remind_at"]
        if not timezone.now() < when < found.closes_at:
            form.add_error("remind_at", words("web.ask.wrong.reminder"))
        else:
            try:
                set_reminder(found, user, form.cleaned_data["version"], when)
            except StaleError:
                messages.warning(request, words("web.ask.stale"))
            return redirect("ask:wave", number)
    rest = Contact.objects.filter(wave=found, left_out="")
    sealed = found.survey.kind == Survey.Kind.ANONYMOUS
    context = {
        "wave": found,
        "survey": found.survey,
        "form": form,
        "sealed": sealed,
        "count": (rest if sealed else rest.filter(answered=False)).count(),
    }
    return render(request, "web/ask/reminder.html", context, status=400 if form.errors else 200)


@needs("approve_wave")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest, number: int) -> HttpResponse:
    """For the trustee: everything that is frozen, and the public key."""
    user, words = signed_in(request), words_of(request)
    found = access_waiting(user, number)
    form = ApprovalForm(words, initial={"version": found.version})
    problem: Told | None = None
    try:
        instrument = instrument_from(found.questions, where=str(found))
    except InstrumentError:
        instrument, problem = None, Told(words("web.trust.wave.no_questions"))
    if request.method == "POST" and (instrument is not None or request.POST.get("refuse")):
        form = ApprovalForm(words, request.POST, request.FILES)
        if form.is_valid():
            version = form.cleaned_data["version"]
            try:
                if request.POST.get("refuse"):
                    refuse(found, user, version, form.cleaned_data["reason"])
                    messages.success(request, words("web.ask.approval.refused"))
                    return redirect("ask:home")
                key = form.check_key() if found.key_holder == Wave.KeyHolder.TRUSTEE else ""
                if form.is_valid():
                    approve(found, user, version, key)
                    return redirect("ask:wave", number)
            except StaleError:
                messages.warning(request, words("web.ask.stale"))
                return redirect("ask:home")
            except FremdbildError as error:
                problem = told(words, error)
    context = {
        "wave": found,
        "survey": found.survey,
        "form": form,
        "problem": problem,
        "outlook": outlook_of(found),
        "ballot": ballot_id(found),
        "counted": counted(words, instrument, found.survey.perspective) if instrument else words.count(0),
        "key_wanted": found.key_holder == Wave.KeyHolder.TRUSTEE,
        "closes": f"{words.day(timezone.localtime(found.closes_at).date())}, {clock(found.closes_at)}",
        "opens": words.day(timezone.localtime(found.opens_at).date()),
    }
    return render(request, "web/ask/approval.html", context, status=400 if problem or form.errors else 200)


@needs("open_wave")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, number: int) -> HttpResponse:
    """For the trustee: the export to take away, and the result to bring back."""
    user, words = signed_in(request), words_of(request)
    found = access_shut(user, number)
    form = ResultForm(words, request.POST or None, request.FILES or None)
    problem: Told | None = None
    if request.method == "POST":
        form = ResultForm(words, request.POST, request.FILES)
        if form.is_valid():
            try:
                take_result(found, form.cleaned_data["file"].read(), user)
                return redirect("ask:wave", number)
            except FremdbildError as error:
                problem = told(words, error)
    return _opening_page(request, found, form, problem)


def _opening_page(request: HttpRequest, found: Wave, form: ResultForm, problem: Told | None) -> HttpResponse:
    fingerprint, key_problem = _key(words_of(request), found)
    context = {
        "wave": found,
        "survey": found.survey,
        "form": form,
        "problem": problem or key_problem,
        "ballot": ballot_id(found),
        "fingerprint": fingerprint,
    }
    return render(request, "web/ask/opening.html", context, status=400 if problem or form.errors else 200)


def _key(words: Words, found: Wave) -> tuple[str, Told | None]:
    """The fingerprint of the key for which envelopes are sealed, or what is wrong with the key."""
    try:
        return key_of(found).fingerprint, None
    except FremdbildError as error:
        return "", told(words, error)


@needs("open_wave")
@never_cache
@require_POST
def envelopes_file(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """The export: sorted envelopes, which only the trustee's key opens."""
    found = access_shut(signed_in(request), number)
    words = words_of(request)
    try:
        path = exported(found)
    except FremdbildError as error:
        return _opening_page(request, found, ResultForm(words), told(words, error))
    record(signed_in(request), "export_wave", str(found))
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="application/octet-stream"
    )


@needs("ask")
@require_POST
def give_up(request: HttpRequest, number: int) -> HttpResponse:
    """The key is lost, or too few answered: nothing of the wave is ever opened."""
    found = access_given_up(signed_in(request), number)
    if request.POST.get("really") != ballot_id(found):
        messages.warning(request, words_of(request)("web.ask.give_up.not_meant"))
        return redirect("ask:wave", number)
    try:
        discard(found, signed_in(request))
    except StaleError:
        messages.warning(request, words_of(request)("web.ask.stale"))
    return redirect("ask:wave", number)


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def released(request: HttpRequest, number: int) -> HttpResponse:
    """What we do now, told to whoever took part."""
    user, words = signed_in(request), words_of(request)
    found = access_wave(user, number)
    if found.state != Wave.State.COUNTED:
        raise Http404
    initial = {"follow_up": found.survey.follow_up, "version": found.version}
    form = ReleaseForm(words, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            release(found, user, form.cleaned_data["version"], form.cleaned_data["follow_up"])
        except StaleError:
            messages.warning(request, words("web.ask.stale"))
        return redirect("ask:wave", number)
    context = {
        "wave": found,
        "survey": found.survey,
        "form": form,
        "sealed": found.survey.kind == Survey.Kind.ANONYMOUS,
        "count": found.addressees.count()
        if found.survey.kind == Survey.Kind.ANONYMOUS
        else found.contacts.filter(answered=True).exclude(email="").count(),
    }
    return render(request, "web/ask/release.html", context, status=400 if form.errors else 200)


@needs("edit_survey")
@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """The next wave of the same survey."""
    found = access_wave(signed_in(request), number)
    if found.frozen_at is None:
        raise Http404
    return redirect("ask:questions", ask_again(found, signed_in(request)).pk)


@needs("edit_survey")
@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """A draft is thrown away; with its last wave the survey goes too."""
    found = access_draft(signed_in(request), number)
    with transaction.atomic():
        survey = found.survey
        record(signed_in(request), "delete_draft", str(found))
        found.delete()
        if not survey.waves.exists():
            survey.delete()
    messages.success(request, words_of(request)("web.ask.deleted"))
    return redirect("ask:home")


@needs("edit_survey")
@require_POST
def retry(request: HttpRequest, number: int, job: int) -> HttpResponse:
    """Work of the wave that failed is tried again."""
    found = access_wave(signed_in(request), number)
    Job.objects.filter(
        pk=min(job, LARGEST), kind__startswith="ask_", arguments__wave=found.pk, state=Job.State.FAILED
    ).update(state=Job.State.WAITING, tries=0, not_before=timezone.now(), finished_at=None)
    return redirect("ask:wave", number)


def _has_envelopes(wave: Wave, answered: int) -> bool:
    """Whether the picture of the envelopes is shown: after the closing only where a count was told."""
    if wave.survey.kind != Survey.Kind.ANONYMOUS:
        return False
    return wave.state == Wave.State.OPEN or (wave.state == Wave.State.CLOSED and answered > 0)


def _headline(words: Words, wave: Wave, asked: int, answered: int) -> str:
    """A full sentence on how the wave stands."""
    said = {
        "asked": words.count(asked),
        "answered": words.count(answered),
        "day": short_day(words, wave.closes_at),
        "opens": short_day(words, wave.opens_at),
    }
    sealed = wave.survey.kind == Survey.Kind.ANONYMOUS
    if wave.state == Wave.State.OPEN and wave.opens_at > timezone.now():
        return words("web.ask.headline.early", **said)
    if wave.state in {Wave.State.WAITING, Wave.State.APPROVED}:
        return words(f"web.ask.headline.{wave.state}", **said)
    if not sealed:
        kind = "link" if not asked or answered > asked else "named"
        return words(f"web.ask.headline.{'open' if wave.state == Wave.State.OPEN else 'counted'}.{kind}", **said)
    if wave.state in OVER:
        return _headline_of_counted(words, wave, said)
    state = "open" if wave.state == Wave.State.OPEN else "closed"
    return words(f"web.ask.headline.{state}.{'sealed' if answered else 'few'}", **said)


def _headline_of_counted(words: Words, wave: Wave, said: dict[str, str]) -> str:
    total = rate_of(wave)[0]
    if not wave.opened_cells:
        return words("web.ask.headline.nothing", **said)
    if total.answered is None:
        return words("web.ask.headline.counted.protected", **said)
    return words("web.ask.headline.counted.named", **said | {"answered": words.count(total.answered)})


Step = tuple[str, str, str]
"""The words of a button, where it leads, and a sentence beside it."""


def _step(request: HttpRequest, wave: Wave, asked: int) -> Step | None:
    """The one next step of whoever reads."""
    user, words = signed_in(request), words_of(request)
    edits = may_open(user, "edit_survey")
    at = f"/ask/{wave.pk}"
    sealed = wave.survey.kind == Survey.Kind.ANONYMOUS
    said = {"count": words.count(asked), "day": on_day(words, wave.closes_at)}
    if wave.state == Wave.State.WAITING and may_open(user, "approve_wave"):
        return words("web.ask.step.approve"), f"{at}/approval/", words("web.ask.step.approve.text")
    if wave.state == Wave.State.APPROVED and edits:
        return words("web.ask.step.send"), f"{at}/check/", words("web.ask.step.send.text", **said)
    if wave.state == Wave.State.OPEN and edits and not wave.survey.event:
        reminds = wave.remind_at if wave.remind_at and wave.remind_at > timezone.now() else None
        key = ("sealed" if sealed else "named") + ("" if reminds else ".none")
        text = words(f"web.ask.step.remind.{key}", **said | {"day": on_day(words, reminds or wave.closes_at)})
        return words("web.ask.step.remind"), f"{at}/reminder/", text
    if wave.state == Wave.State.CLOSED and wave.key_holder == Wave.KeyHolder.TRUSTEE and may_open(user, "open_wave"):
        return words("web.ask.step.open"), f"{at}/opening/", words("web.ask.step.open.text")
    return _after_counting(words, wave) if wave.state == Wave.State.COUNTED and edits else None


def _after_counting(words: Words, wave: Wave) -> Step:
    """First the picture, then those who were asked are told."""
    if not in_picture(wave):
        return words("web.ask.step.assess"), f"/run/?period={period_of(wave)}", words("web.ask.step.assess.text")
    return words("web.ask.step.release"), f"/ask/{wave.pk}/release/", words("web.ask.step.release.text")


def _next_step(request: HttpRequest, waves: list[Wave]) -> Step | None:
    """The one next step of the place: what waits for this reader first, else what runs, else a new wave."""
    user, words = signed_in(request), words_of(request)
    counts = counts_of(waves)
    first = [wave for wave in waves if wave.state in {Wave.State.WAITING, Wave.State.CLOSED, Wave.State.APPROVED}]
    for wave in first:
        if step := _step(request, wave, counts[wave.pk][0]):
            return step[0], step[1], f"{wave.survey.title}, {wave.name}. {step[2]}"
    for wave in waves:
        if wave.state == Wave.State.DRAFT:
            return words("web.ask.step.draft"), f"/ask/{wave.pk}/", words("web.ask.step.draft.text", wave=str(wave))
    if may_open(user, "edit_survey"):
        key = "more" if waves else "first"
        return words(f"web.ask.step.new.{key}"), "/ask/new/", words(f"web.ask.step.new.{key}.text")
    return None


def _rates(words: Words, wave: Wave) -> list[tuple[str, str, str]]:
    """Unit, asked, and the share that answered, or that it is protected."""
    names = dict(Unit.objects.values_list("code", "name"))
    return [
        (
            names.get(rate.unit, rate.unit) or words("web.ask.whole"),
            words.count(rate.asked),
            words("web.ask.protected") if rate.answered is None else share_told(words, rate.asked, rate.answered),
        )
        for rate in rate_of(wave)[1]
    ]
