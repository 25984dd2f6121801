"""What a signed-in person may see: asked here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from fremdbild.web.accounts.models import Unit, User
from fremdbild.web.accounts.roles import MAY, Role

P = ParamSpec("P")


def roles_of(user: User | AnonymousUser | Any) -> frozenset[Role]:
    """The roles of a signed-in person; read once per request."""
    return user.roles if isinstance(user, User) and user.is_authenticated else frozenset()


def may_open(user: User | AnonymousUser | Any, right: str) -> bool:
    """Whether a person has the right called `right`, a key of `MAY`."""
    return bool(roles_of(user) & MAY[right])


def units_of(user: User, role: Role | None = None) -> frozenset[str] | None:
    """Codes of the units that a person may see, with all below; None: the whole organisation.

    With a `role` only the units count for which somebody has that role.
    """
    if roles_of(user) & {Role.BOARD, Role.ANALYST, Role.TRUSTEE}:
        return None
    return _with_below(_assigned(user, role))


def units_as(user: User, role: Role) -> frozenset[str]:
    """Codes of the units for which somebody has `role`, with all below, whatever other roles they have."""
    return _with_below(_assigned(user, role))


def _assigned(user: User, role: Role | None) -> set[str]:
    return {at.unit.code for at in user.assignments.select_related("unit") if at.unit and role in {None, at.role}}


def _with_below(own: set[str]) -> frozenset[str]:
    children: dict[str | None, list[str]] = {}
    for code, parent in Unit.objects.values_list("code", "parent__code"):
        children.setdefault(parent, []).append(code)
    found: set[str] = set()
    open_units = list(own)
    while open_units:
        code = open_units.pop()
        if code not in found:
            found.add(code)
            open_units += children.get(code, [])
    return frozenset(found)


def signed_in(request: HttpRequest) -> User:
    """Whoever is signed in; Http404 where nobody is."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def needs(
    right: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """A view for those who have `right`: others who are signed in get 404, everybody else signs in first."""

    def wrap(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not may_open(request.user, right):
                raise Http404
            return view(request, *args, **kwargs)

        checked.right = right  # type: ignore[attr-defined]  # read by the test of role and URL
        return checked

    return wrap
