"""Levels of the tree of units: which have to be asked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from fremdbild import assess, load
from fremdbild.assessment.units import Units, asked_levels

SETTINGS = """
[organisation]
name = "Muster AG"
languages = ["en"]
[protection]
teams_at_least = 7
[[source]]
system = "tickets"
table = "service_case"
file = "cases.csv"
columns = { case_id = "id", org_unit = "unit", opened_at = "opened", closed_at = "closed" }
[[source]]
name = "units"
system = "hr"
table = "org_unit"
file = "units.csv"
columns = { org_unit = "unit", parent = "parent" }
[[grouping]]
by = ["org_unit"]
"""
LONG = 12


def chain(folder: Path, units_with_cases: dict[int, int]) -> Path:
    """Units u0 to u11, each below the last, and so many cases of some of them."""
    (folder / "fremdbild.toml").write_text(SETTINGS, encoding="utf-8")
    units = [f"u{number},{f'u{number - 1}' if number else ''}" for number in range(LONG)]
    (folder / "units.csv").write_text("\n".join(["unit,parent", *units]) + "\n", encoding="utf-8")
    cases = [
        f"{unit}-{n},u{unit},2026-08-0{1 + n % 3}T08:00Z,2026-08-1{n % 9}T08:00Z"
        for unit, number in units_with_cases.items()
        for n in range(number)
    ]
    (folder / "cases.csv").write_text("\n".join(["id,unit,opened,closed", *cases]) + "\n", encoding="utf-8")
    load(folder)
    return folder


def asked_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, dict[str, Any]], int]:
    """Results of every subtree of a measure by its unit, and how many levels were asked for it."""
    module = sys.modules["fremdbild.assessment.compute"]
    original, calls = module.subtrees, []

    def counted(engine: Any, measure: Any, *rest: Any) -> Any:
        calls.append(measure.name)
        return original(engine, measure, *rest)

    monkeypatch.setattr(module, "subtrees", counted)
    rows = assess(folder, "2026-Q3").results.to_pylist()
    wanted = [row for row in rows if (row["measure"], row["statistic"]) == ("cycle_time", "median")]
    return {row["org_unit"]: row for row in wanted if row["org_unit"].endswith("/*")}, calls.count("cycle_time")


def test_levels_that_hold_the_same_rows_are_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, asked = asked_in(chain(tmp_path, {0: 20, 7: 30, 11: 25}), monkeypatch)
    assert asked == 3
    assert {unit: row["cases"] for unit, row in found.items()} == {
        "u0/*": 75,
        **{f"u{number}/*": 55 for number in range(1, 8)},
        **{f"u{number}/*": 25 for number in range(8, LONG - 1)},
    }
    nameless = [{**found[f"u{number}/*"], "org_unit": None} for number in range(1, 8)]
    assert all(row == nameless[0] for row in nameless)


def test_levels_that_differ_are_all_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, asked = asked_in(chain(tmp_path, dict.fromkeys(range(LONG), 10)), monkeypatch)
    assert asked == LONG - 1
    assert [found[f"u{number}/*"]["cases"] for number in range(LONG - 1)] == [10 * (LONG - n) for n in range(LONG - 1)]


def test_levels_of_two_branches_are_the_same_only_where_both_hold_the_same() -> None:
    parents = {"a1": "a", "a2": "a1", "a3": "a2", "b1": "b", "b2": "b1"}
    levels = Units(parents=parents).levels
    assert [asked.level for asked in asked_levels(levels, {"a3", "b2"})] == [
        {"a3": "a", "b2": "b"},
        {"a3": "a2"},
    ]
    assert [asked.names for asked in asked_levels(levels, {"a3", "b2"})] == [
        ({"a": "a", "b": "b"}, {"a": "a1", "b": "b1"}),
        ({"a2": "a2"},),
    ]
    assert asked_levels(levels, set()) == ()


@pytest.mark.spark
@pytest.mark.xdist_group("spark")
def test_the_levels_are_the_same_on_spark(tmp_path: Path, spark_master: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = chain(tmp_path, {0: 20, 7: 30, 11: 25})
    here, _ = asked_in(folder, monkeypatch)
    settings = folder / "fremdbild.toml"
    engine = f'[engine]\nname = "spark"\nmaster = "{spark_master}"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + engine, encoding="utf-8")
    there, _ = asked_in(folder, monkeypatch)
    assert {unit: row["cases"] for unit, row in there.items()} == {unit: row["cases"] for unit, row in here.items()}
