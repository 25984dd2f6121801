from __future__ import annotations

import random
from collections import Counter
from datetime import datetime
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fremdbild.disclosure import Rules, release
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


def test_that_nobody_agrees_is_shown_where_a_mean_says_that_answers_differ() -> None:
    nobody = {**row(180, measure="satisfaction", statistic="top_2_share", value=0.0), "standard_error": 0.0}
    differ = {**row(180, measure="satisfaction", statistic="mean", value=33.0), "unit_of_measure": "score"}
    assert {found["status"] for found in released([nobody, differ]).values()} == {RELEASED}
    alike = {**differ, "standard_error": 0.0}
    assert {found["status"] for found in released([nobody, alike]).values()} == {PROTECTED}


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


def firm(seed: int, groupings: list[tuple[str, ...]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of a made-up firm in all totals of `groupings`, and its atoms; units often serve one touchpoint alone."""
    chance = random.Random(seed)
    atoms: dict[tuple[str, str, str], int] = {}
    for unit in range(chance.randint(2, 6)):
        for touchpoint in chance.sample(range(5), chance.choice([1, 1, 2, 5])):
            for channel in range(chance.randint(1, 2)):
                count = min(int(chance.expovariate(1 / chance.choice([4, 12, 40]))), 200)
                if count:
                    atoms[f"u{unit}", f"t{touchpoint}", f"c{channel}"] = count
    columns = ("org_unit", "touchpoint", "channel")
    subsets = {tuple(c for c in columns if c in part) for by in groupings for part in powerset(by)}
    people: Counter[tuple[str, ...]] = Counter()
    for atom, count in atoms.items():
        for subset in subsets:
            people[tuple(m if c in subset else TOTAL for c, m in zip(columns, atom, strict=True))] += count
    named = [dict(zip(columns, cell, strict=True)) for cell in people]
    rows = [
        row(count, measure="satisfaction", statistic="mean", **where)
        for where, count in zip(named, people.values(), strict=True)
    ]
    finest = [
        row(n, measure="satisfaction", statistic="mean", **dict(zip(columns, a, strict=True))) for a, n in atoms.items()
    ]
    return rows, finest


def powerset(columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [part for size in range(len(columns) + 1) for part in combinations(columns, size)]


def holds(cell: dict[str, Any], atom: dict[str, Any]) -> float:
    return float(all(cell[c] in (TOTAL, atom[c]) for c in ("org_unit", "touchpoint", "channel")))


GROUPINGS = [
    [("org_unit",), ("touchpoint",)],
    [("org_unit", "touchpoint")],
    [("org_unit", "touchpoint"), ("channel",)],
    [("org_unit",), ("touchpoint", "channel")],
]


@pytest.mark.parametrize("groupings", GROUPINGS, ids=str)
@pytest.mark.parametrize("seed", range(100))
def test_neither_a_small_cell_nor_two_small_ones_follow_from_all_released_cells(
    seed: int, groupings: list[tuple[str, ...]]
) -> None:
    rows, atoms = firm(seed, groupings)
    table = release(
        pa.Table.from_pylist(rows, schema=RESULT_COLUMNS),
        Rules(Protection(), {"satisfaction": "survey"}),
        pa.Table.from_pylist(atoms, schema=RESULT_COLUMNS),
    ).results.to_pylist()
    small = [original for original in rows if original["people"] < 7]
    known = np.array([[holds(r, atom) for atom in atoms] for r in table if r["status"] == RELEASED])
    assert all(r["status"] == PROTECTED for r, original in zip(table, rows, strict=True) if original["people"] < 7)
    rank = np.linalg.matrix_rank(known) if len(known) else 0
    vectors = {n: np.array([holds(cell, atom) for atom in atoms]) for n, cell in enumerate(small)}
    targets = [
        *vectors.values(),
        *(
            vectors[a] + vectors[b]
            for a, b in combinations(vectors, 2)
            if small[a]["people"] + small[b]["people"] < 7 and not np.any(vectors[a] * vectors[b])
        ),
    ]
    for target in targets:
        assert not len(known) or np.linalg.matrix_rank(np.vstack([known, target])) > rank, "can be computed"


def test_a_unit_that_alone_serves_a_hidden_touchpoint_is_hidden_too() -> None:
    parts = {
        ("claims", "claim"): 40,
        ("offers", "offer"): 30,
        ("offers", "invoice"): 20,
        ("archive", "death"): 3,
        ("archive", "end"): 5,
    }
    atoms = [row(n, measure="satisfaction", org_unit=u, touchpoint=t) for (u, t), n in parts.items()]
    units = {u: sum(n for (unit, _), n in parts.items() if unit == u) for u, _ in parts}
    rows = [
        row(98, measure="satisfaction"),
        *(row(n, measure="satisfaction", org_unit=u) for u, n in units.items()),
        *(row(n, measure="satisfaction", touchpoint=t) for (_, t), n in parts.items()),
    ]
    rules = Rules(Protection(), {"satisfaction": "survey"})
    tables = [pa.Table.from_pylist(found, schema=RESULT_COLUMNS) for found in (rows, atoms)]
    found = {
        (r["org_unit"], r["touchpoint"]): r["status"] for r in release(tables[0], rules, tables[1]).results.to_pylist()
    }
    assert found[TOTAL, "death"] == found[TOTAL, "end"] == PROTECTED
    # death and end together are archive: 8 people, shown; the two cannot be told apart.
    assert found["archive", TOTAL] == RELEASED
    assert found["claims", TOTAL] == RELEASED


def test_two_hidden_groups_that_are_both_all_or_none_are_hidden_with_a_third() -> None:
    rows = [
        row(100, value=90.0),
        row(50, touchpoint="a", value=100 * (90 - 9 - 40.5) / 50),
        row(41, touchpoint="b", value=100 * 40.5 / 41),
        row(4, touchpoint="c", value=100.0),
        row(5, touchpoint="d", value=100.0),
    ]
    found = {r["touchpoint"]: r["status"] for r in released(rows).values()}
    assert [found[name] for name in "abcd"] == [RELEASED, PROTECTED, PROTECTED, PROTECTED]


def test_where_all_cases_are_alike_the_total_says_so_and_nothing_more_is_hidden() -> None:
    rows = [
        row(100, value=0.0),
        *(row(n, touchpoint=t, value=0.0) for t, n in (("a", 50), ("b", 41), ("c", 4), ("d", 5))),
    ]
    assert statuses(rows, "touchpoint") == {
        TOTAL: RELEASED,
        "a": RELEASED,
        "b": RELEASED,
        "c": PROTECTED,
        "d": PROTECTED,
    }


def test_weights_cannot_make_one_answer_look_like_many() -> None:
    rows = [
        row(90, measure="satisfaction"),
        row(50, measure="satisfaction", touchpoint="a"),
        row(40, measure="satisfaction", touchpoint="b"),
    ]
    rows[1]["effective_n"] = 1.03
    assert statuses(rows, "touchpoint")["a"] == PROTECTED


def test_a_figure_that_could_not_be_estimated_is_no_data() -> None:
    rows = [{**row(90), "value": None, "lower": None, "upper": None}]
    assert set(statuses(rows).values()) == {NO_DATA}


def test_of_a_bad_result_the_share_may_go_and_the_mean_stays() -> None:
    """Nobody gives one of the two best answers: that tells it of two small segments too, which their mean does not."""
    rows = [
        {
            **row(people, measure="satisfaction", statistic=statistic, segment=segment, value=value),
            "unit_of_measure": unit,
            "standard_error": error / people**0.5,
        }
        for segment, people in ((TOTAL, 49), ("private", 39), ("firms", 6), ("public", 4))
        for statistic, unit, value, error in (("top_2_share", "percent", 0.0, 0.0), ("mean", "score", 20.0, 17.0))
    ]
    rules = Rules(Protection(), {"satisfaction": "survey"}, HEADCOUNTS)
    found = {
        (one["statistic"], one["segment"]): one["status"]
        for one in release(pa.Table.from_pylist(rows, schema=RESULT_COLUMNS), rules).results.to_pylist()
    }
    assert found["mean", TOTAL] == RELEASED
    assert found["top_2_share", TOTAL] == PROTECTED
    assert {found[statistic, name] for statistic in ("mean", "top_2_share") for name in ("firms", "public")} == {
        PROTECTED
    }
