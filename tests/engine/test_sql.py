"""Names and values never end the text that they stand in."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fremdbild.engine.sql import identifier, literal

ODD = ["a'b", 'a"b', "a;b", "--x", "/* x */", "a\\b", "\n", "", "Größe", "{x}", "$1", "?", "%"]


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))) | st.sampled_from(ODD))
def test_any_text_survives_as_a_literal(text: str) -> None:
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT {literal(text)}").fetchone() == (text,)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), min_size=1)
    | st.sampled_from([name for name in ODD if name])
)
def test_any_text_survives_as_a_name(text: str) -> None:
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT 1 AS {identifier(text)}").description
        assert found is not None
        assert found[0][0] == text


@pytest.mark.parametrize("value", [True, False, 0, -1, 2**62, 1.5, None])
def test_any_value_survives_as_a_literal(value: float | None) -> None:
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT {literal(value)}").fetchone() == (value,)
