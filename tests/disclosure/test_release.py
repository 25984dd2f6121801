from __future__ import annotations

import random
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fremdbild.disclosure import Rules, release
from fremdbild.disclosure.cells import lines_of, secondary_suppression
from fremdbild.result import GROUP_COLUMNS, NO_DATA, PROTECTED, RAW, RELEASED, RESULT_COLUMNS, TOTAL
from fremdbild.settings import Protection

HEADCOUNTS = {"claims": 40, "offers": 30, "archive": 20, "tiny": 3}


def row(
    people: int, *, measure: str = "promise_kept", statistic: str = "kept", value: float = 58.2, **where: Any
) -> dict[str, Any]:
    return {
        "measure": measure,
        "statistic": statistic,
        "unit_of_measure": "percent",
        "period": "2026-Q3",
        "as_of": datetime(2026, 10, 1),
        **dict.fromkeys(GROUP_COLUMNS, TOTAL),
        **where,
        "value": value,
        "standard_error": 1.5,
        "lower": value - 3,
        "upper": value + 3,
        "interval_method": "wilson",
        "answers": None,
        "cases": people,
        "people": people,
        "effective_n": float(people),
        "status": RAW,
    }


def released(
    rows: list[dict[str, Any]], **protection: Any
) -> dict[tuple[str, str, str | None, str | None], dict[str, Any]]:
    rules = Rules(Protection(**protection), {"promise_kept": "process", "satisfaction": "survey"}, HEADCOUNTS)
    table = release(pa.Table.from_pylist(rows, schema=RESULT_COLUMNS), rules).results
    return {(r["statistic"], r["period"], r["org_unit"], r["touchpoint"]): r for r in table.to_pylist()}


def statuses(rows: list[dict[str, Any]], column: str = "org_unit", **protection: Any) -> dict[str | None, str]:
    return {r[column]: r["status"] for r in released(rows, **protection).values()}


def test_one_small_group_hides_a_second_one() -> None:
    rows = [row(60), row(40, org_unit="claims"), row(17, org_unit="offers"), row(3, org_unit="archive")]
    assert statuses(rows) == {TOTAL: RELEASED, "claims": RELEASED, "offers": PROTECTED, "archive": PROTECTED}


def test_two_small_groups_that_are_enough_together_hide_no_third_one() -> None:
    rows = [row(49), row(40, org_unit="claims"), row(5, org_unit="offers"), row(4, org_unit="archive")]
    assert statuses(rows) == {TOTAL: RELEASED, "claims": RELEASED, "offers": PROTECTED, "archive": PROTECTED}


def test_two_small_groups_that_are_too_few_together_hide_a_third_one() -> None:
    rows = [row(75), row(40, touchpoint="a"), row(30, touchpoint="b"), row(3, touchpoint="c"), row(2, touchpoint="d")]
    found = statuses(rows, "touchpoint")
    assert [found[name] for name in "abcd"] == [RELEASED, PROTECTED, PROTECTED, PROTECTED]


def test_a_hidden_row_keeps_its_group_and_no_figure_at_all() -> None:
    found = released([row(60), row(57, org_unit="claims"), row(3, org_unit="archive", value=12.3)])
    hidden = found["kept", "2026-Q3", "archive", TOTAL]
    figures = (
        "value",
        "standard_error",
        "lower",
        "upper",
        "interval_method",
        "answers",
        "cases",
        "people",
        "effective_n",
    )
    assert hidden["status"] == PROTECTED
    assert all(hidden[name] is None for name in figures)


def test_hidden_cells_are_told_apart_neither_by_status_nor_by_figures() -> None:
    found = released([row(60), row(40, org_unit="claims"), row(17, org_unit="offers"), row(3, org_unit="archive")])
    small, other = (found["kept", "2026-Q3", unit, TOTAL] for unit in ("archive", "offers"))
    assert {**small, "org_unit": "x"} == {**other, "org_unit": "x"}


def test_the_unknown_group_is_a_member_of_its_line() -> None:
    assert statuses([row(47), row(44, org_unit="claims"), row(3, org_unit=None)])[None] == PROTECTED
    assert statuses([row(47), row(44, org_unit="claims"), row(3, org_unit=None)])["claims"] == PROTECTED


def test_a_total_of_too_few_people_is_hidden_with_all_its_members() -> None:
    assert set(statuses([row(6), row(4, org_unit="claims"), row(2, org_unit="offers")]).values()) == {PROTECTED}


def test_a_team_that_is_too_small_is_hidden_however_many_customers_it_has() -> None:
    rows = [row(900), row(500, org_unit="claims"), row(300, org_unit="tiny"), row(100, org_unit="offers")]
    assert statuses(rows)["tiny"] == PROTECTED
    assert statuses(rows)["claims"] == RELEASED


def test_without_headcounts_team_results_are_hidden_unless_the_settings_declare_a_size() -> None:
    rows = [row(900), row(500, org_unit="x"), row(400, org_unit="y")]
    assert statuses(rows)["x"] == PROTECTED
    assert statuses(rows, teams_at_least=7)["x"] == RELEASED
    assert statuses(rows, teams_at_least=7, minimum_people=9)["x"] == PROTECTED


def test_the_size_of_a_team_does_not_matter_for_what_customers_answer() -> None:
    rows = [
        row(900, measure="satisfaction", org_unit="tiny"),
        row(950, measure="satisfaction"),
        row(50, measure="satisfaction", org_unit="claims"),
    ]
    assert set(statuses(rows).values()) == {RELEASED}


@pytest.mark.parametrize("value", [0.0, 100.0])
def test_where_everybody_gave_the_same_answer_nothing_is_shown(value: float) -> None:
    rows = [
        row(90, measure="satisfaction"),
        row(50, measure="satisfaction", touchpoint="a", value=value),
        row(40, measure="satisfaction", touchpoint="b"),
    ]
    assert statuses(rows, "touchpoint")["a"] == PROTECTED


def test_unanimity_hides_answers_only() -> None:
    rows = [row(90), row(50, touchpoint="a", value=100.0), row(40, touchpoint="b")]
    assert statuses(rows, "touchpoint")["a"] == RELEASED


def test_a_group_with_nothing_to_count_has_no_data_and_hides_nobody() -> None:
    rows = [row(90), row(90, touchpoint="a"), row(0, touchpoint="b", value=0.0)]
    found = released(rows)
    assert found["kept", "2026-Q3", TOTAL, "b"]["status"] == NO_DATA
    assert found["kept", "2026-Q3", TOTAL, "b"]["value"] is None
    assert found["kept", "2026-Q3", TOTAL, "a"]["status"] == RELEASED


def test_statistics_of_the_same_people_are_hidden_together() -> None:
    rows = [
        row(people, measure="satisfaction", statistic=statistic, touchpoint=touchpoint, value=value)
        for statistic, value in (("top_2_share", 60.0), ("mean", 71.0))
        for touchpoint, people in ((TOTAL, 100), ("a", 50), ("b", 47), ("c", 3))
    ]
    rows[1]["value"] = 100.0  # a is unanimous in one statistic only
    found = released(rows)
    assert found["mean", "2026-Q3", TOTAL, "a"]["status"] == PROTECTED


def test_the_minimum_can_be_raised() -> None:
    rows = [row(100), row(50, touchpoint="a"), row(50, touchpoint="b")]
    assert set(statuses(rows, "touchpoint", minimum_people=51).values()) == {RELEASED, PROTECTED}


def random_cube(seed: int) -> dict[tuple[str | None, ...], int]:
    """Counts of a table with two group columns and all its totals."""
    chance = random.Random(seed)
    people: dict[tuple[str | None, ...], int] = {}
    for unit in range(chance.randint(2, 6)):
        for touchpoint in range(chance.randint(2, 5)):
            count = min(int(chance.expovariate(1 / chance.choice([4, 12, 40]))), 200)
            for a in (str(unit), TOTAL):
                for b in (str(touchpoint), TOTAL):
                    people[a, b] = people.get((a, b), 0) + count
    return {cell: count for cell, count in people.items() if count}


@pytest.mark.parametrize("seed", range(300))
def test_no_small_cell_follows_from_the_shown_ones(seed: int) -> None:
    people, minimum = random_cube(seed), 7
    unsafe = {cell for cell, count in people.items() if count < minimum}
    hidden = secondary_suppression(people, unsafe, minimum)
    assert unsafe <= hidden
    unknown = sorted(hidden)
    signs = [
        [(-1.0 if cell == line.total else 1.0) * (cell in line.cells) for cell in unknown] for line in lines_of(people)
    ]
    equations = np.array(signs)
    # A hidden cell is determined where its unit vector is a combination of the equations.
    rank = np.linalg.matrix_rank(equations) if unknown else 0
    for cell in unsafe:
        unit = np.array([float(cell == other) for other in unknown])
        assert np.linalg.matrix_rank(np.vstack([equations, unit])) > rank, f"{cell} can be computed"
