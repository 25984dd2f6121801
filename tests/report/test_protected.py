"""A protected value leaves no trace: not in words, pictures, alternative texts or tables."""

from __future__ import annotations

import json
import re

import pyarrow as pa
import pytest
from frozen import Firm

from fremdbild.assessment.assessment import Assessment
from fremdbild.report.board import board
from fremdbild.report.frame import Frame, Value
from fremdbild.report.html import html
from fremdbild.report.pdf import _report
from fremdbild.result import PROTECTED, RESULT_COLUMNS


class Careless(Assessment):
    """An assessment whose protected rows still hold figures, as none ever should."""

    trace = 0.0

    @property
    def results(self) -> pa.Table:
        rows = super().results.to_pylist()
        for row in rows:
            if row["status"] == PROTECTED:
                n = int(self.trace * 1000)
                row |= {
                    "value": self.trace,
                    "lower": self.trace - 1.5,
                    "upper": self.trace + 1.5,
                    "standard_error": 0.5,
                }
                row |= {"answers": n, "cases": n, "people": n, "effective_n": float(n)}
        return pa.Table.from_pylist(rows, schema=RESULT_COLUMNS)


class MoreCareless(Careless):
    trace = 77.125


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    return Firm().freeze(tmp_path_factory.mktemp("firm"))


def test_a_protected_value_carries_no_figure(firm):
    hidden = [value for value in Frame.of(MoreCareless(firm.path)).values if value.protected]
    assert hidden
    for value in hidden:
        figures = (value.value, value.lower, value.upper, value.answers, value.cases, value.people, value.n)
        assert figures == (None,) * 7
        with pytest.raises(ValueError, match="no figure"):
            _ = value.figure


@pytest.mark.parametrize("language", ["de-CH", "en"])
def test_whatever_is_hidden_the_report_is_the_same_to_the_last_byte(firm, language):
    reports = [board(Frame.of(made), language) for made in (firm, Careless(firm.path), MoreCareless(firm.path))]
    assert len({html(report) for report in reports}) == 1
    assert len({json.dumps(_report(report)) for report in reports}) == 1


def test_two_protected_rows_of_a_table_look_the_same(firm):
    """Mark, words and size tell nothing."""
    names = re.compile("Kündigung|Todesfall|Besuch|Webseite")
    found = 0
    for table in re.findall(r"<table.*?</table>", html(board(Frame.of(firm), "de-CH")), flags=re.DOTALL):
        rows = re.findall(r'<tr role="row">.*?</tr>', table, flags=re.DOTALL)
        masked = [re.sub(r"\b[td]\d+\b", "id", names.sub("NAME", row)) for row in rows if "geschützt" in row]
        if "<svg" in "".join(masked):
            found += len(masked)
            assert len(set(masked)) == 1
    assert found > 6


def test_it_says_that_it_is_protected_and_why(firm):
    frame = Frame.of(firm)
    text = html(board(frame, "de-CH"))
    assert '<strong>geschützt</strong><span class="muted"> zum Schutz kleiner Gruppen</span>' in text
    assert "protected" in html(board(frame, "en"))


def test_missing_data_is_said_to_be_missing_with_the_reason(tmp_path):
    frame = Frame.of(Firm(no_data=("claim",)).freeze(tmp_path))
    text = html(board(frame, "de-CH"))
    assert '<strong>keine Daten</strong><span class="muted"> nichts zu zählen im Zeitraum</span>' in text


def test_a_median_that_is_not_reached_is_told_from_missing_data(tmp_path):
    made = Firm(measures=["cycle_time"]).freeze(tmp_path)
    rows = made.results.to_pylist()
    for row in rows:
        if row["touchpoint"] == "claim" and row["statistic"] == "median":
            row |= {"value": None, "lower": 4.0, "upper": float("inf")}
    frame = Frame(made.manifest, tuple(Value.of(row) for row in rows))
    text = html(board(frame, "en"))
    assert "<strong>not yet reached</strong>" in text
    assert "no data" not in text
    assert "inf" not in re.sub(r"base64,[^\"]*|info|infin", "", text.partition("<main")[2])
