"""Customer ids last: by the written rule, whatever the order of rows, and again after every load."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from fremdbild.identity import HISTORY_SCHEMA, Assigned, assign_ids

AT = datetime(2026, 11, 26, 12, 0)


def _clusters(*groups: str) -> pa.Table:
    rows = [{"system": "s", "record_id": key, "cluster": place} for place, group in enumerate(groups) for key in group]
    return pa.Table.from_pylist(
        rows, schema=pa.schema([("system", pa.string()), ("record_id", pa.string()), ("cluster", pa.int64())])
    )


def _links(ids: dict[int, str]) -> pa.Table:
    rows = [{"system": "s", "record_id": key, "customer_id": number} for number, keys in ids.items() for key in keys]
    return pa.Table.from_pylist(rows)


def _ids(found: Assigned) -> dict[str, int]:
    return {row["record_id"]: row["customer_id"] for row in found.links.to_pylist()}


def _history(found: Assigned) -> list[tuple[int, int | None, str, int]]:
    return [(row["customer_id"], row["became"], row["why"], row["records"]) for row in found.history.to_pylist()]


def _assigned(groups: tuple[str, ...], ids: dict[int, str], next_id: int = 3) -> Assigned:
    return assign_ids(_clusters(*groups), _links(ids), at=AT, next_id=next_id)


def test_the_first_ids_follow_the_record_keys() -> None:
    found = assign_ids(_clusters("cd", "ab"), None, at=AT)
    assert _ids(found) == {"a": 1, "b": 1, "c": 2, "d": 2}
    assert found.next_id == 3
    assert found.history.num_rows == 0
    assert found.history.schema == HISTORY_SCHEMA


def test_a_split_keeps_the_id_with_the_most_records() -> None:
    found = _assigned(("ab", "c"), {1: "abc"})
    assert _ids(found) == {"a": 1, "b": 1, "c": 3}
    assert _history(found) == [(1, 3, "split", 1)]
    assert found.history["at"].to_pylist() == [AT]


def test_of_two_equal_halves_that_with_the_smallest_key_keeps_the_id() -> None:
    assert _ids(_assigned(("cd", "ab"), {1: "abcd"})) == {"a": 1, "b": 1, "c": 3, "d": 3}


def test_the_oldest_id_wins_a_merger_whatever_the_sizes() -> None:
    found = _assigned(("abc",), {1: "a", 2: "bc"})
    assert _ids(found) == {"a": 1, "b": 1, "c": 1}
    assert _history(found) == [(2, 1, "merged", 2)]


def test_a_record_that_goes_over_to_another_customer_is_moved() -> None:
    found = _assigned(("a", "bc"), {1: "ab", 2: "c"})
    assert _ids(found) == {"a": 1, "b": 2, "c": 2}
    assert _history(found) == [(1, 2, "moved", 1)]


def test_a_merger_and_a_split_at_once() -> None:
    # Most of 2 goes to 1, which is older; what is left of 2 does not keep an id that has become another one.
    found = _assigned(("abc", "d"), {1: "a", 2: "bcd"})
    assert _ids(found) == {"a": 1, "b": 1, "c": 1, "d": 3}
    assert _history(found) == [(2, 1, "merged", 2), (2, 3, "split", 1)]


def test_an_id_without_records_is_gone_and_never_comes_back() -> None:
    gone = _assigned(("b",), {1: "a"}, next_id=2)
    assert _ids(gone) == {"b": 2}
    assert _history(gone) == [(1, None, "gone", 1)]
    again = assign_ids(_clusters("b", "a"), gone.links, at=AT, next_id=gone.next_id)
    assert _ids(again) == {"b": 2, "a": 3}


_GROUPS = st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1).flatmap(
    lambda keys: st.lists(st.integers(0, 4), min_size=len(keys), max_size=len(keys)).map(
        lambda homes: tuple(
            "".join(k for k, h in zip(keys, homes, strict=True) if h == home) for home in sorted(set(homes))
        )
    )
)


@settings(max_examples=50, deadline=None)
@given(st.lists(_GROUPS, min_size=2, max_size=4), st.randoms())
def test_ids_are_stable_under_repeated_loads_and_independent_of_the_order_of_rows(loads, draws) -> None:
    earlier, next_id = None, 1
    given: dict[int, int] = {}
    for number, groups in enumerate(loads):
        rows = _clusters(*groups)
        found = assign_ids(rows, earlier, at=AT, next_id=next_id)
        order = list(range(rows.num_rows))
        draws.shuffle(order)
        assert assign_ids(rows.take(order), earlier, at=AT, next_id=next_id).links == found.links
        again = assign_ids(rows, found.links, at=AT, next_id=found.next_id)
        assert (again.links, again.history.num_rows, again.next_id) == (found.links, 0, found.next_id)
        ids = _ids(found)
        assert sorted({frozenset(k for k in ids if ids[k] == one) for one in ids.values()}, key=sorted) == sorted(
            {frozenset(group) for group in groups}, key=sorted
        )
        if earlier is not None:
            before = {row["record_id"]: row["customer_id"] for row in earlier.to_pylist()}
            # Every record whose id has changed is in the history, and nothing else.
            changed = {}
            for key, old in before.items():
                if ids.get(key) != old and (key in ids or old not in {before[k] for k in before if k in ids}):
                    changed[old, ids.get(key)] = changed.get((old, ids.get(key)), 0) + 1
            assert {(row["customer_id"], row["became"]): row["records"] for row in found.history.to_pylist()} == changed
        for one in ids.values():
            assert given.setdefault(one, number) == number or one < next_id
        earlier, next_id = found.links, found.next_id
