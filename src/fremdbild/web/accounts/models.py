from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property

from fremdbild.web.accounts.roles import CONFLICTING, Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **known: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **known)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in. Whoever answers a survey needs no account."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=10, blank=True)
    """Language of mails; empty: the organisation's first."""
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=0)
    """Grows with every change by an administrator; who started from an older one is told."""
    invitation = models.PositiveIntegerField(default=0)
    """Number of the last invitation; older links open nothing."""
    sign_outs = models.PositiveIntegerField(default=0)
    """Grows when somebody signs out everywhere: sessions that were opened before end."""

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Read once per request."""
        return frozenset(Role(role) for role in self.assignments.values_list("role", flat=True))

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}-{self.sign_outs}"


class Unit(models.Model):
    """A unit of the organisation; `code` is `org_unit` in the canonical tables."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    headcount = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    """Grows with every change; who started from an older one is told."""

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ConflictingRolesError(Exception):
    """Somebody would be analyst and trustee at once."""


class Assignment(models.Model):
    """A role of a person, for a unit or for the whole organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")

    class Meta:
        ordering = ("role", "unit__name")
        constraints = (
            models.UniqueConstraint(fields=("user", "role", "unit"), name="one_assignment", nulls_distinct=False),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises `ConflictingRolesError`, by whatever way the role is given."""
        others = Assignment.objects.filter(user=self.user).exclude(pk=self.pk).values_list("role", flat=True)
        if {self.role, *others} >= CONFLICTING:
            raise ConflictingRolesError
        super().save(*args, **kwargs)
