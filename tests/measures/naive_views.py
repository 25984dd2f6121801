"""Scores of the two sides a second time, person by person, written from the definitions alone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from canonical import Row, last_day_of, local_day_of, person_key
from scipy import stats
from view_samples import SURVEY

from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS
from fremdbild.result import Question

Key = tuple[Any, ...]
Found = dict[tuple[str, Key], Row]
Wilson = Callable[[float, float], tuple[float, float]]
SIDES = {"inside": {"employee", "manager"}, "outside": {"customer"}, "managers": {"manager"}}


def people_of(construct: str, side: str, rows: dict[str, list[Row]], question: Question) -> Iterator[Row]:
    """Everybody of a side who answered: their answers by word on 0..1, their weight, and what groups they are in."""
    items = {(item["survey_id"], item["item_id"]): item for item in rows["survey_item"]}
    waves = {(wave["survey_id"], wave["wave"]): wave["closed_on"] for wave in rows.get("survey_wave", [])}
    cells = {(cell["survey_id"], cell["wave"], cell["cell"]): cell for cell in rows.get("survey_cell", [])}
    cases = {case["case_id"]: case for case in rows.get("service_case", [])}
    segments = {(row["system"], row["record_id"]): row["segment"] for row in rows.get("source_record", [])}
    found: dict[Key, Row] = {}
    for row in rows["survey_response"]:
        item = items.get((row["survey_id"], row["item_id"]))
        if item is None or item["construct"] != construct or row["score"] is None:
            continue
        low, high = item["scale_min"], item["scale_max"]
        cell = cells.get((row["survey_id"], row["wave"], row.get("cell")), {})
        said = row.get("perspective") or (None if row.get("cell") is not None else "customer")
        perspective = cell.get("perspective") or said
        closed_on, at = waves.get((row["survey_id"], row["wave"])), row.get("answered_at")
        late = at > question.as_of if at is not None else closed_on is not None and closed_on > last_day_of(question)
        if not low <= row["score"] <= high or perspective not in SIDES[side] or late:
            continue
        case = cases.get(row.get("case_id"), {})
        of_record = segments.get((row.get("system"), row.get("record_id")))
        one = found.setdefault(
            (row["survey_id"], row["wave"], row["respondent_id"]),
            {
                "day": closed_on or local_day_of(at),
                "wave": row["wave"],
                "person": person_key("survey_response", row),
                "weight": 1.0 if row.get("weight") is None else row["weight"],
                "parts": {},
                "tops": {},
                "perspective": perspective,
                "org_unit": cell.get("org_unit") or case.get("org_unit"),
                "segment": of_record if of_record is not None else case.get("segment"),
                "touchpoint": row.get("touchpoint"),
                "channel": row.get("channel"),
            },
        )
        score = low + high - row["score"] if item.get("reversed") else row["score"]
        word = item.get("criterion") or construct
        one["parts"][word] = (score - low) / (high - low)
        one["tops"][word] = score >= high - 1
    yield from found.values()


def grouped(people: Iterator[Row], question: Question) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    periods = question.periods if "period" in question.by else question.periods[-1:]
    for one in people:
        day = one["day"]
        for period in periods:
            if period.label == "all" or (day is not None and period.first <= day <= period.last):
                key = [
                    period.label if name == "period" else one.get(name) for name in question.by if name != "criterion"
                ]
                found[tuple(key)].append(one)
    return found


def score(side: str, rows: dict[str, list[Row]], question: Question, wilson: Wilson) -> Found:
    found: Found = {}
    names = [criterion.name for criterion in CRITERIA]
    for key, people in grouped(people_of("statement", side, rows, question), question).items():
        there = headcount("statement", rows, key, question, SIDES[side]) if side == "inside" else None
        if "criterion" in question.by:
            for name in names:
                found |= _single(key, name, people, there, question, wilson)
            for dimension in DIMENSIONS:
                coefficients = _of_dimension(dimension, people)
                found["mean", _placed(key, dimension, question)] = _combined(coefficients, people, there)
        else:
            parts = [_of_dimension(dimension, people) for dimension in DIMENSIONS]
            whole: dict[str, float] | None = defaultdict(float)
            for part in parts:
                whole = None if part is None or whole is None else {
                    name: whole.get(name, 0) + part.get(name, 0) / 3 for name in names
                }  # fmt: skip
            found["mean", key] = _combined(whole, people, there)
    return found


def word(construct: str, side: str, rows: dict[str, list[Row]], question: Question, wilson: Wilson) -> Found:
    found: Found = {}
    people_of_side = people_of(construct, side, rows, question)
    for group, people in grouped(people_of_side, question).items():
        there = headcount(construct, rows, group, question, SIDES[side]) if side == "inside" else None
        found |= _single(group, construct, people, there, question, wilson)
    return found


def guess(rows: dict[str, list[Row]], question: Question, wilson: Wilson) -> Found:
    found: Found = {}
    if "criterion" not in question.by:
        return found
    for group, people in grouped(people_of("guess", "managers", rows, question), question).items():
        there = headcount("guess", rows, group, question, SIDES["managers"])
        for criterion in CRITERIA:
            single = _single(group, criterion.name, people, there, question, wilson)
            found |= {key: figures for key, figures in single.items() if key[0] == "mean"}
    return found


def headcount(construct: str, rows: dict[str, list[Row]], key: Key, question: Question, who: set[str]) -> float | None:
    """People in the cells that belong to a group; None where no cell with a headcount does."""
    by = [name for name in question.by if name != "criterion"]
    wanted = dict(zip(by, key, strict=True))
    periods = {period.label: period for period in question.periods}
    period = periods[wanted.get("period", question.periods[-1].label)]
    closed = {(wave["survey_id"], wave["wave"]): wave["closed_on"] for wave in rows.get("survey_wave", [])}
    numbers = []
    asked = {(SURVEY, one["wave"], one["perspective"]) for one in people_of(construct, "inside", rows, question)}
    for cell in rows.get("survey_cell", []):
        day = closed.get((cell["survey_id"], cell["wave"]))
        members = {"perspective": cell["perspective"], "org_unit": cell["org_unit"]}
        same = all(members.get(name) == member for name, member in wanted.items() if name != "period")
        known = day is not None and day <= last_day_of(question) and period.first <= day <= period.last
        side = (cell["survey_id"], cell["wave"], cell["perspective"])
        if cell["headcount"] is not None and cell["perspective"] in who and same and known and side in asked:
            numbers.append(cell["headcount"])
    return float(sum(numbers)) if numbers else None


def _placed(key: Key, criterion: str, question: Question) -> Key:
    rest = iter(key)
    return tuple(criterion if name == "criterion" else next(rest) for name in question.by)


def _answering(name: str, people: list[Row]) -> list[Row]:
    return [one for one in people if name in one["parts"]]


def _mean(name: str, people: list[Row]) -> float:
    here = _answering(name, people)
    return sum(one["weight"] * one["parts"][name] for one in here) / sum(one["weight"] for one in here)


def _kish(people: list[Row]) -> float:
    return sum(one["weight"] for one in people) ** 2 / sum(one["weight"] ** 2 for one in people)


def _correction(answers: int, there: float | None) -> float:
    if there is None or there <= 1:
        return 1.0
    return math.sqrt(min(max(there - answers, 1.0) / (there - 1), 1.0))


def _influence(name: str, people: list[Row], there: float | None) -> list[float]:
    """How far each person moves the mean of a criterion, with the factors of small samples and populations."""
    here = _answering(name, people)
    total, mean = sum(one["weight"] for one in here), _mean(name, people)
    factor = math.sqrt(len(here) / (len(here) - 1)) * _correction(len(here), there)
    return [
        factor * one["weight"] * (one["parts"][name] - mean) / total if name in one["parts"] else 0.0 for one in people
    ]


def _of_dimension(dimension: str, people: list[Row]) -> dict[str, float] | None:
    names = [c.name for c in CRITERIA if c.dimension == dimension and len(_answering(c.name, people)) > 1]
    return {name: 1 / len(names) for name in names} if len(names) >= 3 else None


def _combined(coefficients: dict[str, float] | None, people: list[Row], there: float | None) -> Row:
    if coefficients is None:
        return {"value": None, "people": 0, "answers": 0}
    used = {name: part for name, part in coefficients.items() if part}
    value = sum(part * _mean(name, people) for name, part in used.items())
    moved = [0.0] * len(people)
    for name, part in used.items():
        moved = [sum_ + part * own for sum_, own in zip(moved, _influence(name, people, there), strict=True)]
    error = math.sqrt(sum(part**2 for part in moved))
    return _student(value, error, _kish(people), len(people), len({one["person"] for one in people}))


def _single(key: Key, name: str, people: list[Row], there: float | None, question: Question, wilson: Wilson) -> Found:
    here = _answering(name, people)
    place = _placed(key, name, question) if "criterion" in question.by else key
    if "criterion" in question.by and name not in {criterion.name for criterion in CRITERIA}:
        place = _placed(key, None, question)  # type: ignore[arg-type]  what is no criterion has none
    persons = len({one["person"] for one in here})
    if not here:
        nothing = {"value": None, "people": 0, "answers": 0}
        return {("mean", place): nothing, ("top_2_share", place): nothing}
    n = _kish(here)
    share = sum(one["weight"] * one["tops"][name] for one in here) / sum(one["weight"] for one in here)
    lower, upper = wilson(share, n / _correction(len(here), there) ** 2)
    error = math.sqrt(sum(part**2 for part in _influence(name, people, there))) if len(here) > 1 else None
    return {
        ("mean", place): _student(_mean(name, people), error, n, len(here), persons, wilson),
        ("top_2_share", place): {
            "value": 100 * share, "lower": 100 * lower, "upper": 100 * upper, "answers": len(here), "people": persons,
        },
    }  # fmt: skip


def _student(
    value: float, error: float | None, n: float, answers: int, persons: int, wilson: Wilson | None = None
) -> Row:
    row: Row = {"value": 100 * value, "answers": answers, "people": persons, "effective_n": n}
    if error is None or n < 2:
        return row | {"standard_error": None, "lower": None, "upper": None}
    if error < 1e-9:
        bounds = wilson(value, n) if wilson else None
        return row | ({"lower": 100 * bounds[0], "upper": 100 * bounds[1]} if bounds else {})
    half = float(stats.t.ppf(0.975, n - 1)) * error
    return row | {
        "standard_error": 100 * error,
        "lower": 100 * max(value - half, 0.0),
        "upper": 100 * min(value + half, 1.0),
    }
