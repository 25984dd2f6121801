from __future__ import annotations

import re

import numpy as np
import pytest

from fremdbild.demo.answers import answers_of
from fremdbild.demo.cases import cases_of
from fremdbild.demo.comments import ENGLISH, ENGLISH_COMMENTS, GERMAN, SHARE, comment_texts
from fremdbild.demo.names import FAMILY_NAMES, GIVEN_NAMES
from fremdbild.demo.touchpoints import TOUCHPOINTS

SENTENCES = [sentence for moods in GERMAN.values() for pool in moods for sentence in pool]
SENTENCES += [sentence for pool in ENGLISH_COMMENTS for sentence in pool]


def test_every_touchpoint_has_something_to_say_in_every_mood() -> None:
    assert set(GERMAN) == {touchpoint.code for touchpoint in TOUCHPOINTS if touchpoint.surveyed}
    assert all(pool for moods in GERMAN.values() for pool in moods)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_sentence_names_a_person_or_an_address(sentence: str) -> None:
    assert not re.search(r"\d{3}|@", sentence)
    assert not set(re.findall(r"\w+", sentence)) & set(FAMILY_NAMES)
    assert not set(re.findall(r"\w+", sentence)) & set(GIVEN_NAMES)


def test_some_write_and_some_of_them_in_english() -> None:
    cases = cases_of(np.arange(30_000, dtype=np.int64), 3)
    answers = answers_of(cases, 3)
    text, language = (column.to_pylist() for column in comment_texts(cases, answers, 3))
    written = [spoken for words, spoken in zip(text, language, strict=True) if words]
    assert len(written) / len(text) == pytest.approx(SHARE, abs=0.02)
    assert written.count("en") / len(written) == pytest.approx(ENGLISH, abs=0.03)
    assert set(language) == {"", "de", "en"}
    assert all(bool(words) == bool(spoken) for words, spoken in zip(text, language, strict=True))
