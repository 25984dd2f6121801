"""Linking made-up customers: rules, model, increments, explanations and decisions together."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from customer_records import bench_with, customer_rows, groups, table

from fremdbild.errors import LinkError
from fremdbild.identity import (
    SCORES,
    Linked,
    Record,
    clustered,
    comparable_records,
    decide,
    explain,
    link,
    link_increment,
    no_decisions,
    read_model,
)
from fremdbild.identity.blocking import BLOCK, candidate_pairs, choose_rules

AT = datetime(2026, 11, 26, 12)
ROWS = customer_rows(250)


@pytest.fixture(scope="module")
def full() -> tuple[Any, Linked, Any]:
    bench, _, connection = bench_with(ROWS)
    return bench, link(bench, "comparable"), connection


def _truth(rows: list[dict[str, Any]]) -> set[frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row["truth"], set()).add((row["system"], row["record_id"]))
    return {frozenset(keys) for keys in found.values()}


def test_customers_of_four_systems_are_found_again(full: Any) -> None:
    _, linked, _ = full
    right = groups(linked.clusters) & _truth(ROWS)
    assert len(right) / len(_truth(ROWS)) > 0.97


def test_the_order_of_rows_has_no_effect(full: Any) -> None:
    rows = list(ROWS)
    random.Random(1).shuffle(rows)
    bench, _, _ = bench_with(rows)
    again = link(bench, "comparable")
    assert again.model == full[1].model
    assert again.clusters == full[1].clusters


def test_what_a_run_says_of_each_record(full: Any) -> None:
    rows = full[1].clusters.to_pylist()
    sizes: dict[int, int] = {}
    for row in rows:
        sizes[row["cluster"]] = sizes.get(row["cluster"], 0) + 1
    for row in rows:
        alone = sizes[row["cluster"]] == 1
        assert (row["match_probability"] is None) == alone
        assert row["decided_by"] == (None if alone else "model")
        assert alone or 8 / 9 <= row["match_probability"] <= 1


def test_rules_are_counted_before_they_are_run(full: Any) -> None:
    bench, linked, _ = full
    for rule in linked.rules:
        alone = candidate_pairs(bench, "comparable", [rule.keys], to="alone")
        assert alone == (rule.comparisons,)
        assert 0 <= rule.new <= rule.comparisons
    assert linked.rules[0].new == linked.rules[0].comparisons


def test_no_pair_is_found_twice(full: Any) -> None:
    bench, linked, _ = full
    new = candidate_pairs(bench, "comparable", [rule.keys for rule in linked.rules], to="pairs")
    counted = bench.rows("SELECT count(*) AS n, count(DISTINCT (join_key_l, join_key_r)) AS d FROM pairs").to_pylist()
    assert counted == [{"n": sum(new), "d": sum(new)}]
    assert new == tuple(rule.new for rule in linked.rules)


def test_a_value_in_too_many_records_makes_no_pairs() -> None:
    rows = [
        {"system": "crm", "record_id": f"{n:06}", "family_name": "Meier", "given_name": f"N{n % 7}", "city": "Bern"}
        for n in range(7 * (BLOCK + 5))
    ]
    rows += [{"system": "shop", "record_id": "1", "family_name": "Keller", "given_name": "Ida", "city": "Bern"}] * 1
    bench, _, _ = bench_with(rows)
    assert candidate_pairs(bench, "comparable", [("city",), ("given", "family")], to="pairs") == (0, 0)
    for rule in choose_rules(bench, "comparable"):
        assert rule.comparisons < 20 * len(rows)
    assert any(rule.left_out for rule in choose_rules(bench, "comparable"))


def test_records_without_any_value_are_refused_with_the_next_step() -> None:
    bench, _, _ = bench_with([{"system": "crm", "record_id": "1"}, {"system": "crm", "record_id": "2"}])
    with pytest.raises(LinkError, match="no record has a value by which it could be compared"):
        link(bench, "comparable")


@pytest.mark.parametrize("rows", [1, 2])
def test_very_few_records_are_no_error(rows: int) -> None:
    bench, _, _ = bench_with(ROWS[:rows])
    assert link(bench, "comparable").clusters.num_rows == rows


def test_rare_names_say_more_than_frequent_ones(full: Any) -> None:
    _, linked, _ = full
    family = next(one for one in linked.model.comparisons if one.name == "family")
    assert family.levels[0].weight > 0 > family.levels[-1].weight


def test_a_model_is_saved_and_gives_the_same_clusters(full: Any, tmp_path: Path) -> None:
    bench, linked, _ = full
    linked.model.save(tmp_path / "model.json")
    model = read_model(tmp_path / "model.json")
    assert model == linked.model
    assert link(bench, "comparable", model=model).clusters == linked.clusters


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 9}, "is a model of format 9; this version reads format 1"),
        ({"prior": 2}, "prior is 2.0, not between 0 and 1"),
        ({"blocking": []}, "blocking holds no rule"),
        ({"comparisons": [{"name": "given", "levels": []}]}, "given needs the levels same, "),
        ({"comparisons": [{"name": "shoe size", "levels": []}]}, "is no linkage model"),
    ],
)
def test_a_model_that_is_none_is_refused(full: Any, tmp_path: Path, change: dict[str, Any], message: str) -> None:
    path = tmp_path / "model.json"
    full[1].model.save(path)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(LinkError, match=message):
        read_model(path)


def test_a_rule_with_an_unknown_key_is_refused(full: Any) -> None:
    bench, linked, _ = full
    with pytest.raises(LinkError, match="unknown blocking keys: shoe_size"):
        link(bench, "comparable", model=replace(linked.model, blocking=(("shoe_size",),)))


@pytest.mark.parametrize("share", [10, 3])
def test_an_increment_gives_what_a_full_run_gives(full: Any, share: int) -> None:
    _, linked, _ = full
    late = ROWS[::share]
    bench, _, connection = bench_with([row for row in ROWS if row not in late])
    link(bench, "comparable", model=linked.model)
    connection.register("late_rows", table(late))
    comparable_records(connection, "late_rows", to="fresh", known="comparable")
    connection.execute("CREATE TABLE everybody AS FROM comparable UNION ALL FROM fresh")
    found = groups(link_increment(bench, "everybody", "fresh", linked.model).clusters)
    wanted = groups(linked.clusters)
    assert len(found & wanted) / len(wanted) > 0.99


def test_a_changed_record_is_scored_again_and_a_deleted_one_leaves(full: Any) -> None:
    _, linked, _ = full
    bench, _, connection = bench_with(ROWS)
    link(bench, "comparable", model=linked.model)
    several = next(sorted(group) for group in sorted(groups(linked.clusters), key=sorted) if len(group) == 3)
    moved, gone = several[0], several[1]
    changed = next(row for row in ROWS if (row["system"], row["record_id"]) == moved) | {
        "given_name": "Xaver", "family_name": "Quitzow", "birth_date": "1901-12-31", "email": "x@quitzow.org",
        "phone": "+1 650-253-0000", "street": "Am Ende", "house_number": "1", "postcode": "99998", "city": "Weit Weg",
    }  # fmt: skip
    connection.register("changed_rows", table([changed]))
    comparable_records(connection, "changed_rows", to="fresh", known="comparable")
    connection.execute(f"""
        CREATE TABLE now AS FROM comparable WHERE uid NOT IN (SELECT uid FROM fresh)
            AND NOT (system = '{gone[0]}' AND record_id = '{gone[1]}')
        UNION ALL FROM fresh""")
    found = groups(link_increment(bench, "now", "fresh", linked.model).clusters)
    assert {frozenset([moved]), frozenset([several[2]])} <= found
    assert not any(gone in group for group in found)


def _decided(full: Any, verdict: str) -> tuple[Record, Record, pa.Table]:
    members = sorted(next(g for g in sorted(groups(full[1].clusters), key=sorted) if len(g) == 2))
    single = min(min(group) for group in groups(full[1].clusters) if len(group) == 1)
    one, other = (Record(*members[0]), Record(*(members[1] if verdict == "different" else single)))
    return one, other, decide(no_decisions(), one, other, verdict, who="anna", why="knows both", at=AT)


def test_a_decision_binds_and_is_named(full: Any) -> None:
    bench, _, _ = full
    one, other, decisions = _decided(full, "same")
    found = clustered(bench, "comparable", decisions=decisions)
    assert any({one, other} <= group for group in groups(found))
    named = {(row["system"], row["record_id"]) for row in found.to_pylist() if row["decided_by"] == "decision"}
    assert named == {one, other}
    one, other, decisions = _decided(full, "different")
    assert not any({one, other} <= group for group in groups(clustered(bench, "comparable", decisions=decisions)))
    assert groups(clustered(bench, "comparable")) == groups(full[1].clusters)


def test_a_decision_about_a_record_that_is_gone_has_no_effect(full: Any) -> None:
    one, other = Record("crm", "gone"), Record("shop", "gone too")
    decisions = decide(no_decisions(), one, other, "same", who="anna", why="", at=AT)
    assert groups(clustered(full[0], "comparable", decisions=decisions)) == groups(full[1].clusters)


def test_an_explanation_adds_up_to_the_score(full: Any) -> None:
    bench, linked, _ = full
    rows = bench.rows(f"SELECT * FROM {SCORES} ORDER BY uid_l, uid_r LIMIT 20").to_pylist()
    by_uid = {row["uid"]: Record(row["system"], row["record_id"]) for row in linked.clusters.to_pylist()}
    for row in rows:
        one, other = by_uid[row["uid_l"]], by_uid[row["uid_r"]]
        found = explain(bench, "comparable", linked.model, other, one)
        assert found == explain(bench, "comparable", linked.model, one, other)
        assert found.bits == pytest.approx(row["match_weight"])
        assert found.prior_bits + sum(field.bits for field in found.fields) == pytest.approx(found.bits)
        assert found.probability == pytest.approx(row["match_probability"])
        strength = [abs(field.bits) for field in found.fields]
        assert strength == sorted(strength, reverse=True)
        for field in found.fields:
            left_right = {left == right for _, left, right in field.values[:1]}
            assert field.level != "same" or left_right == {True}


def test_an_explanation_names_the_decision_and_refuses_strangers(full: Any) -> None:
    bench, linked, _ = full
    one, other, decisions = _decided(full, "different")
    found = explain(bench, "comparable", linked.model, one, other, decisions=decisions)
    assert (found.decision, found.decided_by, found.why) == ("different", "anna", "knows both")
    with pytest.raises(LinkError, match='there is no record "nobody" of system "crm"'):
        explain(bench, "comparable", linked.model, one, Record("crm", "nobody"))
