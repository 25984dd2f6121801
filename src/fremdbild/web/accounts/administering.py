"""Pages of administrators: people and units."""

from __future__ import annotations

import logging
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fremdbild.errors import FremdbildError
from fremdbild.web.accounts import mailing, people, unit_list, units
from fremdbild.web.accounts.access import needs
from fremdbild.web.accounts.forms import PersonForm, UnitFileForm, UnitForm, role_in_words
from fremdbild.web.accounts.models import Assignment, ConflictingRolesError, Unit, User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.accounts.views import reader
from fremdbild.web.frame.problems import line_of

log = logging.getLogger("fremdbild.web")

PER_PAGE = 50


@needs("administer")
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """What is still to be set up, in the order in which it is best done."""
    user, _ = reader(request)
    steps = [
        ("second_step", Authenticator.objects.filter(user=user).exists(), reverse("mfa_activate_totp")),
        ("units", Unit.objects.exists(), reverse("accounts:units")),
        ("people", User.objects.count() > 1, reverse("accounts:invite")),
        ("trustee", Assignment.objects.filter(role=Role.TRUSTEE).exists(), reverse("accounts:invite")),
    ]
    following = next((step for step in steps if not step[1]), None)
    return render(request, "accounts/begin.html", {"steps": steps, "following": following})


@needs("administer")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account."""
    _, read = reader(request)
    sought = request.GET.get("q", "")[:100].replace("\0", "").strip()
    found = User.objects.prefetch_related("assignments__unit").order_by("-is_active", "name", "email")
    if sought:
        found = found.filter(Q(name__icontains=sought) | Q(email__icontains=sought))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "person": person,
            "roles": [role_in_words(read.words, at) for at in person.assignments.all()],
            "waiting": not person.has_usable_password() and person.last_login is None,
        }
        for person in page
    ]
    return render(
        request, "accounts/people.html", {"page": page, "rows": rows, "sought": sought, "all": User.objects.count()}
    )


@needs("administer")
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    user, read = reader(request)
    form = PersonForm(request.POST or None, words=read.words, initial={"language": read.words.language})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        person = people.invite(user, said["email"], said["name"], said["language"], form.change())
        _send_invitation(request, person)
        return redirect("accounts:people")
    return render(request, "accounts/invite.html", {"form": form, "days": people.INVITATION_DAYS})


@needs("administer")
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, number: int) -> HttpResponse:
    user, read = reader(request)
    found = get_object_or_404(User, pk=number)
    first = {"email": found.email, "name": found.name, "language": found.language, "version": found.version}
    form = PersonForm(request.POST or None, words=read.words, user=found, initial=first)
    status = 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            people.change_person(
                user, found, said["version"] or 0, said["name"], said["email"], said["language"], form.change()
            )
        except people.ChangedMeanwhileError:
            status, form = 409, _again(form, read.words("web.accounts.problem.changed_meanwhile"), found)
        except (people.LastAdministratorError, ConflictingRolesError) as problem:
            key = "conflicting_roles" if isinstance(problem, ConflictingRolesError) else "last_administrator"
            status = 409
            form.add_error(None, read.words(f"web.accounts.problem.{key}"))
            found.refresh_from_db()
        else:
            messages.success(request, read.words("web.accounts.saved"))
            return redirect("accounts:people")
    waiting = not found.has_usable_password() and found.last_login is None
    return render(request, "accounts/person.html", {"form": form, "person": found, "waiting": waiting}, status=status)


@needs("administer")
@require_POST
def set_active(request: HttpRequest, number: int) -> HttpResponse:
    user, read = reader(request)
    found = get_object_or_404(User, pk=number)
    version = request.POST.get("version", "")
    try:
        people.set_active(
            user,
            found,
            int(version) if version.isdecimal() and len(version) < 10 else -1,
            active=request.POST.get("active") == "yes",
        )
    except people.ChangedMeanwhileError:
        messages.error(request, read.words("web.accounts.problem.changed_meanwhile"))
    except people.LastAdministratorError:
        messages.error(request, read.words("web.accounts.problem.last_administrator"))
    else:
        messages.success(request, read.words("web.accounts.saved"))
    return redirect("accounts:person", number)


@needs("administer")
@require_POST
def invite_again(request: HttpRequest, number: int) -> HttpResponse:
    user, _ = reader(request)
    found = get_object_or_404(User, pk=number, is_active=True)
    people.invite_again(user, found)
    _send_invitation(request, found)
    return redirect("accounts:person", number)


@needs("administer")
@require_http_methods(["GET", "HEAD", "POST"])
def units_home(request: HttpRequest) -> HttpResponse:
    """The tree, a form for a new unit, and one for a list."""
    user, read = reader(request)
    form = UnitForm(request.POST or None, words=read.words)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        units.add(user, said["code"], said["name"], said["parent"], said["headcount"])
        messages.success(request, read.words("web.accounts.saved"))
        return redirect("accounts:units")
    return _units_page(request, form, UnitFileForm(words=read.words))


@needs("administer")
@require_POST
def import_file(request: HttpRequest) -> HttpResponse:
    user, read = reader(request)
    form = UnitFileForm(request.POST, request.FILES, words=read.words)
    if not form.is_valid():
        return _units_page(request, UnitForm(words=read.words), form)
    file = form.cleaned_data["file"]
    rows, problems = unit_list.read_csv(file.read())
    return _take_over(request, user, rows, problems, file.name)


@needs("administer")
@require_POST
def import_store(request: HttpRequest) -> HttpResponse:
    user, read = reader(request)
    try:
        rows = unit_list.read_store(settings.PROJECT)
    except FremdbildError as problem:
        said = {"said": line_of(read.words, str(problem)).text}
        return _take_over(request, user, [], [("store", said)], "org_unit")
    if not rows:
        return _take_over(request, user, [], [("store_empty", {})], "org_unit")
    return _take_over(request, user, rows, unit_list.problems_of(rows), "org_unit")


@needs("administer")
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, number: int) -> HttpResponse:
    user, read = reader(request)
    found = get_object_or_404(Unit, pk=number)
    first = {
        "name": found.name,
        "parent": found.parent_id,
        "headcount": "" if found.headcount is None else found.headcount,
        "version": found.version,
    }
    form = UnitForm(request.POST or None, words=read.words, unit=found, initial=first)
    status = 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            units.change(user, found, said["version"] or 0, said["name"], said["parent"], said["headcount"])
        except people.ChangedMeanwhileError:
            status, form = 409, _again(form, read.words("web.accounts.problem.changed_meanwhile"), found)
        except units.CircleError:
            status = 409
            form.add_error("parent", read.words("web.accounts.problem.circle"))
        else:
            messages.success(request, read.words("web.accounts.saved"))
            return redirect("accounts:units")
    return render(request, "accounts/unit.html", {"form": form, "unit": found}, status=status)


@needs("administer")
@require_POST
def remove_unit(request: HttpRequest, number: int) -> HttpResponse:
    user, read = reader(request)
    try:
        units.remove(user, get_object_or_404(Unit, pk=number))
    except units.StillUsedError:
        messages.error(request, read.words("web.accounts.problem.still_used"))
        return redirect("accounts:unit", number)
    messages.success(request, read.words("web.accounts.saved"))
    return redirect("accounts:units")


def _again(form: Any, said: str, found: User | Unit) -> Any:
    """What the reader wrote, with the state of now below it, so that a second sending is a decision."""
    found.refresh_from_db()
    form.data = form.data.copy()
    form.data["version"] = str(found.version)
    form.add_error(None, said)
    return form


def _send_invitation(request: HttpRequest, person: User) -> None:
    _, read = reader(request)
    link = mailing.address(reverse("accounts:welcome", args=[people.invitation_token(person)]))
    try:
        mailing.send(person.email, "invite", person.language, name=person.name, link=link, days=people.INVITATION_DAYS)
    except OSError as problem:
        log.warning("an invitation could not be sent: %s", problem)
        messages.error(request, read.words("web.accounts.invite.not_sent", email=person.email))
    else:
        key = "sent" if settings.ENVIRONMENT.mail else "printed"
        messages.success(request, read.words(f"web.accounts.invite.{key}", email=person.email))


def _take_over(
    request: HttpRequest, user: User, rows: list[units.UnitRow], problems: list[unit_list.Problem], origin: str
) -> HttpResponse:
    _, read = reader(request)
    if problems:
        told = [read.words(f"web.accounts.import.problem.{key}", **values) for key, values in problems]
        return _units_page(request, UnitForm(words=read.words), UnitFileForm(words=read.words), told)
    added, changed = units.take_over(user, rows, origin)
    messages.success(request, read.words("web.accounts.import.done", added=added, changed=changed))
    return redirect("accounts:units")


def _units_page(
    request: HttpRequest, form: UnitForm, file_form: UnitFileForm, problems: list[str] | None = None
) -> HttpResponse:
    refused = bool(problems) or form.is_bound or file_form.is_bound
    return render(
        request,
        "accounts/units.html",
        {
            "tree": units.tree(),
            "count_of_units": Unit.objects.count(),
            "form": form,
            "file_form": file_form,
            "problems": (problems or [])[:200],
            "columns": ", ".join(unit_list.COLUMNS),
        },
        status=422 if refused else 200,
    )
