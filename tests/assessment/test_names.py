from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fremdbild.assessment.names import check_names
from fremdbild.errors import SettingsError
from fremdbild.settings import parse_settings


def check(**target: Any) -> None:
    check_names(parse_settings({"organisation": {"name": "x"}, "target": [target]}, folder=Path()))


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ({"measure": "promis_kept", "value": 90}, 'no measure is called "promis_kept"; did you mean "promise_kept"?'),
        ({"measure": "cycle_time", "statistic": "medain", "value": 3}, 'no statistic "medain"; did you mean "median"?'),
        ({"measure": "reopened", "value": 3, "where": {"unit": "x"}}, '"unit" in where is not a group column'),
        (
            {"measure": "inside_score", "value": 70, "where": {"criterion": "lerning"}},
            'no criterion is called "lerning"; did you mean "learning"?',
        ),
        (
            {"measure": "inside_score", "value": 70, "where": {"perspective": "managers"}},
            'no perspective is called "managers"; did you mean "manager"?',
        ),
        ({"measure": "reopened", "value": 3, "period": "Q3"}, '"Q3" is not a period'),
    ],
)
def test_a_target_that_names_nothing_is_refused_with_what_was_probably_meant(
    target: dict[str, Any], message: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        check(**target)
    assert message in str(caught.value)
    assert "[[target]] 1" in str(caught.value)


def test_targets_with_known_names_pass() -> None:
    check(measure="cycle_time", statistic="p80", value=5, where={"touchpoint": "claim"}, period="2026-Q3")
    for where in ({"criterion": "learning"}, {"criterion": "leadership"}, {"perspective": "employee"}):
        check(measure="inside_score", value=70, where=where)
