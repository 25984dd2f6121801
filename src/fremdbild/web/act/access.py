"""Who sees an action and who may do what about it.

| who | sees | may |
|---|---|---|
| board, analyst | every action | propose, change, decide, report |
| unit lead | actions that the own unit or one below it answers for | report how far they are |
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from fremdbild.web.accounts.access import may_open, roles_of, units_as
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.roles import MAY, Role
from fremdbild.web.act.models import Action

_DECIDING = (Role.BOARD, Role.ANALYST)
"""In whose name somebody decides who has several roles."""


def access_actions(user: User) -> QuerySet[Action]:
    """The actions that `user` may see."""
    if may_open(user, "decide"):
        return Action.objects.select_related("owner")
    own = own_units(user)
    return Action.objects.select_related("owner").filter(Q(owner__code__in=own) | Q(owner=None, owner_code__in=own))


def access_action(user: User, pk: int) -> Action:
    """One of them; Http404 alike for none such and not yours."""
    found = access_actions(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def own_units(user: User) -> frozenset[str]:
    """Units that somebody leads, with all below; nothing for others."""
    return units_as(user, Role.UNIT_LEAD)


def sees_row(user: User, org_unit: str | None) -> bool:
    """Whether somebody sees what a frozen row says about `org_unit`; `*` and None are about everybody."""
    return may_open(user, "decide") or org_unit in {None, "", "*"} or org_unit in own_units(user)


def deciding_role(user: User) -> str:
    """The role in which `user` decides."""
    held = roles_of(user) & MAY["decide"]
    return next(role for role in _DECIDING if role in held)
