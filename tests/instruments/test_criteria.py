"""The spine holds fifteen criteria in three dimensions, with words in every language."""

from __future__ import annotations

import pytest

from fremdbild.instruments import BY_NAME, CRITERIA, DIMENSIONS, of_dimension
from fremdbild.texts import LANGUAGES, words_in


def test_each_dimension_has_five_of_fifteen_criteria() -> None:
    assert len(BY_NAME) == len(CRITERIA) == 15
    assert [criterion for dimension in DIMENSIONS for criterion in of_dimension(dimension)] == list(CRITERIA)
    assert {len(of_dimension(dimension)) for dimension in DIMENSIONS} == {5}


def test_ten_criteria_have_evidence_of_their_own() -> None:
    evidence = [criterion.evidence for criterion in CRITERIA if criterion.evidence]
    assert len(set(evidence)) == len(evidence) == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_and_dimension_has_a_label_that_fits_a_row_of_the_picture(language: str) -> None:
    words = words_in(language)
    labels = [words.criterion(name) for name in (*BY_NAME, *DIMENSIONS)]
    assert len(set(labels)) == 18
    assert not set(labels) & {*BY_NAME, *DIMENSIONS}
    assert max(len(label) for label in labels) <= 22
    assert all((words.criterion_meaning(name) or "").endswith(".") for name in BY_NAME)


def test_what_has_no_words_keeps_its_name() -> None:
    assert words_in("en").criterion("fairness") == "fairness"
    assert words_in("en").criterion_meaning("fairness") is None
    assert words_in("de-CH").perspective("manager") == "Führungskräfte"
    assert words_in("de-CH").perspective("rival") == "rival"
