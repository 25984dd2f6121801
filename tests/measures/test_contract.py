"""What holds for every measure."""

from __future__ import annotations

import random
from typing import Any

import ibis
import pyarrow as pa
import pytest
from canonical import Row, aggregate, answers, canonical_table, lazy_tables
from questions import GROUPINGS, PERIODS, asked
from samples import sample

from fremdbild.measures import BY_NAME, ESTIMATE_COLUMNS, MEASURES, Measure
from fremdbild.tables import BY_NAME as TABLES

each_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
each_grouping = pytest.mark.parametrize("by", GROUPINGS, ids=lambda by: "+".join(by) or "total")
OF_ANSWERS = {"survey_response": "answers", "service_case": "cases"}


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
    found = measure.estimate(aggregate(measure, tables, question).to_pyarrow(), question)
    assert found.column_names == [*by, *ESTIMATE_COLUMNS]
    expected = dict.fromkeys((*by, "statistic", "interval_method"), pa.string())
    expected |= dict.fromkeys(("value", "standard_error", "lower", "upper", "effective_n"), pa.float64())
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
        counted = row[OF_ANSWERS[measure.tables[0]]]
        assert 0 <= row["people"] <= counted
        assert (row["interval_method"] is None) == (row["lower"] is None and row["upper"] is None)


@each_measure
def test_a_group_is_one_row_per_statistic(measure: Measure, tables: Any) -> None:
    by = ("touchpoint", "channel", "period")
    found = [(row["statistic"], *(row[name] for name in by)) for row in answers(measure, tables, asked(by))]
    assert len(found) == len(set(found))


@each_measure
def test_unknown_members_are_a_group_of_their_own(measure: Measure, tables: Any) -> None:
    question = asked(by=("touchpoint", *measure.told_apart_by), period="all")
    members = {row["touchpoint"] for row in answers(measure, tables, question)}
    assert members >= {"claim", "offer", None}


@each_measure
def test_a_column_that_the_tables_lack_is_unknown_throughout(measure: Measure, tables: Any) -> None:
    wanted = "criterion" if measure.kind == "process" else "org_unit"
    without_units = {
        name: table
        for name, table in tables.items()
        if measure.kind == "process" or name not in {"service_case", "survey_cell"}
    }
    found = answers(measure, without_units, asked(by=(wanted, *measure.told_apart_by)))
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
    empty = lazy_tables({name: [] for name in ("service_case", "survey_item", "survey_response", "survey_wave")})
    for by in GROUPINGS:
        for row in answers(measure, empty, asked(by)):
            assert (row["value"], row["standard_error"], row["lower"], row["upper"]) == (None, None, None, None)
            assert row["people"] == 0


@each_measure
def test_missing_answers_are_not_counted(measure: Measure, rows: dict[str, list[Row]]) -> None:
    nothing_told = {
        "survey_response": [{**row, "score": None} for row in rows["survey_response"]],
        "survey_item": rows["survey_item"],
        "service_case": [{"case_id": row["case_id"], "opened_at": row["opened_at"]} for row in rows["service_case"]],
    }
    for row in answers(measure, lazy_tables(nothing_told), asked(period="all")):
        if measure.name == "cycle_time":
            # An open case is not a missing answer: that it is still open is known.
            assert row["value"] in {None, 0}
        else:
            assert (row["value"], row["answers"] or row["cases"] or 0, row["people"]) == (None, 0, 0)


@each_measure
def test_optional_tables_may_be_absent(measure: Measure, tables: Any) -> None:
    needed = {name: tables[name] for name in measure.tables}
    assert answers(measure, needed, asked(by=("touchpoint", *measure.told_apart_by), period="all"))


@each_measure
def test_what_happened_after_as_of_is_not_known(measure: Measure, rows: dict[str, list[Row]]) -> None:
    question = asked(by=("touchpoint",))
    as_of = question.as_of
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
    for row, other in zip(
        *(_sorted(answers(measure, lazy_tables(source), question)) for source in (forgotten, rows)), strict=True
    ):
        if row["statistic"] != "reported":  # a verdict has no date of its own
            _assert_same(row, other)


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["statistic"], str(row["touchpoint"])))


def _by_group(rows: list[Row], keys: tuple[str, ...]) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[key] for key in keys): row for row in rows}


def _assert_same(row: Row, other: Row) -> None:
    for name in ESTIMATE_COLUMNS:
        if isinstance(row[name], float):
            assert row[name] == pytest.approx(other[name], rel=1e-9), (name, row, other)
        else:
            assert row[name] == other[name], (name, row, other)
