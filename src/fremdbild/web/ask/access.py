"""Which waves and questionnaires somebody may see."""

from __future__ import annotations

from django.http import Http404

from fremdbild.web.accounts.access import may_open
from fremdbild.web.accounts.models import User
from fremdbild.web.ask.models import Questionnaire, Survey, Wave

LARGEST = 2**63 - 1
"""Of a number that a database knows."""


def access_wave(user: User, number: int) -> Wave:
    """The wave with this number; Http404 where there is none, or it is not for this person.

    Drafts are for those who prepare them.
    """
    known = number <= LARGEST
    wave = Wave.objects.select_related("survey", "approved_by").filter(pk=number).first() if known else None
    if wave is None or not may_open(user, "ask"):
        raise Http404
    if wave.state == Wave.State.DRAFT and not may_open(user, "edit_survey"):
        raise Http404
    return wave


def access_waves(user: User) -> list[Wave]:
    """Every wave that this person may see, newest first."""
    if not may_open(user, "ask"):
        raise Http404
    waves = Wave.objects.select_related("survey").order_by("-closes_at", "-pk")
    return list(waves if may_open(user, "edit_survey") else waves.exclude(state=Wave.State.DRAFT))


def access_draft(user: User, number: int) -> Wave:
    """A wave that has not begun, for those who prepare it."""
    wave = access_wave(user, number)
    early = {Wave.State.DRAFT, Wave.State.WAITING, Wave.State.APPROVED}
    if wave.state not in early or not may_open(user, "edit_survey"):
        raise Http404
    return wave


def access_waiting(user: User, number: int) -> Wave:
    """A wave that lies before the trustee."""
    wave = access_wave(user, number)
    if wave.state != Wave.State.WAITING or not may_open(user, "approve_wave"):
        raise Http404
    return wave


def access_shut(user: User, number: int) -> Wave:
    """A closed anonymous wave whose envelopes the trustee opens."""
    wave = access_wave(user, number)
    trusted = wave.key_holder == Wave.KeyHolder.TRUSTEE and wave.survey.kind == Survey.Kind.ANONYMOUS
    if wave.state != Wave.State.CLOSED or not trusted or not may_open(user, "open_wave"):
        raise Http404
    return wave


def access_running(user: User, number: int) -> Wave:
    """A wave that people can answer, for whoever may close it before its day.

    Whoever approved its dates, where a trustee holds the key: those asked were told until when they can answer.
    """
    wave = access_wave(user, number)
    if not wave.can_be_answered() or not may_close(user, wave):
        raise Http404
    return wave


def may_close(user: User, wave: Wave) -> bool:
    """Whether this person may close this wave before its day."""
    trusted = wave.survey.kind == Survey.Kind.ANONYMOUS and wave.key_holder == Wave.KeyHolder.TRUSTEE
    return may_open(user, "approve_wave" if trusted else "edit_survey")


def access_given_up(user: User, number: int) -> Wave:
    """A closed anonymous wave, for whoever may say that it is never opened."""
    wave = access_wave(user, number)
    right = "open_wave" if wave.key_holder == Wave.KeyHolder.TRUSTEE else "edit_survey"
    if wave.state != Wave.State.CLOSED or wave.survey.kind != Survey.Kind.ANONYMOUS or not may_open(user, right):
        raise Http404
    return wave


def access_questionnaire(user: User, name: str) -> Questionnaire:
    """A questionnaire of one's own."""
    found = Questionnaire.objects.filter(name=name).first()
    if found is None or not may_open(user, "edit_survey"):
        raise Http404
    return found
