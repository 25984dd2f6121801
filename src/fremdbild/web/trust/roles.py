"""Who has which role: numbers and meanings; names are for administrators alone."""

from __future__ import annotations

from dataclasses import dataclass

from fremdbild.web.accounts.models import Assignment
from fremdbild.web.accounts.roles import Role


@dataclass(frozen=True)
class Held:
    """One role: how many active people have it, and who."""

    role: str
    people: int
    names: list[str]


def held_roles(*, with_names: bool) -> list[Held]:
    """Every role, also those that nobody has."""
    people: dict[str, dict[int, str]] = {role.value: {} for role in Role}
    for at in Assignment.objects.filter(user__is_active=True).select_related("user"):
        people[at.role][at.user_id] = str(at.user)
    return [
        Held(role, len(found), sorted(found.values(), key=str.casefold) if with_names else [])
        for role, found in people.items()
    ]
