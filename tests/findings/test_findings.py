from __future__ import annotations

import math
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from fremdbild.findings import FINDING_COLUMNS, find_findings, three_of
from fremdbild.findings.difference import of_two
from fremdbild.findings.finding import Comparison
from fremdbild.findings.group import against_the_rest
from fremdbild.findings.ranking import ranked
from fremdbild.findings.released import ReleasedRows
from fremdbild.result import GROUP_COLUMNS, PROTECTED, RELEASED, RESULT_COLUMNS, TOTAL, Period
from fremdbild.settings import Settings, parse_settings
from fremdbild.statistics import wilson_interval


def share(
    kept: int, of: int, *, measure: str = "promise_kept", statistic: str = "kept", period: str = "2026-Q3", **where: Any
) -> dict[str, Any]:
    """A released share of `kept` among `of` cases, in percent, with Wilson's interval."""
    value = kept / of
    lower, upper = (100 * float(bound) for bound in wilson_interval(value, of))
    error = 100 * math.sqrt(value * (1 - value) / of)
    return row(100 * value, lower, upper, error, of, measure=measure, statistic=statistic, period=period, **where)


def row(
    value: float,
    lower: float | None,
    upper: float | None,
    error: float | None,
    cases: int,
    *,
    measure: str,
    statistic: str,
    unit: str = "percent",
    period: str = "2026-Q3",
    status: str = RELEASED,
    **where: Any,
) -> dict[str, Any]:
    return {
        "measure": measure,
        "statistic": statistic,
        "unit_of_measure": unit,
        "period": period,
        "as_of": datetime(2026, 10, 1),
        **dict.fromkeys(GROUP_COLUMNS, TOTAL),
        **where,
        "value": value,
        "standard_error": error,
        "lower": lower,
        "upper": upper,
        "interval_method": "wilson",
        "answers": None,
        "cases": cases,
        "people": cases,
        "effective_n": float(cases),
        "status": status,
    }


def settings(**parts: Any) -> Settings:
    return parse_settings({"organisation": {"name": "Muster AG"}, **parts}, folder=Path())


def found(
    rows: list[dict[str, Any]], benchmarks: list[dict[str, Any]] | None = None, **parts: Any
) -> list[dict[str, Any]]:
    table = pa.Table.from_pylist(rows, schema=RESULT_COLUMNS)
    findings = find_findings(table, settings(**parts), benchmarks or [], Period.parse("2026-Q3"))
    assert findings.schema.equals(FINDING_COLUMNS)
    return findings.to_pylist()


def test_the_difference_of_two_shares_has_the_published_interval() -> None:
    """Newcombe (1998), Statistics in Medicine 17:873-890, table II, case a: 56/70 and 48/80, method 10."""
    first = tuple(part / 100 for part in (share(56, 70)["value"], share(56, 70)["lower"], share(56, 70)["upper"]))
    second = tuple(part / 100 for part in (share(48, 80)["value"], share(48, 80)["lower"], share(48, 80)["upper"]))
    assert of_two(first, second) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_a_missed_target_is_a_finding_with_its_distance() -> None:
    (finding,) = found([share(1050, 1804)], target=[{"measure": "promise_kept", "value": 90}])
    assert (finding["kind"], finding["direction"], finding["certain"]) == ("target", "worse", True)
    assert finding["difference"] == pytest.approx(100 * 1050 / 1804 - 90)
    assert finding["difference_upper"] == pytest.approx(finding["upper"] - 90)
    assert finding["bound"] == pytest.approx(finding["effect_upper"])  # one comparison: nothing to correct


def test_a_target_that_is_reached_is_said_too() -> None:
    (finding,) = found([share(950, 1000)], target=[{"measure": "promise_kept", "value": 90}])
    assert (finding["direction"], finding["certain"]) == ("better", True)


def test_a_lower_share_of_reopened_cases_is_better() -> None:
    (finding,) = found(
        [share(2, 500, measure="reopened", statistic="share")], target=[{"measure": "reopened", "value": 5}]
    )
    assert finding["direction"] == "better"
    assert finding["effect"] == pytest.approx(4.6)
    assert finding["difference"] == pytest.approx(-4.6)


def test_a_target_for_a_time_is_tested_by_the_share_of_cases_within_it() -> None:
    rows = [
        row(7.5, 7.1, 7.9, None, 400, measure="cycle_time", statistic="median", unit="days"),
        share(80, 400, measure="cycle_time", statistic="share_within_limit"),
    ]
    (finding,) = found(rows, target=[{"measure": "cycle_time", "statistic": "median", "value": 3}])
    assert (finding["statistic"], finding["value"], finding["difference"]) == ("median", 7.5, 4.5)
    assert finding["effect"] == pytest.approx(-30.0)  # 20 % within three days, where a median of three means 50 %


def test_a_time_is_held_against_what_others_need_with_their_source() -> None:
    rows = [
        row(7.5, 7.1, 7.9, None, 400, measure="cycle_time", statistic="median", unit="days", touchpoint="claim"),
        share(60, 400, measure="cycle_time", statistic="share_within_benchmark", touchpoint="claim"),
    ]
    elsewhere = {"touchpoint": "claim", "measure": "cycle_time", "statistic": "median", "value": 2.0, "unit": "days"}
    (finding,) = found(rows, [{**elsewhere, "source": "mystery test", "as_of": date(2026, 8, 1)}])
    assert (finding["kind"], finding["value"], finding["comparison"]) == ("benchmark", 7.5, 2.0)
    assert (finding["comparison_source"], finding["comparison_as_of"]) == ("mystery test", "2026-08-01")
    assert finding["effect"] == pytest.approx(-35.0)


def test_a_trend_compares_with_the_period_before_and_with_no_other() -> None:
    rows = [share(500, 1000), share(560, 1000, period="2026-Q2"), share(900, 1000, period="2026-Q1")]
    (finding,) = found(rows)
    assert (finding["kind"], finding["comparison_label"]) == ("trend", "2026-Q2")
    assert finding["difference"] == pytest.approx(-6.0)
    assert finding["direction"] == "worse"


def test_a_net_promoter_score_counts_half_in_points_of_100() -> None:
    rows = [
        row(20.0, 9.0, 31.0, 5.7, 200, measure="net_promoter_score", statistic="score", unit="points", period=period)
        for period in ("2026-Q3", "2026-Q2")
    ]
    rows[1].update(value=40.0, lower=29.0, upper=51.0)
    (finding,) = found(rows)
    assert (finding["difference"], finding["effect"]) == pytest.approx((-20.0, -10.0))


def test_a_unit_is_compared_with_all_the_others_and_not_with_itself() -> None:
    rows = [share(700, 1000), share(100, 200, org_unit="claims"), share(600, 800, org_unit="offers")]
    findings = {finding["org_unit"]: finding for finding in found(rows)}
    assert findings["claims"]["comparison"] == pytest.approx(75.0)  # the others: 600 of 800
    assert findings["offers"]["comparison"] == pytest.approx(50.0)
    assert findings["claims"]["difference"] == pytest.approx(-25.0)


def test_the_interval_of_the_rest_is_that_of_its_own_cases() -> None:
    rows = [share(700, 1000), share(100, 200, org_unit="claims")]
    released = ReleasedRows.of(pa.Table.from_pylist(rows, schema=RESULT_COLUMNS))
    (comparison,) = against_the_rest(released, "2026-Q3", {"promise_kept": "kept"}, 7)
    rest = share(600, 800)
    assert (comparison.comparison_lower, comparison.comparison_upper) == pytest.approx((rest["lower"], rest["upper"]))


def test_nothing_is_compared_with_a_rest_of_fewer_people_than_the_minimum() -> None:
    rows = [share(700, 1000), share(695, 995, org_unit="claims")]
    assert found(rows) == []


def test_a_hidden_result_is_in_no_finding() -> None:
    rows = [share(700, 1000), {**share(100, 200, org_unit="claims"), "status": PROTECTED, "value": None}]
    assert found(rows, target=[{"measure": "promise_kept", "value": 90, "where": {"org_unit": "claims"}}]) == []


def comparison(effect: float, half: float, name: str) -> Comparison:
    interval = (effect, effect - half, effect + half)
    return Comparison("group", share(1, 2, touchpoint=name), 50.0, interval, interval)


def test_findings_are_ranked_by_the_bound_that_lies_nearest_to_no_effect() -> None:
    rows = ranked([comparison(-30, 25, "wide"), comparison(-20, 5, "sure"), comparison(12, 1, "small")]).to_pylist()
    assert [finding["touchpoint"] for finding in rows] == ["sure", "small", "wide"]
    wider = 2.3939797998185104 / 1.959963984540054  # normal quantiles of 1 − .05/6 and 1 − .05/2
    assert rows[0]["bound"] == pytest.approx(-20 + wider * 5)
    assert rows[1]["bound"] == pytest.approx(12 - wider * 1)
    assert [finding["rank"] for finding in rows] == [1, 2, 3]


def test_a_mean_of_few_answers_is_tested_with_its_few_degrees_of_freedom() -> None:
    """Seven answers, 2.9687 standard errors away: p is .025 with 6 degrees of freedom, .003 with none counted."""
    rows = [
        row(
            50.0,
            50 - 2.446912 * 4,
            50 + 2.446912 * 4,
            4.0,
            7,
            measure="customer_effort",
            statistic="mean",
            unit="score",
        )
    ]
    rows[0].update(interval_method="Student", answers=7)
    (finding,) = found(rows, target=[{"measure": "customer_effort", "statistic": "mean", "value": 50 + 2.9687 * 4}])
    assert finding["p_value"] == pytest.approx(0.025, abs=1e-4)


def test_the_more_is_looked_at_the_less_is_certain() -> None:
    alone = ranked([comparison(-5, 4.5, "a")]).to_pylist()
    among = ranked([comparison(-5, 4.5, "a"), *(comparison(0, 5, f"x{n}") for n in range(20))]).to_pylist()
    assert alone[0]["certain"]
    assert not next(finding for finding in among if finding["touchpoint"] == "a")["certain"]


def test_the_order_of_findings_does_not_depend_on_the_order_of_results() -> None:
    rows = [share(700, 1000), *(share(50 + n, 200, org_unit=f"u{n}") for n in range(5))]
    assert found(rows) == found(list(reversed(rows)))


def about(effect: float, place: str, measure: str) -> Comparison:
    interval = (effect, effect - 1, effect + 1)
    return Comparison("group", share(1, 2, touchpoint=place, measure=measure), 50.0, interval, interval)


def test_the_board_gets_three_findings_about_three_places_and_three_measures() -> None:
    findings = ranked(
        [
            about(-50, "claim", "promise_kept"),
            about(-45, "claim", "satisfaction"),
            about(-40, "offer", "promise_kept"),
            about(-35, "offer", "reopened"),
            about(-30, "invoice", "satisfaction"),
        ]
    ).to_pylist()
    assert [(f["touchpoint"], f["measure"]) for f in three_of(findings)] == [
        ("claim", "promise_kept"),
        ("offer", "reopened"),
        ("invoice", "satisfaction"),
    ]


def test_a_firm_with_one_measure_gets_three_findings_about_three_places() -> None:
    findings = ranked([about(-50 + n, place, "promise_kept") for n, place in enumerate("aabbcd")]).to_pylist()
    assert [finding["touchpoint"] for finding in three_of(findings)] == ["a", "b", "c"]


def test_a_board_hears_first_of_what_is_worse() -> None:
    findings = ranked([about(60, "invoice", "reopened"), about(-20, "claim", "promise_kept")]).to_pylist()
    assert [finding["touchpoint"] for finding in findings] == ["invoice", "claim"]
    assert [finding["touchpoint"] for finding in three_of(findings)] == ["claim", "invoice"]


def test_what_is_not_certain_is_not_among_the_three() -> None:
    assert three_of(ranked([comparison(-5, 6, "a"), comparison(-50, 2, "b")]).to_pylist())[0]["touchpoint"] == "b"
    assert len(three_of(ranked([comparison(-5, 6, "a"), comparison(-50, 2, "b")]).to_pylist())) == 1


def test_without_anything_to_compare_there_are_no_findings() -> None:
    assert found([]) == []
