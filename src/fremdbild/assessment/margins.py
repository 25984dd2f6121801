"""Known numbers of people, from the table population, to which the answers of surveys are weighted."""

from __future__ import annotations

from fremdbild.engine import Engine
from fremdbild.errors import AssessmentError
from fremdbild.measures.view import WEIGHTED_BY
from fremdbild.result import Margin


def margins_of(engine: Engine) -> tuple[Margin, ...]:
    """The margins of all surveys; raises AssessmentError where one names a column that answers do not have."""
    if "population" not in engine.tables:
        return ()
    rows = engine.collect(engine.tables["population"]).to_pylist()
    rows.sort(key=lambda row: (row["survey_id"], row["perspective"], row["variables"], row["levels"]))
    return tuple(
        Margin(row["survey_id"], row["perspective"], *_checked(row["variables"], row["levels"]), row["size"])
        for row in rows
    )


def _checked(variables: str, levels: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names, members = tuple(variables.split()), tuple(levels.split("|"))
    where = f'population, variables "{variables}", levels "{levels}"'
    for name in names:
        if name not in WEIGHTED_BY:
            raise AssessmentError(
                f'answers have no column "{name}"',
                where=where,
                next_step=f"write one or several of {', '.join(WEIGHTED_BY)}, separated by a space",
            )
    if len(names) != len(members):
        raise AssessmentError(
            f"{len(names)} variable{'s' if len(names) > 1 else ''} and {len(members)} levels",
            where=where,
            next_step="write one level for each variable, joined by |",
        )
    return names, members
