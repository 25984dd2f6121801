from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from fremdbild.settings import FLOOR
from fremdbild.web.accounts.access import may_open, needs, roles_of
from fremdbild.web.accounts.roles import Role
from fremdbild.web.accounts.views import reader
from fremdbild.web.ask.forgetting import kept_days
from fremdbild.web.ask.models import Wave
from fremdbild.web.trust import definitions as defined
from fremdbild.web.trust import waves as checked
from fremdbild.web.trust.held import held
from fremdbild.web.trust.paper import shown, written_pdf
from fremdbild.web.trust.roles import held_roles

_TO_TRUSTEE = "approve_wave"
"""The right of those who check waves."""


@needs("trust")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """How people are protected here, and where to read what."""
    user, read = reader(request)
    checks = may_open(user, _TO_TRUSTEE)
    waiting = Wave.objects.filter(state=Wave.State.WAITING).count() if checks else 0
    return render(
        request,
        "trust/home.html",
        {
            "minimum": settings.PROJECT.protection.minimum_people,
            "comments": settings.PROJECT.protection.minimum_comments,
            "floor": FLOOR,
            "checks": checks,
            "waiting": waiting,
            "log": may_open(user, "read_audit"),
            "held": held(read.words),
            "role_names": [read.words(f"web.accounts.role.{role.value}") for role in Role if role in roles_of(user)],
        },
    )


@require_safe
def secret(request: HttpRequest) -> HttpResponse:
    """How an answer stays secret: for whoever is asked, without signing in."""
    return render(
        request,
        "trust/secret.html",
        {
            "minimum": settings.PROJECT.protection.minimum_people,
            "comments": settings.PROJECT.protection.minimum_comments,
            "floor": FLOOR,
            "days": kept_days(),
            "parts": ("seal", "ballot", "opening", "shown", "named"),
            "limits": ("who", "server", "forged", "key", "style", "link", "no_trustee"),
        },
    )


@needs("trust")
@require_safe
def definitions(request: HttpRequest) -> HttpResponse:
    """Measures, criteria, questions."""
    _, read = reader(request)
    measures = defined.all_defined(read.words)
    return render(
        request,
        "trust/definitions.html",
        {
            "measures": measures,
            "criteria": defined.criteria(read.words),
            "questionnaires": defined.questionnaires(read.words),
        },
    )


@needs("trust")
@require_safe
def measure(request: HttpRequest, name: str) -> HttpResponse:
    """The data sheet of one measure."""
    _, read = reader(request)
    sheet = defined.sheet(name, read.words)
    if sheet is None:
        raise Http404
    return render(request, "trust/measure.html", {"sheet": sheet})


@needs("trust")
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What the store holds."""
    _, read = reader(request)
    return render(request, "trust/data.html", {"held": held(read.words)})


@needs("trust")
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The first page of the paper for the works council, and the way to the others."""
    _, read = reader(request)
    told = shown(read.words.language)
    return render(request, "trust/privacy.html", {"paper": told}, status=200 if told else 503)


@needs("trust")
@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the paper."""
    _, read = reader(request)
    told = shown(read.words.language)
    names = [one.name for one in told.sheets] if told else []
    if told is None or name not in names[1:]:
        raise Http404
    place = names.index(name)
    after = told.sheets[place + 1] if place + 1 < len(names) else None
    return render(
        request,
        "trust/sheet.html",
        {"paper": told, "sheet": told.sheets[place], "page": place + 1, "pages": len(names), "after": after},
    )


@needs("trust")
@require_safe
def paper(request: HttpRequest) -> HttpResponseBase:
    """The last written version as a PDF."""
    _, read = reader(request)
    path = written_pdf(read.words.language)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type="application/pdf")


@needs("trust")
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Who may do what, and how many have each role."""
    user, read = reader(request)
    names = may_open(user, "administer")
    rows = [
        {
            "title": read.words(f"web.accounts.role.{one.role}"),
            "may": read.words(f"web.accounts.role.{one.role}.may"),
            "people": one.people,
            "names": one.names,
        }
        for one in held_roles(with_names=names)
    ]
    trustees = next(one.people for one in held_roles(with_names=False) if one.role == Role.TRUSTEE)
    return render(request, "trust/roles.html", {"rows": rows, "names": names, "trustees": trustees})


@needs(_TO_TRUSTEE)
@require_safe
def waves(request: HttpRequest) -> HttpResponse:
    """Every wave, those first that wait for the trustee."""
    found = list(Wave.objects.select_related("survey").order_by("-opens_at", "-pk"))
    waiting = [one for one in found if one.state == Wave.State.WAITING]
    return render(
        request,
        "trust/waves.html",
        {"waves": [*waiting, *(one for one in found if one not in waiting)], "waiting": len(waiting)},
    )


@needs(_TO_TRUSTEE)
@require_safe
def wave(request: HttpRequest, pk: int) -> HttpResponse:
    """One wave: what is asked of whom, from how many people on it is shown, when what is deleted."""
    _, read = reader(request)
    known = get_object_or_404(Wave.objects.select_related("survey"), pk=pk)
    least = known.minimum_people or settings.PROJECT.protection.minimum_people
    return render(
        request,
        "trust/wave.html",
        {
            "wave": known,
            "frozen": known.frozen_at is not None,
            "questions": checked.questions(known, read.words),
            "cells": checked.cells(known, read.words, least),
            "minimum": least,
            "comments": known.minimum_comments or settings.PROJECT.protection.minimum_comments,
            "deletions": checked.deletions(known),
        },
    )
