from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from results import results, row

from fremdbild.disclosure import Released, Rules, release
from fremdbild.result import NO_DATA, PROTECTED, RELEASED, RESULT_COLUMNS, TOTAL
from fremdbild.settings import Protection

LEADERSHIP = ("purpose", "contact", "goals")
SCORE = {"leadership": LEADERSHIP, TOTAL: ("leadership", "collaboration")}


def released(rows: list[dict[str, Any]], **known: Any) -> Released:
    rules = Rules(
        Protection(),
        {"inside_score": "survey", "projects": "thing"},
        composites={"inside_score": SCORE},
        **known,
    )
    return release(results(rows), rules)


def score(people: int, criterion: str, value: float = 60.0, **where: Any) -> dict[str, Any]:
    return row(people, criterion=criterion, value=value, **where)


def unit_scores(criterion: str, **people: int) -> list[dict[str, Any]]:
    total = [score(sum(people.values()), criterion)]
    return [*total, *(score(number, criterion, org_unit=unit) for unit, number in people.items())]


def status(found: Released) -> dict[tuple[str, str], str]:
    return {(r["criterion"], r["org_unit"]): r["status"] for r in found.results.to_pylist()}


def test_each_criterion_is_a_table_of_its_own() -> None:
    rows = [
        *unit_scores("purpose", claims=40, offers=30, archive=3),
        *unit_scores("contact", claims=40, offers=30, archive=9),
    ]
    found = status(released(rows))
    assert found["purpose", "archive"] == found["purpose", "offers"] == PROTECTED
    assert found["contact", "archive"] == found["contact", "offers"] == RELEASED


def test_criteria_do_not_add_up_to_their_dimension_so_that_none_is_hidden_for_another() -> None:
    rows = [
        score(30, "purpose"),
        score(5, "contact"),
        score(30, "goals"),
        score(30, "leadership"),
    ]
    found = status(released(rows))
    assert found["purpose", TOTAL] == found["goals", TOTAL] == RELEASED
    assert found["contact", TOTAL] == PROTECTED


@pytest.mark.parametrize("few", [3, 30])
def test_a_dimension_and_the_total_are_shown_where_all_their_criteria_are(few: int) -> None:
    rows = [
        *(r for c in LEADERSHIP[:2] for r in unit_scores(c, claims=60, offers=50, archive=40)),
        *unit_scores("goals", claims=60, offers=50, archive=few),
        *unit_scores("leadership", claims=60, offers=50, archive=40),
        *unit_scores(TOTAL, claims=60, offers=50, archive=40),
    ]
    found = status(released(rows))
    expected = RELEASED if few == 30 else PROTECTED
    assert found["leadership", "archive"] == found[TOTAL, "archive"] == expected
    assert found["leadership", "claims"] == found[TOTAL, "claims"] == RELEASED
    assert found["leadership", TOTAL] == found[TOTAL, TOTAL] == RELEASED


def test_a_dimension_hides_nothing_of_its_own() -> None:
    rows = [
        *(r for c in LEADERSHIP for r in unit_scores(c, claims=60, offers=50, archive=40)),
        *unit_scores("leadership", claims=60, offers=50, archive=6),
    ]
    assert set(status(released(rows)).values()) == {RELEASED}


def test_a_total_without_criteria_beside_it_stands_for_itself() -> None:
    assert status(released([score(6, TOTAL)])) == {(TOTAL, TOTAL): PROTECTED}
    assert status(released([score(7, TOTAL)])) == {(TOTAL, TOTAL): RELEASED}


def test_managers_and_employees_add_up_to_the_inside_view() -> None:
    rows = [
        score(60, "purpose"),
        score(56, "purpose", perspective="employee"),
        score(4, "purpose", perspective="manager"),
    ]
    found = {r["perspective"]: r["status"] for r in released(rows).results.to_pylist()}
    assert found == {TOTAL: RELEASED, "employee": PROTECTED, "manager": PROTECTED}


@pytest.mark.parametrize("people", [0, None, 2])
def test_figures_about_things_are_never_hidden(people: int | None) -> None:
    rows = [
        {**row(1, measure="projects", org_unit=unit), "people": people, "cases": 1, "answers": None}
        for unit in (TOTAL, "claims")
    ]
    found = released(rows)
    assert [r["status"] for r in found.results.to_pylist()] == [RELEASED, RELEASED]
    assert (found.hidden_cells, found.cells) == (0, 0)


def test_a_thing_without_a_figure_is_no_data() -> None:
    rows = [{**row(1, measure="projects"), "people": 0, "value": None, "lower": None}]
    assert released(rows).results["status"].to_pylist() == [NO_DATA]


def test_it_is_counted_how_many_cells_are_hidden_and_how_many_the_minimum_alone_would_hide() -> None:
    found = released(unit_scores("purpose", claims=40, offers=30, archive=3))
    assert (found.hidden_cells, found.cells, found.simple_rule) == (2, 4, 1)


def test_nothing_is_released_of_nothing() -> None:
    found = released([])
    assert found.results.schema.equals(RESULT_COLUMNS)
    assert (found.hidden_cells, found.cells, found.results.num_rows) == (0, 0, 0)
    assert isinstance(found.results, pa.Table)
