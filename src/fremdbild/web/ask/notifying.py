"""Mails to those who have to do the next step of a wave among employees: the trustee, or the analysts."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from fremdbild.web.accounts.mailing import address
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.mails import words_of
from fremdbild.web.ask.models import Wave
from fremdbild.web.ask.sending import delivered, mail_server
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.step import Step

_WHOM = {
    "approve": (Role.TRUSTEE, Wave.State.WAITING, "approval/"),
    "open": (Role.TRUSTEE, Wave.State.CLOSED, "opening/"),
    "approved": (Role.ANALYST, Wave.State.APPROVED, "check/"),
    "refused": (Role.ANALYST, Wave.State.DRAFT, "check/"),
    "counted": (Role.ANALYST, Wave.State.COUNTED, ""),
}
"""What is told → who is told, the state in which it is true, and the page below the wave that it leads to."""


def lay_out_notice(wave: Wave, what: str) -> None:
    """The mails that tell `what`, in the transaction of the change."""
    enqueue("ask_notify", key=f"ask_notify:{wave.pk}:{what}:{wave.version}", wave=wave.pk, what=what)


def notify(step: Step) -> None:
    """Job `ask_notify`; arguments `wave` and `what`. Nothing is sent once the wave has moved on."""
    what = step.arguments["what"]
    role, state, page = _WHOM[what]
    wave = Wave.objects.select_related("survey").get(pk=step.arguments["wave"])
    told: list[int] = list(step.progress.get("told", []))
    waiting = User.objects.filter(is_active=True, assignments__role=role).exclude(pk__in=told).distinct().order_by("pk")
    if wave.state != state or not waiting:
        return
    with mail_server() as mail:
        for user in waiting:
            step.check()
            words = words_of(user.language)
            said = {
                "wave": str(wave),
                "organisation": settings.PROJECT.organisation.name,
                "link": address(f"/ask/{wave.pk}/{page}"),
            }
            subject = " ".join(words(f"web.ask.notice.{what}.subject", **said).split())
            text = words("web.ask.notice", text=words(f"web.ask.notice.{what}", **said), **said)
            delivered(EmailMessage(subject, text, to=[user.email],
                                   connection=mail, headers={"Auto-Submitted": "auto-generated"}))  # fmt: skip
            told.append(user.pk)
            with transaction.atomic():
                step.save({"told": list(told)}, done=len(told))
