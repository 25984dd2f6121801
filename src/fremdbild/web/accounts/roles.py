"""Who may do what, in one place.

| role | sees | may |
|---|---|---|
| board | picture, actions, trust | decide on actions |
| analyst | everything but single answers and addresses | start waves, mask comments, run assessments |
| unit lead | picture of the own unit and below, its actions | report on actions |
| service agent | named feedback on cases of the own unit | answer it |
| employee | released results, trust | |
| trustee | questions, cells, minimums, deletion dates, audit log | approve waves among employees, hold their key |
| administrator | settings, accounts, units | change them; sees no results by that alone |
"""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """What somebody is in the organisation; somebody may be several."""

    BOARD = "board"
    ANALYST = "analyst"
    UNIT_LEAD = "unit_lead"
    AGENT = "service_agent"
    EMPLOYEE = "employee"
    TRUSTEE = "trustee"
    ADMINISTRATOR = "administrator"


MAY: dict[str, frozenset[Role]] = {
    # The five places.
    "picture": frozenset({Role.BOARD, Role.ANALYST, Role.UNIT_LEAD, Role.EMPLOYEE, Role.TRUSTEE}),
    "ask": frozenset({Role.ANALYST, Role.TRUSTEE, Role.ADMINISTRATOR}),
    "voices": frozenset({Role.BOARD, Role.ANALYST, Role.UNIT_LEAD, Role.AGENT}),
    "act": frozenset({Role.BOARD, Role.ANALYST, Role.UNIT_LEAD}),
    "trust": frozenset(Role),
    # What is done in them.
    "api_tokens": frozenset({Role.ANALYST, Role.ADMINISTRATOR}),
    "run_assessment": frozenset({Role.ANALYST}),
    "edit_survey": frozenset({Role.ANALYST}),
    "approve_wave": frozenset({Role.TRUSTEE}),
    "open_wave": frozenset({Role.TRUSTEE}),
    "mask_comments": frozenset({Role.ANALYST}),
    "decide": frozenset({Role.BOARD, Role.ANALYST}),
    "report_on_action": frozenset({Role.BOARD, Role.ANALYST, Role.UNIT_LEAD}),
    "answer_feedback": frozenset({Role.ANALYST, Role.AGENT}),
    "read_audit": frozenset({Role.TRUSTEE, Role.ADMINISTRATOR}),
    "administer": frozenset({Role.ADMINISTRATOR}),
}
"""Right → roles that have it; whoever is signed in without one of them is answered as if there were nothing."""
