from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace

import pyarrow as pa
import pytest

from fremdbild.assessment.actions import actions_of
from fremdbild.result import RESULT_COLUMNS, Period, Question
from fremdbild.tables import BY_NAME


def a_row(**known: object) -> dict[str, object]:
    return {**dict.fromkeys(BY_NAME["action"].column_names), "action_id": "A-1", "decision": "Promise later", **known}


def told(rows: list[dict[str, object]]) -> list[tuple[str, str]]:
    engine = SimpleNamespace(tables={"action": pa.Table.from_pylist(rows)}, collect=lambda table: table)
    question = Question(
        by=(),
        periods=(Period.parse("2026-Q3"),),
        as_of=datetime(2026, 9, 30),
    )
    return [(row["action_id"], row["status"]) for row in actions_of(engine, question, RESULT_COLUMNS.empty_table())]


@pytest.mark.parametrize("turned", [False, True])
def test_an_action_that_comes_from_two_sources_is_told_once_as_it_was_decided(turned):
    proposed = a_row(status="proposed")
    decided = a_row(status="decided", decided_on=date(2026, 8, 1))
    done = a_row(status="done", decided_on=date(2026, 8, 1), done_on=date(2026, 9, 1))
    assert told([decided, proposed] if turned else [proposed, decided]) == [("A-1", "decided")]
    assert told([done, decided] if turned else [decided, done]) == [("A-1", "done")]


def test_two_actions_stay_two():
    assert told([a_row(status="proposed"), a_row(action_id="A-2")]) == [("A-1", "proposed"), ("A-2", "proposed")]
