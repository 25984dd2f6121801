from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fremdbild.assessment import Assessment
from fremdbild.report.voice import Voice
from fremdbild.texts import Words
from fremdbild.web.accounts.access import may_open, needs
from fremdbild.web.accounts.people import ChangedMeanwhileError
from fremdbild.web.accounts.views import reader
from fremdbild.web.act import changing, findings
from fremdbild.web.act.access import access_action, access_actions, own_units, sees_row
from fremdbild.web.act.forms import ActForm, ActionForm, ReportForm
from fremdbild.web.act.listing import Overview, overview
from fremdbild.web.act.models import Action
from fremdbild.web.act.opening import going_title, opening
from fremdbild.web.act.telling import tell, unit_of
from fremdbild.web.frame.language import languages

_CUSTOMERS_SIDE = {"gap": "mean", "guess": "top_2_share"}
"""Findings that hold our view against that of customers → the statistic that customers gave."""


@needs("act")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, what is under way beside what was expected, what was dropped."""
    user, read = reader(request)
    assessment = findings.newest()
    told: Overview = overview(
        access_actions(user), assessment, read.words, whole=may_open(user, "decide"), units=own_units(user)
    )
    return render(
        request,
        "act/home.html",
        {
            "told": told,
            "opening": opening(told, read.words, decides=may_open(user, "decide"), assessed=assessment is not None),
            "going_title": going_title(told, read.words) if told.going else "",
            "assessment": assessment,
            "decides": may_open(user, "decide"),
            "period": _period(assessment, read.words),
        },
    )


@needs("decide")
@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """The findings of the newest assessment, each with the way to an action."""
    user, read = reader(request)
    assessment = findings.newest()
    rows = findings.findings_of(assessment, read.words) if assessment else []
    shown = [row for row in rows if sees_row(user, row.row["org_unit"])]
    with_actions = findings.answered(assessment) if assessment else set()
    return render(
        request,
        "act/findings.html",
        {
            "assessment": assessment,
            "worse": [row for row in shown if row.worse and row.certain],
            "others": [row for row in shown if not (row.worse and row.certain)],
            "with_actions": with_actions,
            "period": _period(assessment, read.words),
        },
    )


@needs("decide")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, label: str, rank: int) -> HttpResponse:
    """An action about a finding."""
    user, read = reader(request)
    assessment = findings.labelled(label)
    if assessment is None:
        raise Http404
    finding = findings.finding_of(assessment, rank, read.words)
    if finding is None or not sees_row(user, finding.row["org_unit"]):
        raise Http404
    form = ActionForm(request.POST or None, words=read.words, english=_two_languages(), initial=_expected(finding))
    if request.method == "POST" and form.is_valid():
        first, english = findings.in_both(assessment, rank)
        row = finding.row
        action = changing.propose(
            user,
            assessment=label,
            criterion="" if row["criterion"] in {None, "*"} else row["criterion"],
            finding=first[:400],
            finding_en=english[:400],
            **findings.where_of(row),
            **form.said(),
        )
        return redirect("act:action", action.pk)
    return render(request, "act/new.html", {"form": form, "finding": finding}, status=422 if form.errors else 200)


@needs("act")
@require_safe
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """One action: what was found, what was decided, and expected beside measured."""
    user, _ = reader(request)
    return _page(request, access_action(user, pk))


@needs("decide")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, owner, day or expectation."""
    user, read = reader(request)
    known = access_action(user, pk)
    initial = {
        **{name: getattr(known, name) for name in ("what", "what_en", "owner", "due", "version")},
        "effect": f"{known.measure}:{known.statistic}" if known.measure else "",
        "baseline": _typed(known.baseline),
        "expected_value": _typed(known.expected_value),
    }
    form = ActionForm(request.POST or None, words=read.words, english=_two_languages(), initial=initial)
    theirs: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            changing.change(user, known, form.cleaned_data["version"] or 0, **form.said())
        except ChangedMeanwhileError:
            theirs = _newer(form, known)
        else:
            messages.success(request, read.words("web.act.saved"))
            return redirect("act:action", pk)
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "act/edit.html", {"form": form, "action": known, "theirs": theirs}, status=status)


@needs("decide")
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes, no or later."""
    user, read = reader(request)
    known = access_action(user, pk)
    said, version = request.POST.get("decision"), request.POST.get("version", "")
    if said not in {"yes", "no", "later"} or not (version.isascii() and version.isdigit() and len(version) < 10):
        raise Http404
    try:
        changing.decide(user, known, int(version), Action.Decision(said))
    except ChangedMeanwhileError:
        known.refresh_from_db()
        return _page(request, known, conflict=True, status=409)
    messages.success(request, read.words(f"web.act.decided.{said}"))
    return redirect("act:action", pk)


@needs("report_on_action")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is."""
    user, read = reader(request)
    known = access_action(user, pk)
    if known.decision != Action.Decision.YES:
        raise Http404
    initial = {"status": known.status, "notes": known.notes, "version": known.version}
    form = ReportForm(request.POST or None, words=read.words, initial=initial)
    theirs: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            changing.report(user, known, said["version"] or 0, Action.Status(said["status"]), said["notes"])
        except ChangedMeanwhileError:
            theirs = _newer(form, known)
        else:
            messages.success(request, read.words("web.act.saved"))
            return redirect("act:action", pk)
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "act/report.html", {"form": form, "action": known, "theirs": theirs}, status=status)


@needs("decide")
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """An action that a file of the organisation holds becomes one that is decided on here."""
    user, _ = reader(request)
    assessment = findings.newest()
    known = assessment.manifest.get("actions") or () if assessment else ()
    wanted = [one for one in known if one["action_id"] == request.POST.get("action_id")]
    if not wanted:
        raise Http404
    return redirect("act:action", changing.take_over(user, wanted[0]).pk)


def _page(request: HttpRequest, known: Action, *, conflict: bool = False, status: int = 200) -> HttpResponse:
    user, read = reader(request)
    assessment = findings.newest()
    voice = Voice.of(read.words, assessment.manifest if assessment else {})
    decides = may_open(user, "decide")
    return render(
        request,
        "act/action.html",
        {
            "action": known,
            "told": tell(known, assessment, read.words, voice),
            "decides": decides,
            "reports": known.decision == "yes" and (decides or may_open(user, "report_on_action")),
            "conflict": conflict,
            "assessment": assessment,
            "period": _period(assessment, read.words),
            "criterion": read.words.criterion(known.criterion) if known.criterion else "",
            "decided_by": read.words.get(f"web.accounts.role.{known.decided_by}") or "",
        },
        status=status,
    )


def _newer(form: ActForm, known: Action) -> list[tuple[str, str]]:
    """What the other editor saved where it differs from what stands in the form, which then saves on top of it."""
    known.refresh_from_db()
    now = {name: getattr(known, name, None) for name in form.fields}
    if "effect" in form.fields:
        now["effect"] = f"{known.measure}:{known.statistic}" if known.measure else ""
    said = QueryDict(mutable=True)
    for name in form.fields:
        said[name] = str(form.data.get(name, ""))
    said["version"] = str(known.version)
    form.data = said
    told = []
    for name, field in form.fields.items():
        if name == "version" or form.cleaned_data.get(name) == now[name]:
            continue
        value = now[name]
        choices = dict(getattr(field, "choices", ())) if isinstance(value, str) else {}
        told.append((str(field.label), str(choices.get(value, value if value not in {None, ""} else "–"))))
    return told or [("", "")]


def _expected(finding: findings.Found) -> dict[str, Any]:
    """What the form begins with: the figure that is to move, and the target where the finding is held against one.

    Of a gap and of a guess it is what customers say: our own view is no aim.
    """
    row = finding.row
    effect, before = (row["measure"], row["statistic"]), row["value"]
    if row["kind"] in _CUSTOMERS_SIDE:
        effect, before = ("outside_score", _CUSTOMERS_SIDE[row["kind"]]), row["comparison"]
    if not unit_of(*effect):
        return {}
    return {
        "effect": ":".join(effect),
        "baseline": _typed(round(before, 1)),
        "expected_value": _typed(row["comparison"] if row["kind"] == "target" else None),
    }


def _typed(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _two_languages() -> bool:
    """Whether an English text stands beside another one."""
    known = languages()
    return any(name == "en" for name in known) and not known[0].startswith("en")


def _period(assessment: Assessment | None, words: Words) -> str:
    return words.period(assessment.manifest["period"]["label"]) if assessment else ""
