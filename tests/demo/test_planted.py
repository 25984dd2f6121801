from __future__ import annotations

import pytest

from fremdbild.demo.planted import Planted, planted

FOUND = {one.name: one for one in planted()}


@pytest.mark.parametrize("one", planted(), ids=lambda one: one.name)
def test_what_was_planted_is_there_to_be_found(one: Planted) -> None:
    assert abs(one.truth.value - one.other_value) > (0.5 if one.truth.measure == "cycle_time" else 5)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("reliability_guess", 65, 75),  # "seven in ten"
        ("feedback_left_lying", 27, 35),  # "seven in ten are not"
        ("claims_promise", 30, 100 / 3),  # "two promises in three"
        ("vehicles_promise", 0, 50),  # "more than half"
        ("injuries_promise", 15, 25),  # "four in five"
        ("claims_time", 7, 9),  # "more than a week"
        ("offers_time", 5.5, 6.5),  # "six days"
    ],
)
def test_sentences_say_what_the_figures_say(name: str, low: float, high: float) -> None:
    assert low <= FOUND[name].truth.value <= high


def test_one_customer_in_eight_agrees_that_promises_are_kept() -> None:
    assert FOUND["reliability_guess"].other_value == pytest.approx(100 / 8, abs=1)


def test_directions_are_those_of_the_sentences() -> None:
    for name in ("claims_promise", "claims_recommendation", "digital_promise", "email_first_contact",
                 "young_recommendation", "industry_recommendation", "contract_changes_time",
                 "feedback_left_lying"):  # fmt: skip
        assert FOUND[name].truth.value < FOUND[name].other_value, name
    for name in ("claims_time", "offers_time", "flattering_verdict", "reliability_blind_spot", "learning_blind_spot",
                 "reliability_guess"):  # fmt: skip
        assert FOUND[name].truth.value > FOUND[name].other_value, name
