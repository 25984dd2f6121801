"""The attack: somebody with a copy of the server's disk tries to link people to answers after the opening.

The attacker knows whose envelope stands in which row (a copy of the disk after every submission tells that), the
export, and everything in the result. He links the k-th person of a cell to the k-th answer of that cell, in the order
of the export and in the order of submission. By chance one person a cell is linked, however large it is.

The control is the same wave opened by naive designs: without a shuffle, and with ids in order. The attack must break
them, or it would prove nothing.
"""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterator

import numpy as np
import pytest
from polling import ITEMS, KEY, employees, header, sealed

from fremdbild.ballot import Opened, Sheet
from fremdbild.ballot.opening import opened_rows

RUNS = 200
PEOPLE = 12
CELL = "north-employee"
HEADER = header([employees("north")])


def _wave(seed: int) -> tuple[list[Sheet], list[tuple[str, bytes]]]:
    """Twelve people, known to the test by their answers, in the order of submission, and their envelopes."""
    dice = random.Random(seed)
    people = [
        Sheet(
            {ITEMS[0]: 1 + number // 7, ITEMS[1]: 1 + number % 7, ITEMS[2]: dice.randint(1, 7)},
            {"": f"comment {number} of {seed}"},
            "de-CH",
        )
        for number in range(PEOPLE)
    ]
    return people, [(CELL, sealed(one)) for one in people]


def _answered_by(opened: Opened) -> list[int]:
    """Who gave the k-th answer of the result."""
    found: dict[str, dict[str, int]] = {}
    for row in opened.answers:
        found.setdefault(row.respondent_id, {})[row.item_id] = int(row.score or 0)
    return [(answers[ITEMS[0]] - 1) * 7 + answers[ITEMS[1]] - 1 for answers in found.values()]


def _commented_by(opened: Opened) -> list[int]:
    return [int(comment.text.split()[1]) for comment in opened.comments]


def _by_id(opened: Opened) -> list[int]:
    """Who gave the k-th answer, sorted by the ids of the respondents."""
    ids = list(dict.fromkeys(row.respondent_id for row in opened.answers))
    return [person for _, person in sorted(zip(ids, _answered_by(opened), strict=True))]


def _by_comment_id(opened: Opened) -> list[int]:
    ids = [comment.comment_id for comment in opened.comments]
    return [person for _, person in sorted(zip(ids, _commented_by(opened), strict=True))]


def _attacks(seed: int) -> Iterator[tuple[str, list[int], list[int]]]:
    """Name of the attack, the people as the attacker orders them, and the people as they are."""
    _, rows = _wave(seed)
    submitted = list(range(PEOPLE))
    exported = sorted(submitted, key=lambda number: hashlib.sha256(rows[number][1]).digest())
    opened = opened_rows(HEADER, [rows[number] for number in exported], KEY, "wave")
    outcomes = {
        "answers": _answered_by(opened),
        "answers by id": _by_id(opened),
        "comments": _commented_by(opened),
        "comments by id": _by_comment_id(opened),
    }
    for (name, people), (order, known) in itertools.product(
        outcomes.items(), {"submission": submitted, "export": exported}.items()
    ):
        yield f"{name}, order of {order}", known, people
    yield "comments to answers", outcomes["answers"], outcomes["comments"]
    yield "comments to answers by id", outcomes["answers by id"], outcomes["comments by id"]


def _linked() -> dict[str, tuple[float, float]]:
    """Attack → how many people of a cell it links on average, and the mean correlation of positions."""
    found: dict[str, list[tuple[int, float]]] = {}
    for seed in range(RUNS):
        for name, known, people in _attacks(seed):
            assert sorted(people) == list(range(PEOPLE)), "every person is there once"
            hits = sum(guess == truth for guess, truth in zip(known, people, strict=True))
            places = np.argsort(known), np.argsort(people)
            found.setdefault(name, []).append((hits, float(np.corrcoef(*places)[0, 1])))
    return {
        name: (float(np.mean([hits for hits, _ in runs])), float(np.mean([together for _, together in runs])))
        for name, runs in found.items()
    }


def _broken(linked: dict[str, tuple[float, float]]) -> dict[str, float]:
    """Attacks that link more than chance does, or find the order again, six standard errors beyond it.

    The number that chance links has mean 1 and variance 1; a correlation of n places has variance 1 / (n − 1).
    """
    hits, together = 6 / RUNS**0.5, 6 / (RUNS * (PEOPLE - 1)) ** 0.5
    return {
        name: number / PEOPLE
        for name, (number, correlation) in linked.items()
        if abs(number - 1) > hits or abs(correlation) > together
    }


def test_nobody_is_linked_beyond_chance() -> None:
    linked = _linked()
    assert len(linked) == 10
    assert _broken(linked) == {}


def test_without_the_shuffle_the_attack_breaks_the_wave(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the order of the export, which the attacker has, is the order of answers and comments."""
    monkeypatch.setattr("fremdbild.ballot.opening.shuffled", list)
    broken = _broken(_linked())
    for name in ("answers, order of export", "comments, order of export", "comments to answers"):
        assert broken[name] >= 0.95
    assert not [name for name in broken if name.endswith("by id") or "order of submission" in name]


def test_with_one_shuffle_for_both_comments_are_linked_to_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: shuffled, and in the same way, is not split off."""

    def same(items: list[object]) -> list[object]:
        order = list(range(len(items)))
        random.Random(5).shuffle(order)
        return [items[number] for number in order]

    monkeypatch.setattr("fremdbild.ballot.opening.shuffled", same)
    assert _broken(_linked())["comments to answers"] >= 0.95


def test_ids_in_order_give_everybody_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: rows shuffled well, but ids given by counting in the order of the export."""
    counted = itertools.count()
    monkeypatch.setattr("fremdbild.ballot.opening.secrets.token_hex", lambda _: f"{next(counted):032x}")
    monkeypatch.setattr("fremdbild.ballot.opening.shuffled", list)
    broken = _broken(_linked())
    assert broken["answers by id, order of export"] >= 0.95
    assert broken["comments to answers by id"] >= 0.95


def test_rows_in_the_order_of_submission_give_everybody_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: neither sorted by hash nor shuffled."""
    monkeypatch.setattr("fremdbild.ballot.opening.shuffled", list)
    linked = 0
    for seed in range(20):
        _, rows = _wave(seed)
        linked += sum(a == b for a, b in enumerate(_answered_by(opened_rows(HEADER, rows, KEY, "wave"))))
    assert linked == 20 * PEOPLE
