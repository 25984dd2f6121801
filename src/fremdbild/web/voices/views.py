from __future__ import annotations

import uuid
from collections import Counter
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fremdbild.errors import AssessmentError
from fremdbild.report.voice import Voice as Speech
from fremdbild.web.accounts.access import may_open, needs
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.people import ChangedMeanwhileError
from fremdbild.web.accounts.views import reader
from fremdbild.web.act.findings import newest
from fremdbild.web.ask.models import Remark, Response, Wave
from fremdbild.web.audit.recording import record
from fremdbild.web.frame.language import ReadRequest
from fremdbild.web.voices.access import access_feedback, access_one_feedback, access_remark, access_wave
from fremdbild.web.voices.answering import AnsweredMeanwhileError, note_answer, reopen
from fremdbild.web.voices.feedback import due_at
from fremdbild.web.voices.forms import ReplyForm
from fremdbild.web.voices.marking import DEEDS, ROWS, already, marked_in, name_of, settle, stamp
from fremdbild.web.voices.masking import KINDS, masked
from fremdbild.web.voices.releasing import Voice, minimum, released, waves_over
from fremdbild.web.voices.suggesting import suggestions

SHOWN_OF_A_WAVE = 5


@needs("voices")
@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What waits to be read or answered, and what people wrote."""
    user, read = reader(request)
    masks, answers = may_open(user, "mask_comments"), may_open(user, "answer_feedback")
    waves = [(wave, released(wave)) for wave in waves_over()]
    shown = [(wave, _told(read, voices)) for wave, voices in waves if voices]
    waiting = Remark.objects.filter(state=Remark.State.NEW).count() if masks else 0
    unanswered = access_feedback(user).filter(reply=None).count() if answers else 0
    return render(
        request,
        "voices/home.html",
        {
            "masks": masks,
            "answers": answers,
            "sees_customers": may_open(user, "see_customers"),
            "waiting": waiting,
            "unanswered": unanswered,
            "voices": sum(len(voices) for _, voices in shown),
            "waves": [(wave, voices[:SHOWN_OF_A_WAVE], len(voices)) for wave, voices in shown],
            "table": _counts({wave.pk for wave, voices in waves if voices}) if masks else [],
            "least": max([minimum(wave) for wave, _ in waves], default=0),
        },
    )


@needs("voices")
@require_safe
@never_cache
def wave(request: HttpRequest, pk: int) -> HttpResponse:
    """All that may be shown of a wave."""
    _, read = reader(request)
    known = access_wave(pk)
    return render(
        request,
        "voices/wave.html",
        {"wave": known, "voices": _told(read, released(known)), "least": minimum(known)},
    )


@needs("mask_comments")
@require_safe
def following(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  the signature is Django's
    """The next remark that nobody has read."""
    first = Remark.objects.filter(state=Remark.State.NEW).order_by("order", "pk").first()
    return redirect("voices:remark", first.pk) if first else redirect("voices:home")


@needs("mask_comments")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """One remark as it was written, with what the rules found in it."""
    user, read = reader(request)
    known = access_remark(user, pk)
    said, deed = request.POST, request.POST.get("do", "preview")
    spans, missing, conflict = already(known), [], False
    if request.method == "POST":
        marks = marked_in(known.text, said)
        spans, missing = marks.spans, marks.missing
        if deed in DEEDS and not (missing and deed == "release"):
            try:
                settle(user, known, said.get("seen", ""), deed, spans)
            except ChangedMeanwhileError:
                known.refresh_from_db()
                conflict = True
            else:
                messages.success(request, read.words(f"web.voices.done.{deed}"))
                return redirect("voices:next") if deed != "reopen" else redirect("voices:remark", pk)
    if known.response and (known.response.case_id or known.response.record_id):
        record(user, "remark.read", name_of(known), remark=known.pk)
    status = 409 if conflict else 422 if missing else 200
    context = _marking_page(known, spans, said, missing, request.method == "POST")
    return render(request, "voices/remark.html", {**context, "conflict": conflict}, status=status)


def _marking_page(
    known: Remark,
    spans: list[Any],
    said: Any,
    missing: list[str],
    posted: bool,  # noqa: FBT001  one page, one caller
) -> dict[str, Any]:
    found = suggestions(known.text, User.objects.exclude(name="").values_list("name", flat=True))
    # Ticked at first is what the rules found; afterwards what the analyst has left ticked.
    begun = posted or known.state != Remark.State.NEW
    offered = [
        (one.span, one.passage, one.rule, not begun or any(_covers(s, one.span) for s in spans)) for one in found
    ]
    others = [
        (span, known.text[span.start : span.end], "", True)
        for span in spans
        if not any(_covers(span, one.span) for one in found)
    ]
    marks = spans if begun else [one.span for one in found]
    return {
        "remark": known,
        "seen": stamp(known),
        "marks": sorted([*offered, *others], key=lambda mark: mark[0]),
        "preview": masked(known.text, marks),
        "kinds": list(KINDS),
        "rows": [
            (
                number,
                said.get(f"passage{number}", "") if passage_missing(said, number, missing) else "",
                said.get(f"kind{number}", "name"),
            )
            for number in range(1, ROWS + 1)
        ],
        "missing": missing,
        "left": Remark.objects.filter(state=Remark.State.NEW).count(),
    }


def passage_missing(said: Any, number: int, missing: list[str]) -> bool:
    """Whether the passage of this row stands nowhere in the text, so that it stays in its row."""
    return said.get(f"passage{number}", "").strip()[:400] in missing


def _covers(span: Any, other: Any) -> bool:
    return bool(span.start <= other.start and other.end <= span.end)


@needs("answer_feedback")
@require_safe
@never_cache
def feedback(request: HttpRequest) -> HttpResponse:
    """Critical answers that wait for an answer by a person, the oldest first."""
    user, read = reader(request)
    known = list(access_feedback(user))
    now = timezone.now()
    rows = [_waiting(read, one, now) for one in known if not hasattr(one, "reply")]
    done = [one for one in known if hasattr(one, "reply")]
    return render(
        request,
        "voices/feedback.html",
        {"rows": rows, "answered": done, "late": sum(row["late"] for row in rows), "in_all": len(known)},
    )


@needs("answer_feedback")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def one_feedback(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One of them: what was written, and that it was answered."""
    user, read = reader(request)
    known = access_one_feedback(user, pk)
    form = ReplyForm(request.POST or None, words=read.words)
    conflict = False
    if request.method == "POST":
        try:
            if request.POST.get("do") == "reopen":
                reopen(user, known)
                return redirect("voices:one_feedback", pk)
            if form.is_valid():
                note_answer(user, known, form.cleaned_data["cause"], form.cleaned_data["outcome"])
                messages.success(request, read.words("web.voices.feedback.noted"))
                return redirect("voices:feedback")
        except AnsweredMeanwhileError:
            known.refresh_from_db()
            conflict = True
    with transaction.atomic():
        record(user, "feedback.read", known.case_id or f"{known.system} {known.record_id}", response=str(known.pk))
    return render(
        request,
        "voices/one_feedback.html",
        {
            "response": known,
            "remark": getattr(known, "remark", None),
            "reply": getattr(known, "reply", None),
            "due": due_at(known),
            "late": (due_at(known) or timezone.now()) < timezone.now(),
            "touchpoint": _touchpoint(read, known.touchpoint),
            "form": form,
            "conflict": conflict,
        },
        status=409 if conflict else 422 if form.errors else 200,
    )


def _waiting(read: ReadRequest, response: Response, now: datetime) -> dict[str, Any]:
    due = due_at(response)
    late = due is not None and due < now
    return {"response": response, "due": due, "late": late, "touchpoint": _touchpoint(read, response.touchpoint)}


def _told(read: ReadRequest, voices: list[Voice]) -> list[tuple[str, str]]:
    """Words, and the touchpoint in the organisation's words."""
    return [(voice.text, _touchpoint(read, voice.touchpoint)) for voice in voices]


def _touchpoint(read: ReadRequest, code: str) -> str:
    if not code:
        return ""
    try:
        assessment = newest()
    except AssessmentError:  # the code says it as well; what people wrote needs no assessment
        assessment = None
    return Speech.of(read.words, assessment.manifest if assessment else {}).member("touchpoint", code)


def _counts(shown: set[int]) -> list[dict[str, Any]]:
    """For whoever masks: how many remarks of each wave are where; `shown` are waves of which others see some."""
    found: Counter[tuple[int, str]] = Counter()
    for wave_pk, state in Remark.objects.values_list("wave", "state"):
        found[wave_pk, state] += 1
    waves = Wave.objects.filter(remarks__isnull=False).distinct().select_related("survey").order_by("-closes_at", "-pk")
    over = {known.pk for known in waves_over()}
    return [
        {
            "wave": known,
            **{state.value: found[known.pk, state.value] for state in Remark.State},
            "state": _state(known, over, shown),
        }
        for known in waves
    ]


def _state(wave: Wave, over: set[int], shown: set[int]) -> str:
    if wave.pk not in over:
        return "running"
    if wave.pk in shown:
        return "shown"
    return "unread" if wave.remarks.exclude(text="").count() >= minimum(wave) else "few"
