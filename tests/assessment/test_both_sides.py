from __future__ import annotations

from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from mirror_folder import CRITERIA, MirrorFolder, mirror_folder

from fremdbild import assess, load
from fremdbild.assessment import Assessment
from fremdbild.errors import AssessmentError, WeightingError
from fremdbild.result import GROUP_COLUMNS, TOTAL

PERIOD = "2026-Q3"


def assessed(folder: MirrorFolder, period: str = PERIOD) -> Assessment:
    path = folder.write()
    load(path)
    return assess(path, period)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> MirrorFolder:
    return mirror_folder(tmp_path_factory.mktemp("mirror"))


@pytest.fixture(scope="module")
def assessment(folder: MirrorFolder) -> Assessment:
    return assessed(folder)


def value(assessment: Assessment, measure: str, statistic: str = "mean", **where: str) -> dict[str, Any]:
    cell = {**dict.fromkeys(GROUP_COLUMNS, TOTAL), **where}
    [row] = [
        row
        for row in assessment.results.to_pylist()
        if (row["measure"], row["statistic"], row["period"]) == (measure, statistic, PERIOD)
        and all(row[name] == member for name, member in cell.items())
    ]
    return row


def _scores(folder: MirrorFolder, survey: str) -> list[tuple[str, str, float]]:
    return [
        (row["item_id"], row.get("record_id", "")[:3], (row["score"] - 1) / 6 * 100)
        for row in folder.tables["survey_response"]
        if row["survey_id"] == survey and row["wave"] == PERIOD
    ]


def test_the_score_from_inside_is_the_mean_of_dimensions_of_criteria(
    folder: MirrorFolder, assessment: Assessment
) -> None:
    found = _scores(folder, "in")
    by_criterion = {c.name: mean(score for name, _, score in found if name == c.name) for c in CRITERIA}
    dimensions = {
        dimension: mean(by_criterion[c.name] for c in CRITERIA if c.dimension == dimension)
        for dimension in ("leadership", "collaboration", "implementation")
    }
    assert value(assessment, "inside_score", criterion="speed")["value"] == pytest.approx(by_criterion["speed"])
    for dimension, expected in dimensions.items():
        assert value(assessment, "inside_score", criterion=dimension)["value"] == pytest.approx(expected)
    assert value(assessment, "inside_score")["value"] == pytest.approx(mean(dimensions.values()))


def test_the_score_from_outside_is_weighted_to_the_population(folder: MirrorFolder, assessment: Assessment) -> None:
    found = [(kind, score) for name, kind, score in _scores(folder, "out") if name == "speed"]
    young, old = (mean(score for kind, score in found if kind == wanted) for wanted in ("you", "old"))
    row = value(assessment, "outside_score", criterion="speed")
    assert row["value"] == pytest.approx(0.4 * young + 0.6 * old, rel=1e-6)
    assert row["effective_n"] == pytest.approx(180 / (0.4**2 * 6 + 0.6**2 * 6 / 5), rel=1e-6)


def test_the_planted_blind_spot_leads_the_findings(assessment: Assessment) -> None:
    first = assessment.findings.to_pylist()[0]
    assert (first["kind"], first["criterion"], first["blind_spot"]) == ("gap", "reliability", True)
    assert assessment.manifest["mirror"]["blind_spots"] == ["reliability"]


def test_it_is_told_who_was_asked_and_who_is_missing(assessment: Assessment) -> None:
    inside, outside = assessment.manifest["mirror"]["asked"]
    assert (inside["asked"], inside["answered"]) == (180, 3 * 8 + 30 + 30 + 9)
    assert (inside["missing"], inside["weighted"]) == (["West"], False)
    assert (outside["asked"], outside["answered"], outside["weighted"]) == (900, 180, True)
    assert (outside["missing"], outside["missing_column"]) == (["young"], "segment")


def test_weights_reliability_and_agreement_are_told(assessment: Assessment) -> None:
    mirror = assessment.manifest["mirror"]
    [weighting] = mirror["weighting"]
    assert (weighting["perspective"], weighting["variables"]) == ("customer", ["segment"])
    assert weighting["effective_n"] == pytest.approx(180 / weighting["design_effect"])
    scales = {(row["perspective"], row["scale"]): row for row in mirror["reliability"]}
    assert 0.7 < scales["inside", "total"]["alpha"] < 0.95
    assert scales["customer", "leadership"]["items"] == 5
    assert {row["factors"] for row in mirror["factors"]} == {1, 3}
    agreement = mirror["agreement"]
    assert agreement["units"] == len(agreement["r_wg"]) == 3
    assert agreement["comparable"] is (agreement["icc2"] >= 0.7)


def test_the_manifest_says_who_answers_for_what_and_what_was_asked(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    units = [str(row["org_unit"]) for row in folder.tables["org_unit"]]
    folder.tables["org_unit"] = [
        {**row, "parent": units[0] if place else None} for place, row in enumerate(folder.tables["org_unit"])
    ]
    folder.tables["touchpoint"] = [
        {"touchpoint": "claim", "owner_unit": units[1]},
        {"touchpoint": "offer", "owner_unit": None},
    ]
    manifest = assessed(folder).manifest
    assert manifest["owners"] == {"claim": units[1]}
    assert manifest["parents"] == dict.fromkeys(sorted(units[1:]), units[0])
    assert manifest["asked_with"] == {"inside": ["fremdbild-15 1"], "outside": ["fremdbild-15 1"]}


def test_units_with_a_hidden_score_have_no_agreement(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    folder.tables["survey_response"] = [
        row
        for row in folder.tables["survey_response"]
        if not str(row.get("cell", "")).startswith("West") or row["respondent_id"].endswith((" 1", " 2"))
    ]
    agreement = assessed(folder).manifest["mirror"]["agreement"]
    assert "West" not in agreement.get("r_wg", {})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"wording": "2"}, "wording"),
        ({"scale_max": 5}, "scale"),
        ({"construct": "satisfaction"}, "not asked outside"),
    ],
)
def test_sides_that_were_asked_something_else_are_not_compared(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    folder = mirror_folder(tmp_path)
    folder.tables["survey_item"] = [
        row | change if (row["survey_id"], row["item_id"]) == ("out", "language") else row
        for row in folder.tables["survey_item"]
    ]
    assessment = assessed(folder)
    assert assessment.manifest["mirror"]["not_comparable"] == [{"criterion": "language", "reason": reason}]
    gaps = {row["criterion"] for row in assessment.findings.to_pylist() if row["kind"] == "gap"}
    assert "language" not in gaps
    assert "speed" in gaps


def test_another_questionnaire_breaks_the_trend(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    folder.tables["survey"].append({"survey_id": "old", "instrument": "fremdbild-15", "instrument_version": "0"})
    for table in ("survey_item", "survey_wave", "survey_cell", "survey_response"):
        folder.tables[table] = [
            row | {"survey_id": "old"} if row["survey_id"] == "in" and row.get("wave") == "2026-Q2" else row
            for row in folder.tables[table]
        ]
    folder.tables["survey_item"] += [
        row | {"survey_id": "old"} for row in folder.tables["survey_item"] if row["survey_id"] == "in"
    ]
    assessment = assessed(folder)
    assert assessment.manifest["mirror"]["breaks"] == [{"measure": "inside_score", "period": PERIOD}]
    trends = {row["measure"] for row in assessment.findings.to_pylist() if row["kind"] == "trend"}
    assert trends == {"outside_score"}


def test_a_group_of_the_population_without_answers_is_named(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    folder.tables["population"].append(
        {"survey_id": "out", "perspective": "customer", "variables": "segment", "levels": "farmers", "size": 500}
    )
    with pytest.raises(WeightingError, match="farmers"):
        assessed(folder)


@pytest.mark.parametrize(
    ("variables", "levels", "said"),
    [
        ("colour", "red", 'answers have no column "colour". Next: write one or several of perspective, org_unit'),
        ("segment channel", "young", "2 variables and 1 levels. Next: write one level for each variable, joined by |"),
    ],
)
def test_a_margin_that_means_nothing_is_told(tmp_path: Path, variables: str, levels: str, said: str) -> None:
    folder = mirror_folder(tmp_path)
    folder.tables["population"] = [
        {"survey_id": "out", "perspective": "customer", "variables": variables, "levels": levels, "size": 1}
    ]
    with pytest.raises(AssessmentError) as caught:
        assessed(folder)
    assert said in str(caught.value)


def test_actions_come_with_the_figure_that_shows_their_effect(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    common = {"criterion": "speed", "measure": "trust", "statistic": "mean", "expected_value": 60}
    folder.tables["action"] = [
        {"action_id": "1", "decision": "Antworten", "decision_en": "Answer", "decided_on": "2026-04-01",
         "status": "done", "done_on": "2026-08-01", **common, "measure": "outside_score"},
        {"action_id": "2", "decision": "Später", "decided_on": "2026-12-01", **common},
        {"action_id": "3", "decision": "Beantragt", "due": "2027-01-31", **common},
        {"action_id": "4", "decision": "Bald fertig", "decided_on": "2026-05-01", "status": "done",
         "done_on": "2026-11-01", **common},
    ]  # fmt: skip
    assessment = assessed(folder)
    actions = {action["action_id"]: action for action in assessment.manifest["actions"]}
    assert list(actions) == ["1", "4", "3"]  # what was decided later is not known
    assert [actions[name]["status"] for name in ("1", "4", "3")] == ["done", "decided", "proposed"]
    assert actions["1"]["decision"] == {"de": "Antworten", "en": "Answer"}
    assert actions["1"]["value"] == value(assessment, "outside_score")["value"]
    assert actions["1"]["n"] == 180
    assert (actions["3"]["value"], actions["3"]["n"], actions["3"]["unit_of_measure"]) == (None, None, "score")


def test_reliability_rests_on_no_fewer_people_than_the_minimum(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    kept = {"reliability": range(91), "speed": range(88, 200)}  # only three customers of a wave answer both
    folder.tables["survey_response"] = [
        row
        for row in folder.tables["survey_response"]
        if row["survey_id"] == "in"
        or row["item_id"] not in kept
        or int(row["respondent_id"].rpartition("c")[2]) in kept[row["item_id"]]
    ]
    found = assessed(folder).manifest["mirror"]["reliability"]
    assert {(row["perspective"], row["scale"]) for row in found} >= {("customer", "leadership"), ("inside", "total")}
    assert not {("customer", "implementation"), ("customer", "total")} & {(r["perspective"], r["scale"]) for r in found}
    assert min(row["n"] for row in found) >= 7


def test_units_in_a_circle_are_told(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    above = {"North": "South", "South": "North", "West": None}
    folder.tables["org_unit"] = [row | {"parent": above[row["org_unit"]]} for row in folder.tables["org_unit"]]
    with pytest.raises(AssessmentError, match="units stand above each other in a circle: North → South → North"):
        assessed(folder)


def response(assessment: Assessment) -> dict[str, Any]:
    return {entry["perspective"]: entry for entry in assessment.manifest["mirror"]["response"]["perspectives"]}


def test_it_is_told_by_unit_how_many_were_asked_and_answered(assessment: Assessment) -> None:
    told = response(assessment)
    assert told["employee"]["units"] == [
        {"org_unit": unit, "asked": 48, "answered": answered}
        for unit, answered in (("North", 30), ("South", 30), ("West", 9))
    ]
    assert (told["employee"]["asked"], told["employee"]["answered"], told["employee"]["others"]) == (144, 69, None)
    # Of the twelve managers of each unit four did not answer: too few to be told, but not all together.
    assert (told["manager"]["units"], told["manager"]["protected"]) == ([], True)
    assert (told["manager"]["asked"], told["manager"]["answered"]) == (36, 24)


def _with_answers(folder: MirrorFolder, answered: dict[str, int]) -> MirrorFolder:
    """Employees of each unit have answered so often."""
    for cell in folder.tables["survey_cell"]:
        if cell["perspective"] == "employee":
            cell["answered"] = answered[cell["org_unit"]]
    folder.tables["survey_response"] = [
        row
        for row in folder.tables["survey_response"]
        if not str(row.get("cell", "")).endswith("employee")
        or int(row["respondent_id"].rpartition(" ")[2]) < answered[row["cell"].partition(" ")[0]]
    ]
    return folder


def test_a_small_unit_cannot_be_computed_from_those_that_are_told(tmp_path: Path) -> None:
    folder = _with_answers(mirror_folder(tmp_path), {"North": 28, "South": 24, "West": 4})
    told = response(assessed(folder))["employee"]
    assert [unit["org_unit"] for unit in told["units"]] in (["South"], [])
    shown = sum(unit["answered"] for unit in told["units"])
    if told["units"]:
        assert told["others"] == {"units": 2, "asked": 96, "answered": 56 - shown}


def test_units_are_not_told_where_no_grouping_tells_them_apart(tmp_path: Path) -> None:
    path = mirror_folder(tmp_path).write()
    settings = path / "fremdbild.toml"
    text = settings.read_text(encoding="utf-8").replace('[[grouping]]\nby = ["org_unit"]\n', "")
    settings.write_text(text, encoding="utf-8")
    load(path)
    assessment = assess(path, PERIOD)
    told = response(assessment)["employee"]
    assert (told["units"], told["others"], told["protected"]) == ([], None, False)
    assert assessment.manifest["mirror"]["asked"][0]["missing"] == []


def test_an_assessment_of_some_of_the_waves_keeps_units_from_being_told_again(tmp_path: Path) -> None:
    folder = mirror_folder(tmp_path)
    path = folder.write()
    load(path)
    assert response(assess(path, PERIOD))["employee"]["units"]
    assert response(assess(path, PERIOD))["employee"]["units"]
    assert response(assess(path, "2026"))["employee"]["units"] == []
