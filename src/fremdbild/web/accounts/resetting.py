"""The mail with the link to a new password, as work in the background.

A page that waits for the mail server takes longer for an address that has an account, and fails where the server does
not answer: either would tell strangers who has one.
"""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from fremdbild.web.accounts import mailing
from fremdbild.web.accounts.models import User
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.step import Step


def ask_for_link(user: User) -> None:
    """Lays out the mail; the link itself is made when it is sent, and stands nowhere."""
    enqueue("account_reset", user=user.pk)


def send_link(step: Step) -> None:
    """Job `account_reset`; argument `user`."""
    user = User.objects.filter(pk=step.arguments["user"], is_active=True).first()
    if user is None:
        return
    named = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    link = mailing.address(reverse("account_reset_password_from_key", kwargs=named))
    mailing.send(user.email, "reset", user.language, link=link)
