"""The surveys of people and of the relationship as canonical tables in memory."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from fremdbild.demo import mirrors, model, relations, staff, surveys
from fremdbild.demo.answers import NO_ANSWER, WAVES
from fremdbild.demo.canonical_columns import day_column, moment_column, person_column
from fremdbild.demo.cases import segment_of
from fremdbild.demo.draws import Draws, Floats, Ints
from fremdbild.demo.records import crm_number
from fremdbild.demo.survey_sheets import relation_respondent, staff_answers, staff_respondent
from fremdbild.demo.text_columns import joined, words
from fremdbild.tables import BY_NAME

_NOT_KEPT = "weight_group"
"""The one column of survey_cell that the firm does not fill."""
_STAFF = 1 << 50
"""Added to the number of one of the firm's people: nobody is a customer and one of them."""


def survey_tables(customers: Ints, seed: int) -> dict[str, pa.Table]:
    """survey_response, survey_item, survey_wave, survey_cell, population, and the records that tell segments."""
    answers = relations.relations_of(customers, seed)
    staff_responses = [_completed(_staff_responses(wave, seed)) for wave in range(len(WAVES))]
    return {
        "survey_response": pa.concat_tables([_completed(_relation_responses(answers, seed)), *staff_responses]),
        "survey_item": _items(),
        "survey_wave": _waves(relations.invited(customers, seed)),
        "survey_cell": _typed("survey_cell", surveys.cells()),
        "population": _typed("population", surveys.population(len(customers))).drop_columns(_NOT_KEPT),
        "source_record": _records(customers, seed),
    }


def _relation_responses(answers: relations.Relations, seed: int) -> pa.Table:
    rows = len(answers.customer)
    about = {
        "survey_id": pa.repeat(pa.scalar(relations.SURVEY), rows),
        "wave": words([wave.label for wave in WAVES], answers.wave),
        "respondent_id": relation_respondent(answers, seed),
        "perspective": pa.repeat(pa.scalar("customer"), rows),
        "system": pa.repeat(pa.scalar("crm"), rows),
        "record_id": joined(f"{seed}:", crm_number(answers.customer)),
        "answered_at": moment_column(answers.answered),
        "answered_on": day_column(answers.answered),
        "person_key": person_column(answers.customer, seed),
    }
    parts = [
        pa.table({**about, "item_id": pa.repeat(pa.scalar(item.code), rows), "score": _scores(scores)})
        for item, scores in zip(relations.ITEMS, answers.scores, strict=True)
    ]
    return pa.concat_tables(parts)


def _staff_responses(wave: int, seed: int) -> pa.Table:
    people, answers = staff_answers(wave, seed)
    cell = staff.staff().cell[people]
    about = {
        "survey_id": pa.repeat(pa.scalar(surveys.staff_survey(wave)), len(people)),
        "wave": pa.repeat(pa.scalar(WAVES[wave].label), len(people)),
        "respondent_id": staff_respondent(people, wave, seed),
        "perspective": words([cell.perspective for cell in staff.CELLS], cell),
        "cell": words([cell.code for cell in staff.CELLS], cell),
        "system": pa.repeat(pa.scalar("survey tool"), len(people)),
        "person_key": person_column(_STAFF + len(staff.staff()) * wave + people, seed),
    }
    parts = [
        pa.table({**about, "item_id": pa.repeat(pa.scalar(code), len(people)), "score": _scores(scores)}).filter(
            pa.array(whom)
        )
        for code, (scores, whom) in answers.items()
    ]
    return pa.concat_tables(parts)


def _items() -> pa.Table:
    criteria = {mirror.german: mirror.criterion for mirror in mirrors.MIRRORS}
    rows = surveys.questions().to_pylist()
    return pa.table(
        {
            "survey_id": [row["Umfrage"] for row in rows],
            "item_id": [row["Frage"] for row in rows],
            "criterion": [criteria.get(row["Kriterium"]) for row in rows],
            "construct": [row["Konstrukt"] for row in rows],
            "scale_min": [float(row["Von"]) for row in rows],
            "scale_max": [float(row["Bis"]) for row in rows],
            "reversed": pa.nulls(len(rows), pa.bool_()),
            "wording": [row["Fassung"] for row in rows],
            "position": [int(row["Nr"]) for row in rows],
        }
    )


def _waves(invited: Ints) -> pa.Table:
    days = [(surveys.staff_survey(n), wave, *surveys.staff_days(n)) for n, wave in enumerate(WAVES)]
    days += [(relations.SURVEY, wave, *relations.days_of(wave)) for wave in WAVES]
    return pa.table(
        {
            "survey_id": [survey for survey, *_ in days],
            "wave": [wave.label for _, wave, *_ in days],
            "opened_on": [opened for _, _, opened, _ in days],
            "closed_on": [closed for *_, closed in days],
            "invited": pa.array([None] * len(WAVES) + invited.tolist(), pa.int64()),
        }
    )


def _records(customers: Ints, seed: int) -> pa.Table:
    """First records of the CRM; second ones and other systems tell no segment that a survey asks for."""
    return pa.table(
        {
            "system": pa.repeat(pa.scalar("crm"), len(customers)),
            "record_id": joined(f"{seed}:", crm_number(customers)),
            "segment": words([segment.code for segment in model.SEGMENTS], segment_of(Draws(seed), customers)),
            "person_key": person_column(customers, seed),
        }
    )


def _typed(name: str, sheet: pa.Table) -> pa.Table:
    """A sheet of text with the names and types of a canonical table; its columns stand in that table's order."""
    kinds: Mapping[str, pa.DataType] = {"string": pa.string(), "integer": pa.int64(), "float": pa.float64()}
    there = [column for column in BY_NAME[name].columns if column.name != _NOT_KEPT]
    columns = zip(there, sheet.columns, strict=True)
    typed = pa.table({column.name: text.cast(kinds[column.kind]) for column, text in columns})
    return typed.append_column(_NOT_KEPT, pa.nulls(sheet.num_rows, pa.string()))


def _completed(part: pa.Table) -> pa.Table:
    """`part` with the columns of survey_response that it lacks, empty, in one order."""
    rows = part.num_rows
    empty = {
        "score": pa.float64(),
        "weight": pa.float64(),
        "answered_at": pa.timestamp("us"),
        "answered_on": pa.date32(),
    }
    return pa.table(
        {
            name: part[name] if name in part.column_names else pa.nulls(rows, empty.get(name, pa.string()))
            for name in (*BY_NAME["survey_response"].column_names, "answered_on", "person_key")
        }
    )


def _scores(scores: Ints) -> pa.Array:
    values: Floats = scores.astype(np.float64)
    return pa.array(values, mask=scores == NO_ANSWER)
