"""One's own account, the first account, and the link of an invitation."""

from __future__ import annotations

from typing import cast

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from fremdbild.texts.words import words_in
from fremdbild.web.accounts import first_start, people
from fremdbild.web.accounts.access import may_open, signed_in
from fremdbild.web.accounts.forms import FirstAccountForm, MeForm, WelcomeForm, role_in_words
from fremdbild.web.accounts.models import User
from fremdbild.web.audit.recording import record
from fremdbild.web.frame.language import ReadRequest, keep, words_of


def reader(request: HttpRequest) -> tuple[User, ReadRequest]:
    """Who is signed in, and the request whose words are known."""
    return signed_in(request), cast(ReadRequest, request)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, token: str = "") -> HttpResponse:
    """The first account; as if it were not there once somebody has one."""
    if User.objects.exists():
        raise Http404
    if not first_start.may_begin(token):
        if token:
            raise Http404
        return render(request, "accounts/start_by_link.html")
    words = words_of(request)
    form = FirstAccountForm(request.POST or None, words=words)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            user = first_start.begin(said["email"], said["name"], said["password1"], words.language)
        except first_start.AlreadyBegunError:
            return redirect("account_login")
        _sign_in(request, user)
        return redirect("accounts:begin")
    return render(request, "accounts/start.html", {"form": form})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """The link of an invitation: sets the first password, once."""
    user = people.invited(token)
    if user is None:
        return render(request, "accounts/welcome_stale.html", status=404)
    form = WelcomeForm(request.POST or None, words=words_of(request), user=user)
    if request.method == "POST" and form.is_valid():
        people.accept(user, form.cleaned_data["password1"], words_of(request).language)
        _sign_in(request, user)
        return redirect("accounts:me")
    return render(request, "accounts/welcome.html", {"form": form, "invited": user})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """Name, language, sign-in means and roles of whoever reads."""
    user, read = reader(request)
    first = {"name": user.name, "language": user.language or read.words.language}
    form = MeForm(request.POST or None, words=read.words, initial=first)
    if request.method == "POST" and form.is_valid():
        user.name, user.language = form.cleaned_data["name"], form.cleaned_data["language"]
        user.save(update_fields=["name", "language"])
        record(user, "me.changed", user.email)
        answer = HttpResponseRedirect(reverse("accounts:me"))
        keep(answer, user.language)
        messages.success(request, words_in(user.language)("web.accounts.saved"))
        return answer
    roles = [
        (role_in_words(read.words, at), read.words(f"web.accounts.role.{at.role}.may"))
        for at in user.assignments.select_related("unit")
    ]
    return render(
        request,
        "accounts/me.html",
        {"form": form, "told_roles": roles, "administers": may_open(user, "administer")},
    )


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends all sessions of the reader but this one."""
    user, read = reader(request)
    people.sign_out_everywhere(user)
    update_session_auth_hash(request, user)
    messages.success(request, read.words("web.accounts.signed_out_everywhere"))
    return redirect("accounts:me")


def closed(request: HttpRequest, **_: str) -> HttpResponse:
    """Pages of allauth that nobody needs here: accounts and addresses come from an administrator."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    raise Http404


def _sign_in(request: HttpRequest, user: User) -> None:
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    # The password was set this moment: the second step may be set up without typing it again.
    record_authentication(request, user, "password", email=user.email, reauthenticated=True)
