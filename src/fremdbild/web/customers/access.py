"""Who sees a customer: a service agent, where the customer has dealt with the own unit or one below.

An agent for the whole organisation sees every customer. Nobody else sees one: neither analysts, who see no addresses,
nor administrators.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404

from fremdbild.errors import PersonError
from fremdbild.identity.person import open_store
from fremdbild.identity.profile import Profile, profile_of
from fremdbild.web.accounts.access import may_open, units_as
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.roles import Role


def access_customer(user: User, *, customer: int | None = None, record: str | None = None) -> Profile:
    """All that is held of a customer; Http404 alike for none such and not yours."""
    if not may_open(user, "see_customers"):
        raise Http404
    try:
        with open_store(settings.PROJECT) as asked:
            found = profile_of(asked, asked.person(customer=customer, record=record))
    except PersonError as problem:
        raise Http404 from problem
    if not (_sees_all(user) or units_of_customer(found) & units_as(user, Role.AGENT)):
        raise Http404
    return found


def units_of_customer(found: Profile) -> set[str]:
    """The units that the customer has dealt with."""
    return {str(row.values["org_unit"]) for rows in found.tables.values() for row in rows if row.values.get("org_unit")}


def _sees_all(user: User) -> bool:
    return bool(user.assignments.filter(role=Role.AGENT, unit=None).exists())
