from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from fremdbild.disclosure import release_comments
from fremdbild.disclosure.comments import COMMENT_COLUMNS
from fremdbild.settings import Protection

COLUMNS = ("comment_id", "survey_id", "wave", "text", "language", "respondent_id", "touchpoint")


def comments(number: int, **where: Any) -> list[dict[str, Any]]:
    start = {"survey_id": "staff", "wave": "2026", "language": "de", "respondent_id": None, "touchpoint": None}
    return [{**start, "comment_id": f"id-{n}", "text": f"text {n}", **where} for n in range(number)]


def released(rows: list[dict[str, Any]], *, named: tuple[str, ...] = (), **protection: Any) -> list[dict[str, Any]]:
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    return release_comments(pa.Table.from_pylist(rows, schema=schema), Protection(**protection), named).to_pylist()


@pytest.mark.parametrize("number", [0, 1, 9])
def test_below_the_minimum_nothing_is_shown(number: int) -> None:
    assert released(comments(number)) == []


def test_from_the_minimum_on_all_is_shown_without_key_person_unit_and_date() -> None:
    found = released(comments(10))
    assert sorted(row["text"] for row in found) == [f"text {n}" for n in range(10)]
    assert all(set(row) == set(COMMENT_COLUMNS.names) for row in found)
    assert "id-3" not in str(found)


def test_the_minimum_of_comments_is_its_own() -> None:
    assert released(comments(19), minimum_comments=20) == []
    assert len(released(comments(20), minimum_comments=20)) == 20


def test_each_wave_stands_alone() -> None:
    found = released([*comments(9), *comments(12, wave="2027")])
    assert {row["wave"] for row in found} == {"2027"}


def test_the_order_tells_nothing() -> None:
    orders = {tuple(row["text"] for row in released(comments(30))) for _ in range(5)}
    assert len(orders) == 5


def test_a_named_survey_shows_the_touchpoint_where_enough_wrote_there() -> None:
    rows = [
        *comments(12, survey_id="nps", touchpoint="claim"),
        *comments(9, survey_id="nps", touchpoint="offer"),
    ]
    found = released(rows, named=("nps",))
    assert [row["touchpoint"] for row in found] == ["claim"] * 12


def test_an_anonymous_survey_never_shows_a_touchpoint() -> None:
    rows = [*comments(6, touchpoint="claim"), *comments(6, touchpoint="offer")]
    assert [row["touchpoint"] for row in released(rows)] == [None] * 12


def test_many_texts_of_one_person_are_one_voice() -> None:
    assert released(comments(30, respondent_id="r1")) == []
    several = [row for n in range(10) for row in comments(2, respondent_id=f"r{n}")]
    assert len(released(several)) == 20


def test_blanks_are_no_comment() -> None:
    assert released([*comments(9), *comments(5, text="  \n")]) == []
