"""Whom a column is about: what a works council and a data protection officer ask of every column that is read.

`customer`  customers: who they are, what they have, what they wanted
`answer`    what somebody answered or suggested; whose answer it is, the data say
`work`      what units did, and when: a trace of employees' work without their names
`employee`  single employees, even where they carry no name
`thing`     none of these: questionnaires, projects, figures from elsewhere
"""

from __future__ import annotations

from typing import Literal

Subject = Literal["customer", "answer", "work", "employee", "thing"]

_WORK_ON_A_CASE = (
    "org_unit",
    "supplier",
    "first_answer_at",
    "promised_at",
    "promised_term",
    "promise_kept_reported",
    "closed_at",
    "outcome",
    "reopened_count",
)

_TABLES: dict[str, tuple[Subject, dict[Subject, tuple[str, ...]]]] = {
    "source_record": ("customer", {}),
    "customer_link": ("customer", {}),
    "customer": ("customer", {}),
    "customer_conflict": ("customer", {}),
    "consent": ("customer", {}),
    "contract": ("customer", {}),
    "service_case": ("customer", {"work": _WORK_ON_A_CASE}),
    "case_event": ("work", {"customer": ("event_id", "case_id")}),
    "org_unit": ("thing", {"work": ("headcount",)}),
    "touchpoint": ("thing", {"work": ("owner_unit",)}),
    "benchmark": ("thing", {}),
    "survey": ("thing", {}),
    "survey_wave": ("thing", {}),
    "survey_item": ("thing", {}),
    "survey_response": ("answer", {"thing": ("survey_id", "wave", "item_id")}),
    "survey_comment": ("answer", {"thing": ("survey_id", "wave")}),
    "survey_cell": ("answer", {"thing": ("survey_id", "wave")}),
    "population": ("thing", {}),
    "leader": ("work", {}),
    "leader_contact": ("employee", {}),
    "initiative": ("thing", {"work": ("org_unit", "supplier")}),
    "benefit": ("thing", {}),
    "feedback": ("customer", {"work": ("org_unit", "due_at", "answered_at", "cause", "outcome")}),
    "idea": ("answer", {"work": ("org_unit", "answered_at", "decision", "done_at")}),
    "contact_attempt": ("customer", {"work": ("org_unit", "answered_at", "abandoned")}),
    "action": ("thing", {"work": ("org_unit", "owner_unit")}),
}
"""Table → whom its columns are about, and the columns that are about somebody else."""


def is_known(table: str) -> bool:
    """Whether somebody has said whom the columns of `table` are about."""
    return table in _TABLES


def about(table: str, column: str) -> Subject:
    """Whom `column` of `table` is about; a table of which nobody has said it counts as the strictest.

    >>> about("service_case", "record_id"), about("service_case", "closed_at"), about("unheard_of", "x")
    ('customer', 'work', 'employee')
    """
    usual, others = _TABLES.get(table, ("employee", {}))
    return next((subject for subject, columns in others.items() if column in columns), usual)
