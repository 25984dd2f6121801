"""Whether the names in fremdbild.toml mean something: measures, statistics, groups, criteria, periods."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from fremdbild.errors import FremdbildError, SettingsError, nearest
from fremdbild.instruments.criteria import BY_NAME as CRITERIA
from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.measures import BY_NAME
from fremdbild.result import GROUP_COLUMNS, TOTAL, Period
from fremdbild.settings import FILE_NAME, Settings, Target
from fremdbild.tables.survey_response import survey_response

_MEMBERS: Mapping[str, Collection[str]] = {
    "criterion": (*CRITERIA, *DIMENSIONS),
    "perspective": survey_response.column("perspective").members,
}
"""Group columns of which all members are known; those of the others stand in the data."""


def check_names(settings: Settings) -> None:
    """Raises SettingsError that lists every name of a target that nothing is called."""
    problems = [
        f"[[target]] {number}: {problem}"
        for number, target in enumerate(settings.target, start=1)
        for problem in _problems(target)
    ]
    if problems:
        raise SettingsError(
            "\n  ".join([f"{len(problems)} problem{'s' if len(problems) > 1 else ''}:", *problems]),
            where=str(settings.folder / FILE_NAME),
            next_step="mend these and run it again",
        )


def _problems(target: Target) -> Iterator[str]:
    measure = BY_NAME.get(target.measure)
    if measure is None:
        yield f'no measure is called "{target.measure}"; {nearest(target.measure, BY_NAME)}'
    elif target.statistic is not None and target.statistic not in (known := [s.name for s in measure.statistics]):
        yield f'{measure.name} has no statistic "{target.statistic}"; {nearest(target.statistic, known)}'
    for name, member in target.where.items():
        if name not in GROUP_COLUMNS:
            yield f'"{name}" in where is not a group column; {nearest(name, GROUP_COLUMNS)}'
        elif member not in {TOTAL, *(members := _MEMBERS.get(name, (member,)))}:
            yield f'no {name} is called "{member}"; {nearest(member, members)}'
    if target.period is not None:
        try:
            Period.parse(target.period)
        except FremdbildError as error:
            yield f"{error.fact}; {error.next_step}"
