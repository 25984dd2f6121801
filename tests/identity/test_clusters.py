"""Clusters: bridges do not glue, decisions bind, the order of rows has no effect, large components are handled."""

from __future__ import annotations

import random
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fremdbild.identity.clusters import PART, Pairs, clusters, components

LINK, AVERAGE = 3.0, -4.0


def _pairs(found: dict[tuple[int, int], float]) -> Pairs:
    keys = sorted((min(pair), max(pair)) for pair in found)
    weights = {(min(pair), max(pair)): weight for pair, weight in found.items()}
    return Pairs(
        np.array([one for one, _ in keys], dtype=np.int64),
        np.array([other for _, other in keys], dtype=np.int64),
        np.array([weights[key] for key in keys]),
    )


def _clusters(records: int, found: dict[tuple[int, int], float], **decisions: list[tuple[int, int]]) -> list[int]:
    return clusters(records, _pairs(found), at_least=LINK, average=AVERAGE, **decisions).tolist()


def _clique(members: range, weight: float = 10.0) -> dict[tuple[int, int], float]:
    return {(one, other): weight for one in members for other in members if one < other}


def test_two_linked_records_are_one_customer_and_others_stay_alone() -> None:
    assert _clusters(4, {(1, 2): 3.0, (2, 3): 2.9}) == [0, 1, 1, 3]


def test_a_bridge_between_two_customers_is_outvoted() -> None:
    found = _clique(range(5)) | _clique(range(5, 10)) | {(4, 5): 8.0}
    assert components(10, _pairs(found).left, _pairs(found).right).tolist() == [0] * 10
    assert _clusters(10, found) == [0] * 5 + [5] * 5


def test_a_bridge_that_is_the_strongest_link_of_all_is_outvoted_too() -> None:
    apart = {(one, other): -15.0 for one in range(5) for other in range(5, 10)}
    assert _clusters(10, _clique(range(5)) | _clique(range(5, 10)) | apart | {(4, 5): 12.0}) == [0] * 5 + [5] * 5


def test_a_chain_of_true_links_with_some_disagreement_holds() -> None:
    # Three records of one person: the first and the last disagree a little, since the address changed between them.
    assert _clusters(3, {(0, 1): 8.0, (1, 2): 7.0, (0, 2): -2.0}) == [0, 0, 0]


def test_contradicting_evidence_keeps_a_third_record_out() -> None:
    # Father and son share address and family name with the mother's record; names and birth dates contradict.
    assert _clusters(3, {(0, 1): 8.0, (1, 2): 4.0, (0, 2): -18.0}) == [0, 0, 2]


def test_decisions_bind() -> None:
    found = _clique(range(3)) | {(3, 4): 5.0}
    assert _clusters(5, found, different=[(0, 2)]) == [0, 0, 2, 3, 3]
    assert _clusters(5, found, same=[(4, 0)]) == [0, 0, 0, 0, 0]
    assert _clusters(5, found, same=[(2, 3)], different=[(0, 2)])[0] != _clusters(5, found, different=[(0, 2)])[2]


def test_records_that_are_the_same_stay_together_where_nothing_else_links_them() -> None:
    assert _clusters(3, {}, same=[(0, 2)]) == [0, 1, 0]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_rows_has_no_effect(data: st.DataObject) -> None:
    records = data.draw(st.integers(2, 14))
    keys = [(one, other) for one in range(records) for other in range(one + 1, records)]
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True))
    found = {pair: data.draw(st.sampled_from([-9.0, -3.0, 0.5, 3.0, 4.0, 9.0])) for pair in chosen}
    pairs = _pairs(found)
    order = np.array(data.draw(st.permutations(range(len(chosen)))), dtype=np.int64)
    shuffled = Pairs(pairs.left[order], pairs.right[order], pairs.weight[order])
    first = clusters(records, pairs, at_least=LINK, average=AVERAGE)
    assert first.tolist() == clusters(records, shuffled, at_least=LINK, average=AVERAGE).tolist()
    # A cluster is named after its smallest member, and never reaches beyond its component.
    assert (first <= np.arange(records)).all()
    assert (first[first] == first).all()
    strong = pairs.weight >= LINK
    connected = components(records, pairs.left[strong], pairs.right[strong])
    assert (connected[first] == connected).all()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_decisions_bind_whatever_the_weights(data: st.DataObject) -> None:
    records = data.draw(st.integers(3, 10))
    keys = [(one, other) for one in range(records) for other in range(one + 1, records)]
    found = {
        pair: data.draw(st.sampled_from([-9.0, 3.0, 9.0]))
        for pair in data.draw(st.lists(st.sampled_from(keys), unique=True))
    }
    same = data.draw(st.lists(st.sampled_from(keys), max_size=2, unique=True))
    ones = np.array(same, dtype=np.int64).reshape(-1, 2)
    joined = components(records, ones[:, 0], ones[:, 1])
    apart = [pair for pair in keys if joined[pair[0]] != joined[pair[1]]]
    different = data.draw(st.lists(st.sampled_from(apart), max_size=3, unique=True)) if apart else []
    label = _clusters(records, found, same=same, different=different)
    assert all(label[one] == label[other] for one, other in same)
    assert all(label[one] != label[other] for one, other in different)


def test_a_component_that_a_shared_value_has_glued_comes_apart() -> None:
    people, each = 4_000, 5
    draws = random.Random(3)
    found = {}
    for person in range(people):
        found |= _clique(range(person * each, person * each + each))
    for _ in range(people * 3):  # bridges from anybody to anybody
        one, other = draws.randrange(people * each), draws.randrange(people * each)
        if one // each != other // each:
            found[min(one, other), max(one, other)] = 4.0
    label = np.array(_clusters(people * each, found))
    whole = label.reshape(people, each)
    assert (whole == whole[:, :1]).all(), "every person is whole"
    assert len(np.unique(label)) == people, "nobody is glued to another"


def test_the_work_grows_no_faster_than_the_pairs() -> None:
    def calls(records: int) -> int:
        # One component: a ring of links, each with its two neighbours.
        pairs = _pairs({(place, place + step): 6.0 for place in range(records - 2) for step in (1, 2)})
        counted = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event in {"call", "c_call"}

        sys.setprofile(count)
        try:
            label = clusters(records, pairs, at_least=LINK, average=AVERAGE)
        finally:
            sys.setprofile(None)
        assert np.bincount(label).max() <= PART
        return counted

    assert calls(40_000) < 12 * calls(4_000)


@pytest.mark.parametrize("records", [0, 1])
def test_few_records_are_no_error(records: int) -> None:
    assert _clusters(records, {}) == list(range(records))
