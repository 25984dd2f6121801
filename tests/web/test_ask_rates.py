from __future__ import annotations

from fremdbild.web.ask.rates import rates_of_units


def cell(unit, invited, answered, view="employee"):
    return {"cell": f"{unit}/{view}", "org_unit": unit, "invited": invited, "answered": answered}


def test_a_unit_is_told_where_those_who_answered_and_those_who_did_not_both_reach_the_minimum():
    total, rates = rates_of_units([cell("a", 30, 15), cell("b", 30, 10), cell("c", 40, 20)], 7)
    assert (total.asked, total.answered) == (100, 45)
    assert [rate.answered for rate in rates] == [15, 10, 20]


def test_a_hidden_unit_does_not_come_back_by_subtraction():
    total, rates = rates_of_units([cell("a", 30, 27), cell("b", 30, 10), cell("c", 40, 20)], 7)
    assert total.answered == 57
    # Three of a did not answer; b is hidden with it, though it could stand alone.
    assert {rate.unit: rate.answered for rate in rates} == {"a": None, "b": None, "c": 20}


def test_nothing_is_told_where_nearly_everybody_answered():
    total, rates = rates_of_units([cell("a", 30, 28), cell("b", 30, 27)], 7)
    assert total.answered is None
    assert [rate.answered for rate in rates] == [None, None]


def test_perspectives_of_a_unit_stand_together():
    _, [rate] = rates_of_units([cell("a", 30, 12), cell("a", 20, 10, "manager")], 7)
    assert (rate.asked, rate.answered) == (50, 22)
    lower, upper = rate.interval
    assert 30 < lower < 44 < upper < 58
