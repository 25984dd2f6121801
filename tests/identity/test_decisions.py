"""Decisions about pairs: they bind, they are kept with who, when and why, and they can be taken back."""

from __future__ import annotations

from datetime import datetime

import pytest

from fremdbild.errors import LinkError
from fremdbild.identity import Record, decide, no_decisions, taken_back
from fremdbild.identity.decisions import SCHEMA, binding

AT, LATER = datetime(2026, 11, 26, 12), datetime(2026, 11, 27, 12)
A, B, C = Record("crm", "1"), Record("shop", "7"), Record("shop", "8")


def test_a_decision_is_kept_with_who_when_and_why() -> None:
    found = decide(no_decisions(), B, A, "same", who="anna", why="called him", at=AT)
    assert found.schema == SCHEMA
    assert found.to_pylist() == [
        {
            "system": "crm", "record_id": "1", "other_system": "shop", "other_record_id": "7", "verdict": "same",
            "decided_by": "anna", "decided_at": AT, "why": "called him", "taken_back_by": None, "taken_back_at": None,
        }
    ]  # fmt: skip
    assert binding(found) == ([(A, B)], [])


def test_the_newest_decision_counts_and_the_older_one_keeps_its_line() -> None:
    found = decide(no_decisions(), A, B, "same", who="anna", why="same phone", at=AT)
    found = decide(found, B, A, "different", who="beat", why="father and son", at=LATER)
    assert binding(found) == ([], [(A, B)])
    assert found["taken_back_by"].to_pylist() == ["beat", None]


def test_a_decision_can_be_taken_back() -> None:
    found = taken_back(decide(no_decisions(), A, B, "same", who="anna", why="", at=AT), B, A, who="beat", at=LATER)
    assert binding(found) == ([], [])
    assert found.to_pylist()[0]["taken_back_at"] == LATER
    with pytest.raises(LinkError, match="nothing is decided about crm 1 and shop 7"):
        taken_back(found, A, B, who="beat", at=LATER)


def test_decisions_that_contradict_each_other_are_refused() -> None:
    found = decide(no_decisions(), A, B, "same", who="anna", why="", at=AT)
    found = decide(found, B, C, "same", who="anna", why="", at=AT)
    with pytest.raises(
        LinkError, match="crm 1 and shop 8 are decided to be different, and by other decisions the same"
    ):
        decide(found, A, C, "different", who="beat", why="", at=LATER)


def test_a_record_is_not_compared_with_itself() -> None:
    with pytest.raises(LinkError, match="with itself"):
        decide(no_decisions(), A, A, "same", who="anna", why="", at=AT)
