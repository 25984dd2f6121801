"""Who reads what people wrote.

| who | reads |
|---|---|
| analyst | every remark as it was written, to mask it; feedback with its reference |
| service agent | feedback on cases of the own unit and below, with its reference; else masked remarks |
| board, unit lead | masked remarks where enough people wrote |
"""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.http import Http404

from fremdbild.web.accounts.access import may_open, units_as
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.models import Remark, Response, Wave
from fremdbild.web.voices.feedback import critical, critical_in
from fremdbild.web.voices.releasing import waves_over


def access_remark(user: User, pk: int) -> Remark:
    """A remark as it was written; Http404 for whoever does not mask."""
    found = Remark.objects.select_related("wave__survey", "response").filter(pk=pk).first()
    if found is None or not may_open(user, "mask_comments"):
        raise Http404
    return found


def access_wave(pk: int) -> Wave:
    """A wave of which remarks may be shown; Http404 alike for none such and one that still runs."""
    found = next((wave for wave in waves_over() if wave.pk == pk), None)
    if found is None:
        raise Http404
    return found


def access_feedback(user: User) -> QuerySet[Response]:
    """The feedback that `user` may answer."""
    if may_open(user, "mask_comments"):
        return critical()
    return critical().filter(org_unit__in=units_as(user, Role.AGENT))


def access_one_feedback(user: User, pk: uuid.UUID) -> Response:
    """One of them; Http404 alike for none such, not critical, and not yours."""
    known = Response.objects.select_related("wave__survey", "remark", "reply").filter(pk=pk).first()
    yours = known is not None and (may_open(user, "mask_comments") or known.org_unit in units_as(user, Role.AGENT))
    if known is None or not yours or not critical_in(known.wave).filter(pk=pk).exists():
        raise Http404
    return known
