from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

MARK = "fb_"
"""Begins every token, so that whoever finds one knows what it is."""
_SHOWN = 8


class ApiToken(models.Model):
    """A key to the API. It may what its owner may, never more; only its hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    begins = models.CharField(max_length=16)
    hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")

    @property
    def valid(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


def make_token(user: Any, name: str, days: int) -> tuple[ApiToken, str]:
    """A new token and its secret, which is told once and kept nowhere."""
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name,
        begins=secret[:_SHOWN],
        hash=hash_of(secret),
        expires_at=timezone.now() + timedelta(days=days),
    )
    return token, secret


def hash_of(secret: str) -> str:
    """SHA-256 is enough for 256 random bits; nobody can try them all."""
    return hashlib.sha256(secret.encode()).hexdigest()


def owner_of(secret: str) -> Any:
    """The active person whose valid token this is, else None."""
    token = ApiToken.objects.select_related("user").filter(hash=hash_of(secret)).first()
    return token.user if token is not None and token.valid and token.user.is_active else None
