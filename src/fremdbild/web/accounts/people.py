"""What administrators do with accounts: invite, change, deactivate; each with an entry in the audit log."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from fremdbild.web.accounts.models import Assignment, Unit, User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.recording import hold, record

INVITATION_DAYS = 7
_SALT = "fremdbild.invitation"

FOR_A_UNIT = frozenset({Role.UNIT_LEAD, Role.AGENT})
"""Roles that mean nothing without a unit."""
FOR_ALL = frozenset({Role.BOARD, Role.ANALYST, Role.TRUSTEE, Role.ADMINISTRATOR})
"""Roles that are for the whole organisation."""


class ChangedMeanwhileError(Exception):
    """Somebody else changed the same since the page was loaded."""


class LastAdministratorError(Exception):
    """Nobody would be left who may administer."""


@dataclass(frozen=True)
class RoleChange:
    """Assignments to take away, by number, and one to add."""

    remove: frozenset[int] = frozenset()
    add: Role | None = None
    unit: Unit | None = None


def invite(actor: User, email: str, name: str, language: str, change: RoleChange) -> User:
    """A new account without a password; the link of `invitation_link` sets it."""
    with transaction.atomic():
        user = User(email=email.lower(), name=name, language=language, invitation=1)
        user.set_unusable_password()
        user.save()
        keep_address(user)
        record(actor, "person.invited", user.email, name=name)
        _assign(actor, user, change)
    return user


def invite_again(actor: User, user: User) -> None:
    """Makes older links useless."""
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(invitation=F("invitation") + 1)
        record(actor, "person.invited_again", user.email)
    user.refresh_from_db(fields=["invitation"])


def change_person(
    actor: User, user: User, version: int, name: str, email: str, language: str, change: RoleChange
) -> None:
    """Changes a person; raises `ChangedMeanwhileError` or `LastAdministratorError`, and then nothing is changed."""
    with transaction.atomic():
        hold()
        _claim(user, version)
        before = User.objects.get(pk=user.pk)
        email = email.lower()
        told = {
            field: [old, new]
            for field, old, new in (
                ("name", before.name, name),
                ("email", before.email, email),
                ("language", before.language, language),
            )
            if old != new
        }
        User.objects.filter(pk=user.pk).update(name=name, email=email, language=language)
        user.refresh_from_db()
        if told:
            keep_address(user)
            record(actor, "person.changed", before.email, changed=told)
        _assign(actor, user, change)
        _check_that_somebody_administers()


def set_active(actor: User, user: User, version: int, *, active: bool) -> None:
    """Lets somebody in again, or ends the sessions and keeps them out."""
    with transaction.atomic():
        hold()
        _claim(user, version)
        User.objects.filter(pk=user.pk).update(is_active=active, sign_outs=F("sign_outs") + 1)
        record(actor, "person.activated" if active else "person.deactivated", user.email)
        _check_that_somebody_administers()


def sign_out_everywhere(user: User) -> None:
    """Ends every session of this person."""
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(sign_outs=F("sign_outs") + 1)
        record(user, "person.signed_out_everywhere", user.email)
    user.refresh_from_db()


def accept(user: User, password: str, language: str) -> None:
    """Sets the first password; the link that led here opens nothing any more.

    `language` is that in which the person reads: it takes the place of the one that an administrator supposed.
    """
    with transaction.atomic():
        hold()
        user.set_password(password)
        user.language = language
        user.save(update_fields=["password", "language"])
        record(user, "person.accepted", user.email)


def invitation_token(user: User) -> str:
    """What stands in the link of an invitation: good once, for seven days, until the next invitation."""
    return signing.dumps([user.pk, _state(user)], salt=_SALT)


def invited(token: str) -> User | None:
    """Whose invitation it is; None where it is forged, cut off, used, replaced or too old."""
    try:
        number, state = signing.loads(token, salt=_SALT, max_age=INVITATION_DAYS * 86_400)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=number, is_active=True).first()
    return user if user and _state(user) == state else None


def keep_address(user: User) -> None:
    """The address as allauth keeps it: an administrator vouches for it, so that a provider may sign this person in."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)


def _state(user: User) -> str:
    return salted_hmac(_SALT, f"{user.password}|{user.invitation}|{user.email}").hexdigest()[:16]


def _claim(user: User, version: int) -> None:
    if not User.objects.filter(pk=user.pk, version=version).update(version=F("version") + 1):
        raise ChangedMeanwhileError


def _assign(actor: User, user: User, change: RoleChange) -> None:
    for assignment in user.assignments.select_related("unit").filter(pk__in=change.remove):
        assignment.delete()
        record(actor, "role.taken", user.email, **_told(Role(assignment.role), assignment.unit))
    if change.add:
        _, new = Assignment.objects.get_or_create(user=user, role=change.add, unit=change.unit)
        if new:
            record(actor, "role.given", user.email, **_told(change.add, change.unit))


def _told(role: Role, unit: Unit | None) -> dict[str, str]:
    return {"role": role.value, "unit": unit.code if unit else ""}


def _check_that_somebody_administers() -> None:
    if not Assignment.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise LastAdministratorError
