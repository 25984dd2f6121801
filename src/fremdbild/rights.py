"""Who may do what in the web application: one table, from which pages, tests and the paper for works councils are made.

| role | sees | may |
|---|---|---|
| board | picture, actions, trust | decide on actions |
| analyst | everything but single answers and addresses | start waves, mask comments, run assessments, erase answers |
| unit lead | picture of the own unit and below, its actions | report on actions |
| service agent | named feedback on cases of the own unit, customers who have dealt with it | answer it |
| employee | released results, trust | |
| trustee | questions, cells, minimums, deletion dates, audit log | approve waves among employees, hold their key |
| administrator | settings, accounts, units | change them, erase answers; sees no results by that alone |
"""

from __future__ import annotations

ROLES = ("board", "analyst", "unit_lead", "service_agent", "employee", "trustee", "administrator")

MAY: dict[str, frozenset[str]] = {
    # The five places.
    "picture": frozenset({"board", "analyst", "unit_lead", "employee", "trustee"}),
    "ask": frozenset({"analyst", "trustee", "administrator"}),
    "voices": frozenset({"board", "analyst", "unit_lead", "service_agent"}),
    "act": frozenset({"board", "analyst", "unit_lead"}),
    "trust": frozenset(ROLES),
    # What is done in them.
    "api_tokens": frozenset({"analyst", "administrator"}),
    "run_assessment": frozenset({"analyst"}),
    "edit_survey": frozenset({"analyst"}),
    "erase_answers": frozenset({"analyst", "administrator"}),
    "approve_wave": frozenset({"trustee"}),
    "open_wave": frozenset({"trustee"}),
    "mask_comments": frozenset({"analyst"}),
    "decide": frozenset({"board", "analyst"}),
    "report_on_action": frozenset({"board", "analyst", "unit_lead"}),
    "answer_feedback": frozenset({"analyst", "service_agent"}),
    "see_customers": frozenset({"service_agent"}),
    "read_audit": frozenset({"trustee", "administrator"}),
    "administer": frozenset({"administrator"}),
}
"""Right → roles that have it; whoever is signed in without one of them is answered as if there were nothing."""
