"""What is done because of findings: each action with the released figure that shows its effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from fremdbild.engine import Engine
from fremdbild.measures import BY_NAME
from fremdbild.measures.local_day import last_day_begun
from fremdbild.result import GROUP_COLUMNS, PROTECTED, RELEASED, TOTAL, Question

_FURTHER = ("proposed", "decided", "done", "dropped")
_WHERE = ("org_unit", "touchpoint", "channel", "segment")


def actions_of(engine: Engine, question: Question, results: pa.Table) -> list[dict[str, Any]]:
    """The actions that were known in the period, as they stand in the manifest; oldest decisions first."""
    if "action" not in engine.tables:
        return []
    current = {
        (row["measure"], row["statistic"], *(row[name] for name in GROUP_COLUMNS)): row
        for row in results.to_pylist()
        if row["period"] == question.period.label
    }
    last = min(question.period.last, last_day_begun(question))
    rows = engine.collect(engine.tables["action"]).to_pylist()
    known = _one_of_each(row for row in rows if row["decided_on"] is None or row["decided_on"] <= last)
    known.sort(key=lambda row: (row["decided_on"] or date.max, row["due"] or date.max, row["action_id"]))
    return [_described(row, last, current) for row in known]


def _one_of_each(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """An action that a file and the web application both hold is one: the newest decision stands."""
    told: dict[str, dict[str, Any]] = {}
    for row in sorted(
        rows, key=lambda row: (row["decided_on"] or date.min, _FURTHER.index(row["status"] or "proposed"))
    ):
        told[row["action_id"]] = row
    return list(told.values())


def _described(
    row: Mapping[str, Any], last: date, current: Mapping[tuple[Any, ...], Mapping[str, Any]]
) -> dict[str, Any]:
    measure = BY_NAME.get(row["measure"] or "")
    statistic = row["statistic"] or (measure.headline.name if measure else None)
    where = {name: row[name] for name in _WHERE if row[name] is not None}
    cell = tuple(where.get(name, TOTAL) for name in GROUP_COLUMNS)
    found = current.get((row["measure"], statistic, *cell), {})
    effect = found if found.get("status") == RELEASED else {}
    answers = effect.get("answers")
    return {
        "action_id": row["action_id"],
        "criterion": row["criterion"],
        "finding": _both(row["finding"], row["finding_en"]),
        "decision": _both(row["decision"], row["decision_en"]),
        "owner_unit": row["owner_unit"],
        "due": row["due"],
        "measure": row["measure"],
        "statistic": statistic,
        "unit_of_measure": _unit(row["measure"], statistic),
        "where": where,
        "baseline": row["baseline"],
        "expected_value": row["expected_value"],
        "decided_on": row["decided_on"],
        "status": _status(row, last),
        "done_on": row["done_on"] if row["done_on"] is not None and row["done_on"] <= last else None,
        **{name: effect.get(name) for name in ("value", "lower", "upper")},
        "protected": found.get("status") == PROTECTED,
        "n": answers if answers is not None else effect.get("cases"),
    }


def _status(row: Mapping[str, Any], last: date) -> str:
    """The status as it was on the last day: what was done later was decided then."""
    status = row["status"] or ("decided" if row["decided_on"] is not None else "proposed")
    later = status == "done" and row["done_on"] is not None and row["done_on"] > last
    return "decided" if later else status


def _unit(measure: str | None, statistic: str | None) -> str | None:
    known: Sequence[Any] = BY_NAME[measure].statistics if measure in BY_NAME else ()
    return next((found.unit_of_measure for found in known if found.name == statistic), None)


def _both(text: str | None, english: str | None) -> dict[str, str]:
    return {"de": text or "", "en": english or text or ""}
