from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from results import results, row

from fremdbild.disclosure.ledger import ENTRIES_FILE, PEOPLE_FILE, SETS_FILE, Ledger, open_ledger
from fremdbild.errors import AssessmentError
from fremdbild.result import GROUP_COLUMNS, TOTAL

MINIMUM = 7
MAY, JUNE = datetime.date(2026, 5, 31), datetime.date(2026, 6, 30)
SCHEMA = pa.schema(
    [
        ("measure", pa.string()),
        ("period", pa.string()),
        ("day", pa.date32()),
        *((name, pa.string()) for name in GROUP_COLUMNS),
        ("person_key", pa.int64()),
    ]
)


def people(
    keys: Iterable[int], *, period: str = "2026-Q2", day: datetime.date = MAY, **where: Any
) -> list[dict[str, Any]]:
    return [
        {
            "measure": "inside_score",
            "period": period,
            "day": day,
            **dict.fromkeys(GROUP_COLUMNS, TOTAL),
            **where,
            "person_key": key,
        }
        for key in keys
    ]


def cell(*, period: str = "2026-Q2", **where: Any) -> dict[str, Any]:
    return row(50, period=period, **where)


def compared(
    ledger: Ledger, who: list[dict[str, Any]], cells: list[dict[str, Any]], **known: Any
) -> list[dict[str, Any]]:
    found = ledger.compare(
        pa.Table.from_pylist(who, schema=SCHEMA),
        results(cells),
        known.get("parents", {}),
        known.get("by_criterion", ()),
    )
    return found.to_pylist()


def assessed(
    folder: Path, who: list[dict[str, Any]], cells: list[dict[str, Any]], **known: Any
) -> list[dict[str, Any]]:
    with open_ledger(folder, MINIMUM, set) as ledger:
        near = compared(ledger, who, cells, **known)
        ledger.commit()
    return near


def test_the_same_answers_may_be_released_again(tmp_path: Path) -> None:
    assert assessed(tmp_path, people(range(50)), [cell()]) == []
    assert assessed(tmp_path, people(range(50)), [cell()]) == []


@pytest.mark.parametrize("more", range(1, 10))
def test_a_rerun_with_a_few_people_more_is_near_and_one_with_enough_is_not(tmp_path: Path, more: int) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    near = assessed(tmp_path, people(range(50 + more)), [cell()])
    assert len(near) == (more < MINIMUM)
    assert all(found["released_by"] is not None for found in near)


def test_three_who_left_and_three_who_came_count_as_six(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    assert len(assessed(tmp_path, people(range(3, 53)), [cell()])) == 1
    assert assessed(tmp_path, people(range(4, 54)), [cell()]) == []


def test_two_waves_with_answers_of_their_own_are_no_difference_of_each_other(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    # Named customers: the same people, asked again a month later.
    later = people(range(52), day=JUNE, period="2026-Q3")
    assert assessed(tmp_path, later, [cell(period="2026-Q3")]) == []


def test_a_month_in_its_quarter_is_one(tmp_path: Path) -> None:
    quarter = people(range(50)) + people(range(100, 103), day=JUNE)
    assessed(tmp_path, quarter, [cell()])
    near = assessed(tmp_path, people(range(50), period="2026-05"), [cell(period="2026-05")])
    assert [(found["period"], found["released_by"]) for found in near] == [("2026-05", None)]


def test_a_month_that_differs_enough_from_its_quarter_is_shown(tmp_path: Path) -> None:
    quarter = people(range(50)) + people(range(100, 107), day=JUNE)
    assessed(tmp_path, quarter, [cell()])
    assert assessed(tmp_path, people(range(50), period="2026-05"), [cell(period="2026-05")]) == []


def test_another_grouping_of_the_same_answers_is_compared(tmp_path: Path) -> None:
    by_unit = people(range(40), org_unit="claims") + people(range(40, 80), org_unit="offers")
    assessed(tmp_path, by_unit, [cell(org_unit="claims"), cell(org_unit="offers")])
    by_touchpoint = people(range(38), touchpoint="claim") + people(range(38, 80), touchpoint="offer")
    near = assessed(tmp_path, by_touchpoint, [cell(touchpoint="claim"), cell(touchpoint="offer")])
    assert {found["touchpoint"] for found in near} == {"claim", "offer"}


def test_a_subtree_holds_the_people_of_all_its_units(tmp_path: Path) -> None:
    parents = {"north": "sales", "south": "sales"}
    who = people(range(30), org_unit="north") + people(range(30, 60), org_unit="south")
    assert assessed(tmp_path, who, [cell(org_unit="sales/*")], parents=parents) == []
    more = [*who, *people([60, 61], org_unit="south")]
    assert [f["org_unit"] for f in assessed(tmp_path, more, [cell(org_unit="sales/*")], parents=parents)] == ["sales/*"]


def test_each_criterion_has_answers_of_its_own(tmp_path: Path) -> None:
    assessed(
        tmp_path, people(range(50), criterion="purpose"), [cell(criterion="purpose")], by_criterion=["inside_score"]
    )
    goals = people(range(52), criterion="goals")
    assert assessed(tmp_path, goals, [cell(criterion="goals")], by_criterion=["inside_score"]) == []
    more = people(range(52), criterion="purpose")
    assert len(assessed(tmp_path, more, [cell(criterion="purpose")], by_criterion=["inside_score"])) == 1


def test_what_was_not_released_is_no_difference(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50)), [])
    assert assessed(tmp_path, people(range(52)), [cell()]) == []


def test_an_unknown_group_is_a_group(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50), org_unit=None), [cell(org_unit=None)])
    near = assessed(tmp_path, people(range(51), org_unit=None), [cell(org_unit=None)])
    assert [(found["org_unit"], found["released_by"] is not None) for found in near] == [(None, True)]


def test_a_cell_that_is_near_is_not_written_down_as_released(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    assessed(tmp_path, people(range(54)), [cell()])
    # Eight more than the first and four more than the second, of which nothing was shown.
    assert assessed(tmp_path, people(range(58)), [cell()]) == []


def test_an_assessment_that_dies_leaves_no_entry(tmp_path: Path) -> None:
    def dies() -> None:
        with open_ledger(tmp_path, MINIMUM, set) as ledger:
            compared(ledger, people(range(50)), [cell()])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        dies()
    assert assessed(tmp_path, people(range(52)), [cell()]) == []


def test_an_entry_counts_if_its_assessment_was_frozen_before_the_program_died(tmp_path: Path) -> None:
    with open_ledger(tmp_path, MINIMUM, set) as ledger:
        compared(ledger, people(range(50)), [cell()])
        (tmp_path / f"pending-{ledger.token}").rename(tmp_path / "aside")
    token = ledger.token
    (tmp_path / "aside").rename(tmp_path / f"pending-{token}")
    with open_ledger(tmp_path, MINIMUM, lambda: {token}) as second:
        assert len(compared(second, people(range(52)), [cell()])) == 1


def test_no_key_of_a_person_stands_in_the_ledger(tmp_path: Path) -> None:
    keys = [2**62 + n for n in range(50)]
    assessed(tmp_path, people(keys), [cell()])
    [stored] = tmp_path.glob(f"*/{PEOPLE_FILE}")
    table = pq.read_table(stored)
    assert table.num_rows == 50
    for name in table.column_names:
        assert not set(table[name].to_pylist()) & set(keys)


def test_two_ledgers_share_no_hash(tmp_path: Path) -> None:
    for name in ("one", "other"):
        assessed(tmp_path / name, people(range(50)), [cell()])
    one, other = (pq.read_table(next((tmp_path / n).glob(f"*/{PEOPLE_FILE}")))["person"] for n in ("one", "other"))
    assert not set(one.to_pylist()) & set(other.to_pylist())


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    next(tmp_path.glob(f"*/{PEOPLE_FILE}")).write_bytes(b"no parquet")
    with pytest.raises(AssessmentError, match="bring the folder back from a backup"):
        assessed(tmp_path, people(range(52)), [cell()])


def test_an_entry_that_was_deleted_is_missed(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    assessed(tmp_path, people(range(70)), [cell()])
    entry = next(tmp_path.glob(f"*/{SETS_FILE}")).parent
    shutil.rmtree(entry)
    for _ in range(2):
        with pytest.raises(AssessmentError, match=f"{entry.name}: is missing.*Next: bring it back from a backup"):
            assessed(tmp_path, people(range(52)), [cell()])


@pytest.mark.parametrize("name", [PEOPLE_FILE, SETS_FILE])
def test_a_file_of_an_entry_that_was_deleted_is_missed(tmp_path: Path, name: str) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    next(tmp_path.glob(f"*/{name}")).unlink()
    with pytest.raises(AssessmentError, match=f"{name}: is missing.*Next: bring it back from a backup"):
        assessed(tmp_path, people(range(52)), [cell()])


def test_without_the_list_of_entries_the_frozen_assessments_tell_what_is_missing(tmp_path: Path) -> None:
    assessed(tmp_path, people(range(50)), [cell()])
    [entry] = (path.parent for path in tmp_path.glob(f"*/{SETS_FILE}"))
    (tmp_path / ENTRIES_FILE).unlink()
    shutil.rmtree(entry)

    def opened() -> None:
        with open_ledger(tmp_path, MINIMUM, lambda: {entry.name}):
            pass

    with pytest.raises(AssessmentError, match=f"{entry.name}: is missing"):
        opened()


def test_a_ledger_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    assessed(folder, people(range(50)), [cell()])
    [token] = (path.parent.name for path in folder.glob(f"*/{SETS_FILE}"))
    folder.rename(tmp_path / "old")
    for _ in range(2):
        with open_ledger(folder, MINIMUM, lambda: {token}) as ledger:
            assert compared(ledger, people(range(52)), [cell()]) == []
            ledger.commit()
