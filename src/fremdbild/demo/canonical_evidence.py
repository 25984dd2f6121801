"""What the firm's own data prove, as canonical tables in memory: the columns that measures read."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from fremdbild.demo import calls, feedback, ideas, leaders, model, staff
from fremdbild.demo.canonical_columns import date_column, day_column, moment_column, person_column, second_column
from fremdbild.demo.cases import Cases
from fremdbild.demo.clock import DAY_MINUTES, utc_of
from fremdbild.demo.draws import Ints
from fremdbild.demo.projects import PROJECTS
from fremdbild.demo.records import crm_number
from fremdbild.demo.text_columns import digits, joined, where, words
from fremdbild.demo.tickets import MONTHS, ticket_number
from fremdbild.demo.touchpoints import TOUCHPOINTS


def evidence_tables(customers: Ints, cases: Cases, seed: int) -> dict[str, pa.Table]:
    """feedback, contact_attempt, idea, leader, leader_contact, initiative and benefit."""
    told = [
        _ideas(ideas.customers_ideas(customers, seed), "customer"),
        _ideas(ideas.employees_ideas(seed), "employee"),
    ]
    return {
        "feedback": _feedback(cases, seed),
        "contact_attempt": _calls(customers, seed),
        "idea": pa.concat_tables(told),
        **leader_tables(seed),
        "initiative": pa.table({"initiative_id": [p.code for p in PROJECTS], "org_unit": [p.unit for p in PROJECTS]}),
        "benefit": _benefits(),
    }


def leader_tables(seed: int) -> dict[str, pa.Table]:
    """The tables leader and leader_contact."""
    return {"leader": _leaders(), "leader_contact": _contacts(seed)}


def _feedback(cases: Cases, seed: int) -> pa.Table:
    found = feedback.feedback_of(cases, seed)
    about = cases.only(found.case)
    due = utc_of((found.due_day + 1) * DAY_MINUTES) - 1
    rows = len(found.number)
    return pa.table(
        {
            "feedback_id": feedback.feedback_number(found.number),
            "case_id": joined(f"{seed}:", ticket_number(about)),
            "system": pa.repeat(pa.scalar("crm"), rows),
            "record_id": joined(f"{seed}:", crm_number(about.customer)),
            "touchpoint": words([t.code for t in TOUCHPOINTS], about.touchpoint),
            "channel": words(list(feedback.WAYS.values()), found.way),
            "org_unit": words([unit.code for unit in model.UNITS], about.unit),
            "segment": words([segment.code for segment in model.SEGMENTS], about.segment),
            "raised_at": moment_column(found.raised),
            "due_at": moment_column(due, found.dated),
            "answered_at": moment_column(found.answered, found.is_answered),
            "raised_on": day_column(found.raised),
            "due_on": day_column(due, found.dated),
            "answered_on": day_column(found.answered, found.is_answered),
            "person_key": person_column(about.customer, seed),
        }
    )


def _calls(customers: Ints, seed: int) -> pa.Table:
    found = calls.calls_of(customers, seed)
    reached = ~found.abandoned
    units, channels = [line.unit for line in calls.LINES], [line.channel for line in calls.LINES]
    return pa.table(
        {
            "attempt_id": calls.call_number(found.number),
            "record_id": where(
                found.known, joined(f"{seed}:", crm_number(found.customer)), pa.scalar(None, pa.string())
            ),
            "at": second_column(found.at),
            "channel": words(channels, found.line),
            "touchpoint": words([line.touchpoint for line in calls.LINES], found.line),
            "org_unit": words(units, found.line),
            "answered_at": second_column(found.at + found.waited, reached),
            "abandoned": pa.array(found.abandoned),
            "on": day_column(found.at // 60),
            "person_key": person_column(np.where(found.known, found.customer, -1 - found.number), seed),
        }
    )


def _ideas(found: ideas.Ideas, author: str) -> pa.Table:
    return pa.table(
        {
            "idea_id": joined("I", digits(found.number, 13)),
            "author_group": pa.repeat(pa.scalar(author), len(found.number)),
            "org_unit": words(list(ideas.DECIDES), found.unit),
            "submitted_at": moment_column(found.submitted),
            "answered_at": moment_column(found.answered, found.is_answered),
            "done_at": moment_column(found.done, found.is_done),
            "submitted_on": day_column(found.submitted),
            "answered_on": day_column(found.answered, found.is_answered),
        }
    )


def _leaders() -> pa.Table:
    places = [(month.first, unit.code) for month in MONTHS for unit in model.UNITS]
    return pa.table(
        {
            "level": [leaders.level_of(unit) for _, unit in places],
            "org_unit": [unit for _, unit in places],
            "month": [first for first, _ in places],
            "leaders": [staff.LEADERS[unit] for _, unit in places],
        }
    )


def _contacts(seed: int) -> pa.Table:
    found = leaders.contacts_of(seed)
    units = [unit.code for unit in model.UNITS]
    return pa.table(
        {
            "contact_id": joined("F", digits(found.number, 13)),
            "leader_code": joined("L", digits(found.code, 13)),
            "level": words([leaders.level_of(unit) for unit in units], found.unit),
            "org_unit": words(units, found.unit),
            "on": date_column(found.day),
            "minutes": pa.array(found.minutes.astype(np.float64)),
        }
    )


def _benefits() -> pa.Table:
    lines = [(project, line) for project in PROJECTS for line in project.benefits]
    return pa.table(
        {
            "initiative_id": [project.code for project, _ in lines],
            "benefit": [line.name for _, line in lines],
            "planned": pa.array([line.planned for _, line in lines], pa.float64()),
            "delivered": pa.array([line.delivered for _, line in lines], pa.float64()),
            "evidence": [line.evidence or None for _, line in lines],
            "frozen_on": [project.frozen_on for project, _ in lines],
            "due_on": [line.due_on for _, line in lines],
            "measured_on": pa.array([line.measured_on for _, line in lines], pa.date32()),
        }
    )
