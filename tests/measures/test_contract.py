"""What holds for every measure."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import pyarrow as pa
import pytest
from canonical import Row, aggregate, answers, canonical_table, first_step, lazy_tables
from questions import GROUPINGS, PERIODS, asked
from samples import AS_OF, sample

from fremdbild.measures import BY_NAME, ESTIMATE_COLUMNS, MEASURES, Measure
from fremdbild.tables import BY_NAME as TABLES

each_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
each_grouping = pytest.mark.parametrize("by", GROUPINGS, ids=lambda by: "+".join(by) or "total")
TODAY = date(2026, 7, 1)
"""The first local day that is not over when tests look."""
WITHOUT_TOUCHPOINT = {"benefit_delivered", "idea_answered", "leader_contact"}
WITH_SEGMENT_ALONE = {"linkage_coverage", "retention"}
OPEN_IS_KNOWN = {"cycle_time", "contact_answered", "feedback_answered", "idea_answered", "leader_contact"}
"""Here what did not happen is not a missing answer: that it is still open is known."""


@pytest.fixture(scope="module")
def rows() -> dict[str, list[Row]]:
    return sample(seed=1)


@pytest.fixture(scope="module")
def tables(rows: dict[str, list[Row]]) -> dict[str, Any]:
    return lazy_tables(rows)


def test_measures_are_known_by_their_own_names() -> None:
    assert [BY_NAME[measure.name] for measure in MEASURES] == list(MEASURES)


@each_measure
def test_tables_are_canonical_and_the_data_sheet_is_whole(measure: Measure) -> None:
    assert measure.tables
    assert set(measure.tables) | set(measure.optional_tables) <= set(TABLES)
    sheet = measure.data_sheet
    for part in ("Reads", "Returns", "Unit", "Error", "Source"):
        assert f"\n{part} " in sheet
    for statistic in measure.statistics:
        assert statistic.name in sheet
    for table in measure.tables:
        assert table in sheet


@each_measure
def test_the_first_step_is_lazy(measure: Measure) -> None:
    never_there = {
        name: ibis.table(ibis.schema(canonical_table(name, []).schema), name=name)
        for name in (*measure.tables, *measure.optional_tables)
    }
    found = aggregate(measure, never_there, asked(by=("touchpoint", "period")))
    assert isinstance(found, ibis.expr.types.Table)
    assert "person_key" not in found.columns


@each_grouping
@each_measure
def test_columns_and_types_are_those_of_an_estimate(measure: Measure, by: tuple[str, ...], tables: Any) -> None:
    question = asked(by)
    found = measure.estimate(first_step(measure, tables, question), question)
    assert found.column_names == [*by, *ESTIMATE_COLUMNS]
    expected = dict.fromkeys((*by, "statistic", "interval_method"), pa.string())
    expected |= dict.fromkeys(("value", "standard_error", "lower", "upper", "effective_n", "spread"), pa.float64())
    expected |= dict.fromkeys(("answers", "cases", "people"), pa.int64())
    assert {field.name: field.type for field in found.schema} == expected


@pytest.mark.parametrize(
    ("by", "period"), list(zip(GROUPINGS, (*PERIODS, "2026-05", "2025-Q4", "2025-Q4"), strict=True))
)
@each_measure
def test_figures_lie_in_their_range_and_inside_their_interval(
    measure: Measure, period: str, by: tuple[str, ...], tables: Any
) -> None:
    found = answers(measure, tables, asked(by, period))
    assert found or measure.name == "customer_guess"  # there is no guess at all criteria together
    for row in found:
        statistic = measure.statistic(row["statistic"])
        low = -float("inf") if statistic.low is None else statistic.low
        high = float("inf") if statistic.high is None else statistic.high
        known = [row[name] for name in ("lower", "value", "upper") if row[name] is not None]
        assert known == sorted(known), row
        assert all(low <= figure <= high for figure in known), row
        assert row["standard_error"] is None or row["standard_error"] >= 0
        counted = row["answers" if measure.kind == "survey" else "cases"]
        assert counted >= (row["people"] or 0) >= 0
        assert (row["people"] is None) == (measure.kind == "thing")
        assert (row["interval_method"] is None) == (row["lower"] is None and row["upper"] is None)


@each_measure
def test_where_the_total_has_no_rows_no_group_has(measure: Measure, tables: Any) -> None:
    assert first_step(measure, tables, asked(("period",), "1950-Q1")).num_rows == 0
    for by in (("touchpoint", "period"), ("org_unit", "segment"), ("criterion", "perspective", "period")):
        assert first_step(measure, tables, asked(by, "1950-Q1")).num_rows == 0


@each_measure
def test_the_same_question_to_the_same_tables_is_one_expression(measure: Measure, tables: Any) -> None:
    once, again = (measure.first_step(tables, asked(("period",))) for _ in range(2))
    assert once is again
    assert once.equals(aggregate(measure, tables, asked(("period",))))
    assert not once.equals(measure.first_step(tables, asked(("period",), "2026-06")))


@each_measure
def test_a_group_is_one_row_per_statistic(measure: Measure, tables: Any) -> None:
    by = ("touchpoint", "channel", "period")
    found = [(row["statistic"], *(row[name] for name in by)) for row in answers(measure, tables, asked(by))]
    assert len(found) == len(set(found))


@each_measure
def test_unknown_members_are_a_group_of_their_own(measure: Measure, tables: Any) -> None:
    column, known = ("org_unit", "North") if measure.name in WITHOUT_TOUCHPOINT else ("touchpoint", "claim")
    if measure.name in WITH_SEGMENT_ALONE:
        column, known = "segment", "private"
    question = asked(by=(column, *measure.told_apart_by), period="all")
    members = {row[column] for row in answers(measure, tables, question)}
    assert members >= {known, None}
    assert len(members) >= 3


@each_measure
def test_a_column_that_the_tables_lack_is_unknown_throughout(measure: Measure, tables: Any) -> None:
    survey = measure.kind == "survey"
    wanted = "org_unit" if survey else "criterion"
    with_units = {"service_case", "survey_cell"} if survey else set()
    without = {name: table for name, table in tables.items() if name not in with_units}
    found = answers(measure, without, asked(by=(wanted, *measure.told_apart_by)))
    assert {row[wanted] for row in found} == {None}


@each_measure
def test_periods_are_told_apart_as_if_each_were_asked_alone(measure: Measure, tables: Any) -> None:
    groups = ("touchpoint", *measure.told_apart_by)
    question = asked(by=(*groups, "period"))
    series = _by_group(answers(measure, tables, question), ("statistic", "period", *groups))
    told_apart = {period for _, period, *_ in series}
    assert told_apart >= {"2026-Q2", "2025-Q4"}
    assert told_apart <= {period.label for period in question.periods}
    for label in ("2026-Q2", "2025-Q4"):
        alone = answers(measure, tables, asked(by=groups, period=label))
        assert alone
        for row in alone:
            _assert_same(row, series[row["statistic"], label, *(row[name] for name in groups)])


@each_measure
def test_row_order_has_no_effect(measure: Measure, rows: dict[str, list[Row]], tables: Any) -> None:
    chance = random.Random(2)
    mixed = lazy_tables({name: chance.sample(found, len(found)) for name, found in rows.items()})
    by = ("touchpoint", "org_unit", "period")
    keys = ("statistic", *by)
    first, second = (_by_group(answers(measure, source, asked(by)), keys) for source in (tables, mixed))
    assert first.keys() == second.keys()
    for key, row in first.items():
        _assert_same(row, second[key])


@each_measure
def test_an_empty_table_gives_no_value(measure: Measure) -> None:
    empty = lazy_tables({name: [] for name in (*measure.tables, *measure.optional_tables)})
    for by in GROUPINGS:
        for row in answers(measure, empty, asked(by)):
            assert (row["value"], row["standard_error"], row["lower"], row["upper"]) == (None, None, None, None)
            assert row["people"] == (None if measure.kind == "thing" else 0)


@each_measure
def test_missing_answers_are_not_counted(measure: Measure, rows: dict[str, list[Row]]) -> None:
    nothing_told = {name: [_required(name, row) for row in rows[name]] for name in measure.tables}
    for row in answers(measure, lazy_tables(nothing_told), asked(period="all")):
        if measure.name in OPEN_IS_KNOWN:
            assert row["value"] in {None, 0}
        else:
            assert (row["value"], row["answers"] or row["cases"] or 0, row["people"] or 0) == (None, 0, 0)


def _required(table: str, row: Row) -> Row:
    """What a row cannot be without; of a question, all."""
    return {name: value for name, value in row.items() if table == "survey_item" or TABLES[table].column(name).required}


@each_measure
def test_optional_tables_may_be_absent(measure: Measure, tables: Any) -> None:
    needed = {name: tables[name] for name in measure.tables}
    assert answers(measure, needed, asked(by=("touchpoint", *measure.told_apart_by), period="all"))


@pytest.fixture(scope="module")
def told_and_forgotten(rows: dict[str, list[Row]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Tables in which much happens after AS_OF, and the same without it."""
    as_of = AS_OF
    rows = {**rows, "survey_response": [*rows["survey_response"], *_answered_later(rows["survey_response"], as_of)]}
    waves_over = {
        (wave["survey_id"], wave["wave"]) for wave in rows["survey_wave"] if wave["closed_on"] <= as_of.date()
    }
    forgotten = {
        **rows,
        "service_case": [
            {**row, "closed_at": None} if row["closed_at"] is not None and row["closed_at"] > as_of else row
            for row in rows["service_case"]
            if row["opened_at"] <= as_of
        ],
        **{
            name: [_forgotten(row, as_of) for row in rows[name] if row[began] <= as_of]
            for name, began in (("feedback", "raised_at"), ("idea", "submitted_at"), ("contact_attempt", "at"))
        },
        "customer": [
            row for row in rows["customer"] if row["customer_since"] is not None and row["customer_since"] < TODAY
        ],
        "contract": [
            {**row, "end": None} if row["end"] is not None and row["end"] >= TODAY - timedelta(days=1) else row
            for row in rows["contract"]
            if row["start"] < TODAY
        ],
        "leader": [row for row in rows["leader"] if row["month"] < TODAY.replace(day=1)],
        "leader_contact": [row for row in rows["leader_contact"] if row["on"] < TODAY],
        "benefit": [
            {**row, "evidence": None} if row["measured_on"] is not None and row["measured_on"] >= TODAY else row
            for row in rows["benefit"]
        ],
        "survey_response": [
            row
            for row in rows["survey_response"]
            if (row["answered_at"] is not None and row["answered_at"] <= as_of)
            or (
                row["answered_at"] is None
                and (row["wave"] == "without wave" or (row["survey_id"], row["wave"]) in waves_over)
            )
        ],
    }
    return lazy_tables(rows), lazy_tables(forgotten)


@each_measure
def test_what_happened_after_as_of_is_not_known(
    measure: Measure, told_and_forgotten: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    told, forgotten = told_and_forgotten
    # Over all time: a period that is over when tests look would hide what came after it.
    by = ("touchpoint", *measure.told_apart_by)
    question = asked(by, period="all")
    keys = ("statistic", *by)
    found, expected = (_by_group(answers(measure, tables, question), keys) for tables in (told, forgotten))
    assert found.keys() == expected.keys()
    for key, row in expected.items():
        if row["statistic"] != "reported":  # a verdict has no date of its own
            _assert_same(row, found[key])
    later = replace(question, as_of=AS_OF + timedelta(days=3650))
    assert found != _by_group(answers(measure, told, later), keys), "there is something to forget"


def _answered_later(responses: list[Row], as_of: datetime) -> list[Row]:
    """The same answers of other people, given after `as_of`."""
    return [
        {**row, "respondent_id": f"{row['respondent_id']} later", "answered_at": as_of + timedelta(days=2)}
        for row in responses
        if row["answered_at"] is not None
    ]


def _forgotten(row: Row, as_of: datetime) -> Row:
    """The row as it stood at `as_of`; what it says without a time of its own stays."""
    return {**row, "answered_at": None} if row["answered_at"] is not None and row["answered_at"] > as_of else row


def _by_group(rows: list[Row], keys: tuple[str, ...]) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[key] for key in keys): row for row in rows}


def _assert_same(row: Row, other: Row) -> None:
    for name in ESTIMATE_COLUMNS:
        if isinstance(row[name], float):
            assert row[name] == pytest.approx(other[name], rel=1e-9), (name, row, other)
        else:
            assert row[name] == other[name], (name, row, other)
