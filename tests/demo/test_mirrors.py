"""What is planted in the three mirrors: two blind spots and no third, whoever happens to answer."""

from __future__ import annotations

import numpy as np
import pytest

from fremdbild.demo import model
from fremdbild.demo.answers import NO_ANSWER, WAVES
from fremdbild.demo.mirrors import BLIND_SPOTS, MIRRORS
from fremdbild.demo.relations import ITEMS, SEGMENT_SHARES, relations_of
from fremdbild.demo.seven_points import score
from fremdbild.demo.staff import staff
from fremdbild.demo.survey_sheets import staff_answers
from fremdbild.demo.surveys import STATEMENT, questions
from fremdbild.demo.truths import truths
from fremdbild.instruments.criteria import CRITERIA

NOW = len(WAVES) - 1
ABOVE, BELOW = 60, 50
"""Bounds of a blind spot: the interval inside lies above, the one outside below."""


def true_mean(measure: str, criterion: str) -> float:
    found = [
        t.value
        for t in truths()
        if (t.measure, t.statistic, t.period, t.group) == (measure, "mean", model.PERIOD, {"criterion": criterion})
    ]
    assert len(found) == 1
    return found[0]


def test_the_mirrors_stand_in_the_order_of_the_spine() -> None:
    assert [mirror.criterion for mirror in MIRRORS] == [criterion.name for criterion in CRITERIA]


@pytest.mark.parametrize("mirror", MIRRORS, ids=lambda mirror: mirror.criterion)
def test_truths_are_the_planted_figures(mirror: object) -> None:
    planted = next(one for one in MIRRORS if one is mirror)
    assert true_mean("outside_score", planted.criterion) == pytest.approx(planted.outside, abs=1e-9)
    # What three hundred people answer in seven steps comes near to any mean, and meets none.
    assert true_mean("inside_score", planted.criterion) == pytest.approx(planted.inside, abs=0.06)


def test_what_is_no_blind_spot_is_far_from_being_one() -> None:
    for criterion in CRITERIA:
        inside, outside = true_mean("inside_score", criterion.name), true_mean("outside_score", criterion.name)
        if criterion.name in BLIND_SPOTS:
            assert inside > ABOVE + 10, criterion.name
            assert outside < BELOW - 5, criterion.name
        else:
            assert inside < ABOVE - 4 or outside > BELOW + 3, criterion.name


def test_exactly_the_planted_blind_spots_are_seen_in_every_firm() -> None:
    """Plain intervals, counted here without any measure: of the people left who might have answered, and by segment."""
    for seed in range(40):
        _, answers = staff_answers(NOW, seed)
        outside = relations_of(np.arange(model.CUSTOMERS, dtype=np.int64), seed)
        seen = set()
        for number, mirror in enumerate(MIRRORS, start=1):
            said = answers[f"{STATEMENT}{number:02}"][0]
            inside = score(said[said != NO_ANSWER])
            left = np.sqrt((len(staff()) - len(inside)) / (len(staff()) - 1))
            low = inside.mean() - 1.96 * left * inside.std(ddof=1) / np.sqrt(len(inside))
            now = (outside.wave == NOW) & (outside.scores[number - 1] != NO_ANSWER)
            groups = [
                score(outside.scores[number - 1][now & (outside.segment == s)]) for s in range(len(SEGMENT_SHARES))
            ]
            mean = SEGMENT_SHARES @ [group.mean() for group in groups]
            error = np.sqrt(SEGMENT_SHARES**2 @ [group.var(ddof=1) / len(group) for group in groups])
            if low > ABOVE and mean + 1.96 * error < BELOW:
                seen.add(mirror.criterion)
        assert seen == set(BLIND_SPOTS), seed


def test_both_sides_of_a_pair_are_asked_with_one_wording_and_the_old_ones_with_another() -> None:
    rows = [row for row in questions().to_pylist() if row["Konstrukt"] == "statement"]
    wordings = {(row["Umfrage"], row["Kriterium"]): (row["Fassung"], row["Von"], row["Bis"]) for row in rows}
    for mirror in MIRRORS:
        inside, outside = wordings["mitarbeitende", mirror.german], wordings["kundenbefragung", mirror.german]
        assert inside == outside == ("fremdbild-15/1", "1", "7")
        before = wordings.get(("mitarbeitende-2024", mirror.german))
        assert before in {None, ("fremdbild-15/0", "1", "5")}
    assert len(rows) == 15 + 15 + 12


def test_every_question_has_its_item_and_place() -> None:
    rows = questions().to_pylist()
    assert len({(row["Umfrage"], row["Frage"]) for row in rows}) == len(rows)
    assert [row["Frage"] for row in rows if row["Umfrage"] == "kundenbefragung"] == [item.code for item in ITEMS]
    assert [int(row["Nr"]) for row in rows if row["Umfrage"] == "mitarbeitende"] == list(range(1, 32))
