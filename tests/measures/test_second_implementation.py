"""Every measure beside a naive one in plain Python, on random rows."""

from __future__ import annotations

import naive
import naive_evidence
import pytest
from canonical import answers, lazy_tables
from questions import GROUPINGS, PERIODS, asked
from samples import sample

from fremdbild.measures import MEASURES, Measure

EXACT = {"answers", "cases", "people"}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_gives_what_a_naive_one_gives(measure: Measure, seed: int) -> None:
    rows = sample(seed, cases=(1, 12, 60, 150, 250, 400)[seed], answers=(1, 25, 120, 300, 500, 800)[seed])
    tables = lazy_tables(rows)
    naive_one = getattr(naive, measure.name, None) or getattr(naive_evidence, measure.name)
    compared = 0
    # Each grouping with another kind of period, and other pairs with another seed.
    for number, by in enumerate(GROUPINGS):
        period = PERIODS[(number + seed) % len(PERIODS)]
        question = asked(by, period)
        expected = naive_one(rows, question)
        found = {(row["statistic"], tuple(row[name] for name in by)): row for row in answers(measure, tables, question)}
        assert expected.keys() <= found.keys()
        for key, row in found.items():
            figures = expected.get(key, {"value": None, "people": None if measure.kind == "thing" else 0})
            for name, figure in figures.items():
                wanted = figure if name in EXACT or figure is None else pytest.approx(figure, rel=1e-9, abs=1e-9)
                assert row[name] == wanted, (key, name, row, figures, period)
                compared += 1
    assert compared or seed < 2  # of the smallest samples nobody may have been asked
