"""The roles of `fremdbild.rights` as choices of a database, and who may do what."""

from __future__ import annotations

from django.db import models

from fremdbild import rights


class Role(models.TextChoices):
    """What somebody is in the organisation; somebody may be several."""

    BOARD = "board"
    ANALYST = "analyst"
    UNIT_LEAD = "unit_lead"
    AGENT = "service_agent"
    EMPLOYEE = "employee"
    TRUSTEE = "trustee"
    ADMINISTRATOR = "administrator"


CONFLICTING = frozenset({Role.ANALYST, Role.TRUSTEE})
"""Roles that nobody has at once: whoever evaluates answers must not hold the key to their envelopes."""

MAY = {right: frozenset(Role(role) for role in roles) for right, roles in rights.MAY.items()}
"""Right → roles that have it; whoever is signed in without one of them is answered as if there were nothing."""
