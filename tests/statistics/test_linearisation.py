from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from published_data import Columns, columns

from fremdbild.statistics import Design, Margin, jackknife, rake, weighted_mean, weighted_ratio, weighted_total

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "weighting.json").read_text())
MARGINS = [
    Margin(("stype",), {("E",): 4421, ("H",): 755, ("M",): 1018}),
    Margin(("sch.wide",), {("No",): 1072, ("Yes",): 5122}),
]


def stratified() -> tuple[Columns, Design]:
    data = columns("survey_weighting", "apistrat.csv")
    return data, Design(data.numbers("pw"), strata=data.text("stype"), population=data.numbers("fpc"))


def clustered() -> tuple[Columns, Design]:
    data = columns("survey_weighting", "apiclus1.csv")
    return data, Design(data.numbers("pw"), clusters=data.text("dnum"), population=data.numbers("fpc"))


def raked(data: Columns, weights: np.ndarray[Any, Any], margins: list[Margin]) -> tuple[Any, list[Any]]:
    rows = list(zip(data.text("stype"), data.text("sch.wide"), strict=True))
    names = sorted(set(rows))
    of_row = np.array([names.index(row) for row in rows])
    cells = [dict(zip(("stype", "sch.wide"), name, strict=True)) for name in names]
    found = rake(cells, np.bincount(of_row, weights, minlength=len(names)), margins, trim=None)
    return found.weights[of_row] * weights, [member[of_row] for member in found.members]


def test_means_and_totals_of_a_stratified_sample_are_as_published() -> None:
    data, design = stratified()
    mean = weighted_mean(data.numbers("api00"), design)
    assert mean[:2] == pytest.approx((662.287363159, 9.40894080278), rel=1e-11)
    assert mean.degrees_of_freedom == 197
    total = weighted_total(data.numbers("enroll"), design)
    assert [round(part) for part in total[:2]] == [3687178, 114642]
    ratio = weighted_ratio(data.numbers("api.stu"), data.numbers("enroll"), design)
    assert ratio[:2] == pytest.approx((0.8369569, 0.007757103), rel=1e-7)


@pytest.mark.parametrize(
    ("kind", "mean", "error"), [("E", 674.43, 12.38248), ("H", 625.82, 14.93713), ("M", 636.60, 16.21471)]
)
def test_means_of_parts_of_the_sample_are_as_published(kind: str, mean: float, error: float) -> None:
    data, design = stratified()
    found = weighted_mean(data.numbers("api00"), design, domain=np.array(data.text("stype")) == kind)
    assert found[:2] == pytest.approx((mean, error), abs=5e-6)


def test_mean_of_a_cluster_sample_is_as_published() -> None:
    data, design = clustered()
    assert weighted_mean(data.numbers("api00"), design)[:2] == pytest.approx((644.169398907, 23.5422406938), rel=1e-11)


def test_raked_mean_is_as_published() -> None:
    data, design = clustered()
    weights, members = raked(data, np.asarray(design.weights), MARGINS)
    found = weighted_mean(
        data.numbers("api00"),
        Design(weights, clusters=design.clusters, population=design.population, calibration=members),
    )
    assert found[:2] == pytest.approx((641.230320927, 23.7036168879), rel=1e-9)


def test_post_stratified_mean_is_as_published() -> None:
    data, design = clustered()
    weights, members = raked(data, np.asarray(design.weights), MARGINS[:1])
    found = weighted_mean(
        data.numbers("api00"),
        Design(weights, clusters=design.clusters, population=design.population, calibration=members),
    )
    assert (round(found.value, 2), round(found.standard_error, 3)) == (642.31, 23.920)
    wanted = REFERENCE["apiclus1"]["stratified"]
    assert found[:2] == pytest.approx((wanted["mean"], wanted["error"]), rel=1e-9)


def test_jackknife_is_that_of_r_without_and_with_raking() -> None:
    data, design = clustered()
    scores = data.numbers("api00")

    def mean(weights: np.ndarray[Any, Any]) -> float:
        return float((weights * scores).sum() / weights.sum())

    plain = jackknife(mean, design)
    assert plain[:2] == pytest.approx((644.169398907, 26.3293605895), rel=1e-11)
    again = jackknife(mean, design, calibrate=lambda weights: raked(data, weights, MARGINS)[0])
    wanted = REFERENCE["apiclus1"]["raked_jackknife"]
    assert again[:2] == pytest.approx((wanted["mean"], wanted["error"]), rel=1e-7)


def test_strata_clusters_and_small_population_are_those_of_r() -> None:
    row = REFERENCE["sample"]
    design = Design(row["weight"], strata=row["stratum"], clusters=row["office"], population=row["offices"])
    mean, total = weighted_mean(row["score"], design), weighted_total(row["score"], design)
    ratio = weighted_ratio(row["score"], row["hours"], design)
    assert mean[:2] == pytest.approx((row["mean"], row["mean_error"]), rel=1e-9)
    assert total[:2] == pytest.approx((row["total"], row["total_error"]), rel=1e-9)
    assert ratio[:2] == pytest.approx((row["ratio"], row["ratio_error"]), rel=1e-9)
    assert mean.degrees_of_freedom == 10


def test_equal_weights_give_the_textbook_error() -> None:
    x = np.array([3.0, 4.0, 8.0, 9.0])
    found = weighted_mean(x, Design(np.full(4, 2.5)))
    assert found[:2] == pytest.approx((6, x.std(ddof=1) / 2))
    assert weighted_mean(x, Design(np.ones(4), population=8)).standard_error == pytest.approx(
        x.std(ddof=1) / 2 * math.sqrt(0.5)
    )


def test_a_missing_answer_is_no_zero() -> None:
    found = weighted_mean([1.0, 3.0, np.nan], Design(np.ones(3)))
    assert found.value == 2
    assert math.isnan(weighted_mean([np.nan, np.nan], Design(np.ones(2))).value)


def test_answers_that_the_margins_explain_wholly_are_sure() -> None:
    found = weighted_mean([1, 1, 5, 5], Design([1, 1, 2, 2], calibration=[["a", "a", "b", "b"]]))
    assert found.standard_error == pytest.approx(0, abs=1e-12)
    assert weighted_mean([1, 1, 5, 5], Design([1, 1, 2, 2])).standard_error > 0.5


def test_weights_before_calibration_count_in_the_residuals() -> None:
    """Post-stratification of unequal weights: R takes group means with the old weights, and so do we."""
    old = np.array([1.0, 3.0, 1.0, 2.0, 2.0, 5.0])
    group = np.array([0, 0, 0, 1, 1, 1])
    weights = old * np.array([10 / 5, 20 / 9])[group]
    x = np.array([2.0, 3.0, 7.0, 1.0, 5.0, 6.0])
    found = weighted_mean(x, Design(weights, calibration=[group], base_weights=old))
    u = (x - found.value) / weights.sum()
    means = np.array([np.average(u[group == g], weights=old[group == g]) for g in (0, 1)])
    z = weights * (u - means[group])
    assert found.standard_error == pytest.approx(math.sqrt(6 / 5 * ((z - z.mean()) ** 2).sum()))


def test_a_stratum_of_one_has_no_error_unless_it_is_everybody() -> None:
    strata = ["a", "a", "b"]
    assert math.isnan(weighted_mean([1, 2, 3], Design([1, 1, 1], strata=strata)).standard_error)
    known = weighted_mean([1, 2, 3], Design([1, 1, 1], strata=strata, population=[math.inf, math.inf, 1]))
    assert known.standard_error == pytest.approx(math.sqrt(2 * (0.25 + 0.25)) / 3)


def test_a_cluster_in_two_strata_is_refused() -> None:
    with pytest.raises(ValueError, match="two strata"):
        weighted_mean([1, 2], Design([1, 1], strata=["a", "b"], clusters=["c", "c"]))
    with pytest.raises(ValueError, match="one stratum"):
        jackknife(float, Design([1, 1], strata=["a", "b"]))
