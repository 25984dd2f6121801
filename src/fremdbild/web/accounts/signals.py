"""Changes of the ways to sign in come from allauth; they are entries of the audit log like any other change."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.dispatch import receiver

from fremdbild.web.accounts.models import User
from fremdbild.web.audit.recording import record


@receiver(mfa.authenticator_added)
def _added(user: User, authenticator: Any, **_: Any) -> None:
    record(user, "sign_in.added", str(authenticator.type))


@receiver(mfa.authenticator_removed)
def _removed(user: User, authenticator: Any, **_: Any) -> None:
    record(user, "sign_in.removed", str(authenticator.type))


@receiver([account.password_changed, account.password_set, account.password_reset])
def _password(user: User, **_: Any) -> None:
    record(user, "sign_in.password", user.email)
