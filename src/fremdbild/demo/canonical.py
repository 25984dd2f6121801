"""The firm's canonical tables in memory, as a load of its files would give them: for tests of the measures."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.answer_sheets import MEANS, means_of, respondent
from fremdbild.demo.answers import NO_ANSWER, WAVES, answers_of
from fremdbild.demo.canonical_columns import day_column, moment_column, person_column
from fremdbild.demo.cases import NO_PROMISE, Cases, cases_of
from fremdbild.demo.clock import AS_OF
from fremdbild.demo.complaints import is_complaint
from fremdbild.demo.draws import Draws
from fremdbild.demo.records import crm_number
from fremdbild.demo.text_columns import joined, where, words
from fremdbild.demo.tickets import ticket_number
from fremdbild.demo.touchpoints import TOUCHPOINTS


def canonical_tables(customers: int, seed: int) -> dict[str, pa.Table]:
    """service_case and the survey after a case (survey_response, survey_item, survey_wave) of the firm with `seed`.

    They hold the columns that measures read, the local days and `person_key`. Records and cases of different firms are
    told apart.
    """
    cases = cases_of(np.arange(customers, dtype=np.int64), seed)
    label = str(seed)
    return {
        "service_case": _service_case(cases, seed, label),
        "survey_response": _survey_response(cases, seed, label),
        "survey_item": _survey_item(),
        "survey_wave": _survey_wave(),
    }


def _service_case(cases: Cases, seed: int, label: str) -> pa.Table:
    closed = cases.closed < AS_OF
    promised = cases.due != NO_PROMISE
    hours = np.array([t.promise.days * 24 if t.promise.form == "hours" else 0 for t in TOUCHPOINTS])[cases.touchpoint]
    at = promised & (hours == 0)
    judged = promised & (closed | (cases.due < AS_OF))
    outcome = words(("solved", "not_solved", "withdrawn"), np.where(cases.withdrawn, 2, np.where(cases.solved, 0, 1)))
    kind = words([t.kind for t in TOUCHPOINTS], cases.touchpoint)
    rows = len(cases)
    return pa.table(
        {
            "case_id": joined(label + ":", ticket_number(cases)),
            "system": pa.repeat(pa.scalar("crm"), rows),
            "record_id": joined(label + ":", crm_number(cases.customer)),
            "kind": where(is_complaint(cases, Draws(seed)), "complaint", kind),
            "touchpoint": words([t.code for t in TOUCHPOINTS], cases.touchpoint),
            "channel": words([channel.code for channel in model.CHANNELS], cases.channel),
            "org_unit": words([unit.code for unit in model.UNITS], cases.unit),
            "segment": words([segment.code for segment in model.SEGMENTS], cases.segment),
            "opened_at": moment_column(cases.opened),
            "promised_at": moment_column(cases.due, at),
            "promised_term": pa.array(hours.astype(np.float64), mask=hours == 0),
            "promise_kept_reported": pa.array(cases.verdict, mask=~judged),
            "closed_at": moment_column(cases.closed, closed),
            "outcome": where(closed, outcome, pa.scalar(None, pa.string())),
            "reopened_count": pa.array((cases.reopened & closed).astype(np.int64)),
            "opened_on": day_column(cases.opened),
            "closed_on": day_column(cases.closed, closed),
            "promised_on": day_column(cases.due, at),
            "person_key": person_column(cases.customer, seed),
        }
    )


def _survey_response(cases: Cases, seed: int, label: str) -> pa.Table:
    answers = answers_of(cases, seed)
    about = cases.only(answers.case)
    rows = len(about)
    parts = []
    for item, scores in zip(model.ITEMS, answers.scores, strict=True):
        given = scores != NO_ANSWER
        parts.append(
            pa.table(
                {
                    "survey_id": pa.repeat(pa.scalar(model.SURVEY), rows),
                    "wave": words([wave.label for wave in WAVES], answers.wave),
                    "item_id": pa.repeat(pa.scalar(item.code), rows),
                    "respondent_id": respondent(cases, answers, seed),
                    "perspective": pa.repeat(pa.scalar("customer"), rows),
                    "channel": words(list(MEANS.values()), means_of(about, Draws(seed))),
                    "score": pa.array(scores.astype(np.float64), mask=~given),
                    "weight": pa.nulls(rows, pa.float64()),
                    "cell": pa.nulls(rows, pa.string()),
                    "system": pa.repeat(pa.scalar("crm"), rows),
                    "record_id": joined(label + ":", crm_number(about.customer)),
                    "case_id": joined(label + ":", ticket_number(about)),
                    "touchpoint": words([t.code for t in TOUCHPOINTS], about.touchpoint),
                    "answered_at": moment_column(answers.answered),
                    "answered_on": day_column(answers.answered),
                    "person_key": person_column(about.customer, seed),
                }
            )
        )
    return pa.concat_tables(parts)


def _survey_item() -> pa.Table:
    items = model.ITEMS
    return pa.table(
        {
            "survey_id": [model.SURVEY] * len(items),
            "item_id": [item.code for item in items],
            "criterion": pa.nulls(len(items), pa.string()),
            "construct": [item.construct for item in items],
            "scale_min": [float(item.low) for item in items],
            "scale_max": [float(item.high) for item in items],
            "reversed": [item.reversed for item in items],
            "wording": pa.nulls(len(items), pa.string()),
            "position": pa.nulls(len(items), pa.int64()),
        }
    )


def _survey_wave() -> pa.Table:
    return pa.table(
        {
            "survey_id": [model.SURVEY] * len(WAVES),
            "wave": [wave.label for wave in WAVES],
            "opened_on": [wave.opened_on for wave in WAVES],
            "closed_on": [wave.closed_on for wave in WAVES],
            "invited": pa.nulls(len(WAVES), pa.int64()),
        }
    )
