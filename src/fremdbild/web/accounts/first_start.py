"""The first start: as long as nobody has an account, every address leads to `/start/`, where the first one is made."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac

from fremdbild.web.accounts.models import Assignment, User
from fremdbild.web.accounts.people import keep_address
from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.recording import hold, record

OPEN = ("/start/", "/language/", "/static/", "/health/", "/a/", "/api/")
"""What is reached without any account: pages that need none, and calls of machines."""

FIRST_ROLES = (Role.ADMINISTRATOR, Role.ANALYST)
"""In a firm of fifty one person sets up the accounts and asks the customers."""


class AlreadyBegunError(Exception):
    """Somebody was quicker."""


class FirstStartMiddleware:
    """Asks the database until there is somebody, and then never again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._begun = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self._begun and not request.path.startswith(OPEN):
            self._begun = User.objects.exists()
            if not self._begun:
                return HttpResponseRedirect(reverse("start"))
        return self._get_response(request)


def token() -> str:
    """The word in the link that `fremdbild serve` prints; only whoever has the secret key can know it."""
    return salted_hmac("fremdbild.first-start", "nobody has an account", algorithm="sha256").hexdigest()[:32]


def may_begin(given: str) -> bool:
    """Whether the one who asks may make the first account: on loopback everybody, else whoever has the link."""
    if settings.ENVIRONMENT.loopback_only and not given:
        return True
    return secrets.compare_digest(given.encode(), token().encode())


def link() -> str:
    """Path to the page of the first account."""
    return reverse("start") if settings.ENVIRONMENT.loopback_only else reverse("start", args=[token()])


def begin(email: str, name: str, password: str, language: str) -> User:
    """Makes the first account; raises `AlreadyBegunError` where there is one, also when two begin at once."""
    with transaction.atomic():
        hold()
        if User.objects.exists():
            raise AlreadyBegunError
        user = User.objects.create_user(email, password, name=name, language=language)
        keep_address(user)
        Assignment.objects.bulk_create(Assignment(user=user, role=role) for role in FIRST_ROLES)
        record(user, "begun", user.email)
    return user
