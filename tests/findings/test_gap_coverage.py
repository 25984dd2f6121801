"""A thousand simulated surveys: intervals of gaps hold the truth as often as they say, and false alarms are rare.

All surveys are asked at once: each is a unit inside and a touchpoint outside. Inside, 60 of 100 people answer, so that
the truth is the mean of these hundred; outside, 80 of endlessly many. Everybody has a mood of their own that goes into
all fifteen answers, one answer in twenty is missing.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest
from arrow_types import ARROW_TYPES

from fremdbild.findings.gap import inside_against_outside
from fremdbild.findings.ranking import ranked
from fremdbild.findings.released import ReleasedRows
from fremdbild.instruments.criteria import CRITERIA
from fremdbild.measures import BY_NAME, Measure
from fremdbild.result import GROUP_COLUMNS, TOTAL, Period, Question
from fremdbild.settings import Settings, parse_settings
from fremdbild.tables import BY_NAME as TABLES

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("gap coverage")]

SURVEYS, PEOPLE, INSIDE, OUTSIDE = 1000, 100, 60, 80
WORDS = [criterion.name for criterion in CRITERIA]
BOUNDS = np.array([-1.6, -1.0, -0.5, 0.0, 0.6, 1.2])
PERIOD = Period.parse("2026-Q3")


def _answers(chance: np.random.Generator, people: int, mean: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Answers 1..7 [survey, person, word]."""
    mood = 0.7 * chance.standard_normal((SURVEYS, people, 1))
    felt = mean + mood + 0.8 * chance.standard_normal((SURVEYS, people, len(WORDS)))
    return np.searchsorted(BOUNDS, felt) + 1


def _table(name: str, rows: int, **columns: Any) -> pa.Table:
    table = TABLES[name]
    found = {
        column.name: pa.array(columns[column.name], ARROW_TYPES[column.kind])
        if columns.get(column.name) is not None
        else pa.nulls(rows, ARROW_TYPES[column.kind])
        for column in table.columns
    }
    extra = {day.name: pa.nulls(rows, pa.date32()) for day in table.local_days}
    keys = {"person_key": pa.array(columns["person_key"])} if "person_key" in columns else {}
    return pa.table({**found, **extra, **keys})


def _named(names: list[str], which: np.ndarray[Any, Any]) -> pa.Array:
    """The name of each number: in Arrow, as millions of texts of NumPy take seconds and gigabytes."""
    return pa.array(names).take(pa.array(which))


def _responses(side: str, answers: np.ndarray[Any, Any], chance: np.random.Generator) -> pa.Table:
    people = answers.shape[1]
    survey, person, word = (part.reshape(-1) for part in np.indices(answers.shape))
    given = chance.random(answers.size) >= 0.05
    survey, person, word, score = survey[given], person[given], word[given], answers.reshape(-1)[given]
    number = survey * people + person
    rows = len(score)
    unit = _named([f"s{number}" for number in range(SURVEYS)], survey)
    return _table(
        "survey_response",
        rows,
        survey_id=pa.repeat(side, rows),
        wave=pa.repeat("w", rows),
        item_id=_named(WORDS, word),
        respondent_id=_named([f"{side}{number}" for number in range(SURVEYS * people)], number),
        score=score.astype(float),
        cell=unit if side == "inside" else None,
        touchpoint=unit if side == "outside" else None,
        perspective=None if side == "inside" else pa.repeat("customer", rows),
        person_key=number,
    )


def _simulated(gap: np.ndarray[Any, Any], people: int) -> tuple[dict[str, pa.Table], np.ndarray[Any, Any]]:
    """Tables of all surveys of `people` inside, and the true gaps [survey, word] in points of 100, of PEOPLE alone."""
    chance = np.random.default_rng(21)
    everybody = _answers(chance, PEOPLE if people == PEOPLE else INSIDE, gap)
    asked = np.argsort(chance.random(everybody.shape[:2]), axis=1)[:, :INSIDE]
    inside = np.take_along_axis(everybody, asked[:, :, None], axis=1)
    outside = _answers(chance, OUTSIDE, np.zeros(len(WORDS)))
    many = np.random.default_rng(1).standard_normal(2_000_000) * np.hypot(0.7, 0.8)
    mean_outside = np.searchsorted(BOUNDS, many).mean()
    truth = (everybody.mean(axis=1) - 1 - mean_outside) / 6 * 100
    items = [(side, word) for side in ("inside", "outside") for word in WORDS]
    units = [f"s{number}" for number in range(SURVEYS)]
    tables = {
        "survey_response": pa.concat_tables(
            [_responses("inside", inside, chance), _responses("outside", outside, chance)]
        ),
        "survey_item": _table(
            "survey_item",
            len(items),
            survey_id=[side for side, _ in items],
            item_id=[word for _, word in items],
            criterion=[word for _, word in items],
            construct=["statement"] * len(items),
            scale_min=[1.0] * len(items),
            scale_max=[7.0] * len(items),
        ),
        "survey_wave": _table(
            "survey_wave", 2, survey_id=["inside", "outside"], wave=["w", "w"], closed_on=[date(2026, 9, 1)] * 2
        ),
        "survey_cell": _table(
            "survey_cell",
            SURVEYS,
            survey_id=["inside"] * SURVEYS,
            wave=["w"] * SURVEYS,
            cell=units,
            org_unit=units,
            perspective=["employee"] * SURVEYS,
            headcount=[people] * SURVEYS,
        ),
    }
    return tables, truth


def _rows(measure: Measure, tables: dict[str, Any], column: str) -> dict[str, list[dict[str, Any]]]:
    """Released rows of each survey, as if it were alone."""
    found: dict[str, list[dict[str, Any]]] = {}
    chosen = {name: tables.get(name) for name in measure.reads}
    questions = [Question(by, (PERIOD,), datetime(2026, 10, 1)) for by in ((column, "criterion"), (column,))]
    asked, again = (measure.aggregate(**chosen, question=question) for question in questions)
    assert asked.equals(again), "both figures follow from the same sums, which are asked for once"
    counts = asked.to_pyarrow()
    for question in questions:
        for row in measure.estimate(counts, question).to_pylist():
            placed = {**dict.fromkeys(GROUP_COLUMNS, TOTAL), **row, column: TOTAL, "measure": measure.name}
            placed |= {"period": PERIOD.label, "status": "released", "unit_of_measure": "score", "as_of": None}
            found.setdefault(row[column], []).append(placed)
    return found


def _gaps(gap: np.ndarray[Any, Any], people: int = PEOPLE) -> tuple[list[list[dict[str, Any]]], np.ndarray[Any, Any]]:
    """The findings about single criteria of each survey, and the truth."""
    simulated, truth = _simulated(gap, people)
    backend = ibis.duckdb.connect(memory_limit="1GB")
    try:
        tables = {name: backend.create_table(name, table) for name, table in simulated.items()}
        inside = _rows(BY_NAME["inside_score"], tables, "org_unit")
        outside = _rows(BY_NAME["outside_score"], tables, "touchpoint")
    finally:
        backend.disconnect()
    settings = _settings()
    findings = []
    for number in range(SURVEYS):
        rows = [*inside[f"s{number}"], *outside[f"s{number}"]]
        released = ReleasedRows({_key(row): row for row in rows})
        found = ranked(inside_against_outside(released, PERIOD.label, settings, ())).to_pylist()
        findings.append([row for row in found if row["criterion"] in WORDS])
    return findings, truth


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["measure"], row["statistic"], row["period"], tuple(row[name] for name in GROUP_COLUMNS))


def _settings() -> Settings:
    return parse_settings({"organisation": {"name": "Muster AG"}}, folder=Path("nowhere"))


def test_intervals_of_gaps_hold_the_truth() -> None:
    findings, truth = _gaps(np.linspace(-0.4, 1.2, len(WORDS)))
    held = [
        row["difference_lower"] <= truth[number, WORDS.index(row["criterion"])] <= row["difference_upper"]
        for number, rows in enumerate(findings)
        for row in rows
    ]
    assert len(held) == SURVEYS * len(WORDS)
    assert 0.93 <= np.mean(held) <= 0.97


def test_where_there_is_no_gap_an_alarm_is_rare() -> None:
    # So many people that their mean is the model's: of a hundred, it would differ from the customers' by chance.
    findings, _ = _gaps(np.zeros(len(WORDS)), people=1_000_000)
    alarms = [any(row["certain"] for row in rows) for rows in findings]
    assert np.mean(alarms) <= 0.07
