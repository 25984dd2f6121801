"""The silo report by hand and beside a naive one, and how surely a customer's records hang together."""

from __future__ import annotations

import random
import statistics
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

import pyarrow as pa
import pytest

from fremdbild.cli.link import silos_in_short, silos_told
from fremdbild.engine.connection import scratch
from fremdbild.identity import SCORES, DuckDBWorkbench, Record, decide, no_decisions
from fremdbild.identity.golden import COMPARED_SCHEMA
from fremdbild.identity.review import REVIEW_SCHEMA
from fremdbild.identity.silos import FIGURES_SCHEMA, SiloReport, silo_report
from fremdbild.identity.standing import STANDING, put_standing

AS_OF = datetime(2026, 7, 1)
Row = dict[str, Any]


def row(customer: int, system: str, record_id: str, days: float | None = None, made: float | None = None) -> Row:
    """A record that was changed (made) so many days before AS_OF."""
    return {
        "customer_id": customer,
        "system": system,
        "record_id": record_id,
        "updated_at": None if days is None else AS_OF - timedelta(days=days),
        "created_at": None if made is None else AS_OF - timedelta(days=made),
    }


def report(rows: Sequence[Row], compared: Sequence[Row] = ()) -> SiloReport:
    bench = DuckDBWorkbench(scratch())
    stamp = pa.timestamp("us")
    records = {name: pa.string() for name in ("system", "record_id")} | dict.fromkeys(
        ("updated_at", "created_at"), stamp
    )
    bench.put(
        "source_record", pa.table({name: pa.array([r[name] for r in rows], kind) for name, kind in records.items()})
    )
    links = {"system": pa.string(), "record_id": pa.string(), "customer_id": pa.int64()}
    bench.put(
        "customer_link", pa.table({name: pa.array([r[name] for r in rows], kind) for name, kind in links.items()})
    )
    return silo_report(
        bench.connection,
        "source_record",
        "customer_link",
        pa.Table.from_pylist(list(compared), schema=COMPARED_SCHEMA),
        as_of=AS_OF,
    )


ROWS = [
    row(1, "crm", "a", 10),
    row(1, "shop", "b", 730),
    row(2, "crm", "c", 731),
    row(2, "crm", "d", None, 20),
    row(3, "crm", "e"),
    row(3, "shop", "f", 100, 900),
    row(3, "billing", "g", None, 1000),
    row(4, "shop", "h", 0.5),
]
COMPARED = [
    {"attribute": "name", "customers": 8, "in_conflict": 2},
    {"attribute": "email", "customers": 5, "in_conflict": 0},
]


def test_who_knows_whom_by_hand() -> None:
    found = report(ROWS, COMPARED)
    assert (found.customers, found.systems) == (4, ("billing", "crm", "shop"))
    assert found.known.to_pylist() == [
        {"systems": 1, "customers": 2, "share": 0.5},
        {"systems": 2, "customers": 1, "share": 0.25},
        {"systems": 3, "customers": 1, "share": 0.25},
    ]
    assert [tuple(one.values()) for one in found.alone.to_pylist()] == [
        ("billing", 1, 0, 0.0), ("crm", 3, 1, pytest.approx(1 / 3)), ("shop", 3, 1, pytest.approx(1 / 3)),
    ]  # fmt: skip
    assert [tuple(one.values()) for one in found.pairs.to_pylist()] == [
        ("billing", "crm", 1), ("billing", "shop", 1), ("crm", "shop", 2),
    ]  # fmt: skip
    assert [tuple(one.values()) for one in found.conflicts.to_pylist()] == [("name", 8, 2, 0.25), ("email", 5, 0, 0.0)]


def test_how_old_data_are_by_hand() -> None:
    """Exactly two years is not yet older; without a change the day on which it was made counts."""
    ages = {one["system"]: one for one in report(ROWS).age.to_pylist()}
    crm = ages["crm"]
    assert (crm["records"], crm["dated"], crm["days_median"], crm["old_share"]) == (4, 3, 20, pytest.approx(1 / 3))
    assert (ages["shop"]["days_median"], ages["shop"]["old_share"]) == (100, 0)
    assert (ages["billing"]["days_p95"], ages["billing"]["old_share"]) == (1000, 1)
    (undated,) = report([row(1, "crm", "a")]).age.to_pylist()
    assert (undated["dated"], undated["days_median"], undated["old_share"]) == (0, None, None)
    (tomorrow,) = report([row(1, "crm", "a", -1)]).age.to_pylist()
    assert tomorrow["days_median"] == 0


def test_the_same_beside_a_naive_one_and_in_any_order() -> None:
    chance = random.Random(3)
    rows = [row(chance.randrange(40), chance.choice("abcd"), f"R{n}", chance.randrange(2000)) for n in range(120)]
    found = report(rows)
    systems: dict[int, set[str]] = defaultdict(set)
    for one in rows:
        systems[one["customer_id"]].add(one["system"])
    counts = [sum(len(known) == k for known in systems.values()) for k in range(1, 5)]
    assert found.known["customers"].to_pylist() == counts
    assert found.alone["alone"].to_pylist() == [sum(known == {s} for known in systems.values()) for s in "abcd"]
    both = {pair: sum({*pair} <= known for known in systems.values()) for pair in combinations("abcd", 2)}
    assert {(p["system"], p["other_system"]): p["customers"] for p in found.pairs.to_pylist()} == both
    for one in found.age.to_pylist():
        days = [(AS_OF - r["updated_at"]).days for r in rows if r["system"] == one["system"]]
        assert one["days_median"] == statistics.median(days)
        assert one["old_share"] == pytest.approx(sum(day > 730 for day in days) / len(days))
    mixed = report(chance.sample(rows, len(rows)))
    assert mixed.figures().equals(found.figures())


def test_nothing_and_one_system() -> None:
    nothing = report([])
    assert (nothing.customers, nothing.systems, nothing.figures().num_rows) == (0, (), 0)
    assert list(silos_in_short(nothing)) == []
    alone = report([row(1, "crm", "a", 3), row(2, "crm", "b", 4)])
    assert alone.known.to_pylist() == [{"systems": 1, "customers": 2, "share": 1.0}]
    assert alone.pairs.num_rows == 0
    assert list(silos_in_short(alone)) == []
    assert "2 customers of 1 system" in list(silos_told(alone))


def test_every_figure_stands_in_the_file_once() -> None:
    figures = report(ROWS, COMPARED).figures()
    assert figures.schema == FIGURES_SCHEMA
    keys = [tuple(one.values())[:4] for one in figures.to_pylist()]
    assert len(keys) == len(set(keys))
    found = dict(zip(keys, figures["value"].to_pylist(), strict=True))
    assert found["pairs", "crm", "shop", "customers"] == 2
    assert found["known", "1", None, "share"] == 0.5
    assert found["conflicts", "name", None, "in_conflict"] == 2


def test_the_report_is_told_in_columns() -> None:
    lines = list(silos_told(report(ROWS, COMPARED)))
    assert "  1                2  50.0%" in lines
    assert "  crm      shop          2" in lines
    assert list(silos_in_short(report(ROWS, COMPARED))) == [
        "silos   50.0% of customers are known to one of 3 systems alone; "
        "records disagree most often in name (25.0%). More: --silos"
    ]


# How surely records hang together


def standing(
    records: Sequence[tuple[str, str, int]],
    scores: Sequence[tuple[int, int, float]],
    review: Sequence[Row] = (),
    decisions: pa.Table | None = None,
) -> dict[int, tuple[int, bool]]:
    """`records` are (system, record_id, customer); a score is (place, place, bits). Customer → (systems, linked)."""
    bench = DuckDBWorkbench(scratch())
    uid = range(1, len(records) + 1)
    systems, ids, customers = (list(column) for column in zip(*records, strict=True))
    bench.put("comparable", pa.table({"uid": pa.array(uid, pa.int64()), "system": systems, "record_id": ids}))
    bench.put("customer_link", pa.table({"system": systems, "record_id": ids, "customer_id": customers}))
    bench.put(
        SCORES,
        pa.table(
            {
                "uid_l": pa.array([one + 1 for one, _, _ in scores], pa.int64()),
                "uid_r": pa.array([other + 1 for _, other, _ in scores], pa.int64()),
                "match_weight": pa.array([bits for *_, bits in scores], pa.float64()),
            }
        ),
    )
    listed = pa.Table.from_pylist(list(review), schema=REVIEW_SCHEMA)
    put_standing(bench, "comparable", "customer_link", listed, decisions or no_decisions())
    found = bench.rows(f"SELECT * FROM {STANDING}").to_pylist()
    return {one["customer_id"]: (one["systems_in_doubt"], one["linked"]) for one in found}


PAIR = [("crm", "a", 1), ("shop", "b", 1)]


def test_a_sure_link_between_systems_links() -> None:
    assert standing(PAIR, [(0, 1, 6.0)]) == {1: (2, True)}
    assert standing(PAIR, [(0, 1, 5.9)]) == {1: (2, False)}
    assert standing(PAIR, []) == {1: (2, False)}


def test_one_system_is_not_linked_however_sure() -> None:
    assert standing([("crm", "a", 1), ("crm", "b", 1)], [(0, 1, 20.0)]) == {1: (1, False)}


def test_two_sure_halves_on_a_weak_bridge_are_not_linked() -> None:
    """Every record has a sure link of its own; only the connection shows the bridge."""
    records = [("crm", "a", 1), ("crm", "b", 1), ("shop", "c", 1), ("shop", "d", 1)]
    halves = [(0, 1, 20.0), (2, 3, 20.0), (1, 2, 4.0)]
    assert standing(records, halves) == {1: (2, False)}
    assert standing(records, [*halves, (0, 3, 7.0)]) == {1: (2, True)}


def test_a_decision_is_as_good_as_a_sure_link() -> None:
    decided = decide(no_decisions(), Record("crm", "a"), Record("shop", "b"), "same", who="Anna", why="asked", at=AS_OF)
    assert standing(PAIR, [(0, 1, 1.0)], decisions=decided) == {1: (2, True)}


@pytest.mark.parametrize("what", ["near link", "kept apart"])
def test_an_open_doubt_counts_against_both_customers(what: str) -> None:
    records = [*PAIR, ("billing", "c", 2), ("crm", "d", 3)]
    doubt = {"what": what, "customer_id": 2, "other_customer_id": 1}
    assert standing(records, [(0, 1, 9.0)], [doubt]) == {1: (3, False), 2: (3, False), 3: (1, False)}


@pytest.mark.parametrize("what", ["large", "loose"])
def test_an_odd_customer_is_not_linked(what: str) -> None:
    assert standing(PAIR, [(0, 1, 9.0)], [{"what": what, "customer_id": 1}]) == {1: (2, False)}


def test_a_weak_link_beside_sure_ones_is_no_doubt() -> None:
    weak = {"what": "weak link", "customer_id": 1, "other_customer_id": 1}
    assert standing(PAIR, [(0, 1, 9.0)], [weak]) == {1: (2, True)}
