"""assess: compute, release, find, freeze."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from fremdbild.assessment import share_done
from fremdbild.assessment.actions import actions_of
from fremdbild.assessment.assessment import Assessment
from fremdbild.assessment.compute import Progress, breakdowns_of, raw_results, usable_measures
from fremdbild.assessment.earlier import beside_earlier, tokens_of
from fremdbild.assessment.freeze import freeze
from fremdbild.assessment.margins import margins_of
from fremdbild.assessment.mirror import mirror
from fremdbild.assessment.names import check_names
from fremdbild.assessment.people import people_behind
from fremdbild.assessment.protection import rules_for, without_subtrees
from fremdbild.assessment.questionnaires import asked_with, breaks, not_comparable, statements_asked
from fremdbild.assessment.units import units_of
from fremdbild.disclosure import Released, open_ledger, release
from fremdbild.engine import Engine, open_engine
from fremdbild.errors import AssessmentError
from fremdbild.findings import find_findings
from fremdbild.measures import MEASURES
from fremdbild.measures.local_day import last_day_begun
from fremdbild.measures.measure import Measure
from fremdbild.result import FIRST_YEAR, Limits, Period, Question
from fremdbild.settings import Settings, read_settings

_VERSIONED = ("fremdbild", "duckdb", "ibis-framework", "numpy", "pyarrow", "pyspark", "scipy")


def assess(
    settings: Settings | Path | str,
    period: str,
    *,
    as_of: datetime | None = None,
    progress: Progress | None = None,
    order: str = "",
) -> Assessment:
    """Assesses `period` of the organisation in its folder and freezes the result as a new assessment.

    `as_of` is a moment in UTC without a zone mark; by default the earlier of the period's end and the newest load.
    `progress` is told of each measure, and of each work in `share_done.AFTER` behind them.
    `order` stands in the manifest, so that whoever ordered the assessment finds it again.
    Raises AssessmentError where no measure has the tables that it needs.
    """
    if not isinstance(settings, Settings):
        settings = read_settings(Path(settings))
    asked = _asked(period)
    check_names(settings)
    with open_engine(settings) as engine:
        measures = _measures_for(engine)
        benchmarks = _benchmarks(engine, asked.last)
        question = Question(
            by=(),
            periods=asked.series(),
            as_of=as_of or min(asked.end_in_utc(settings.organisation.time_zone), _loaded_at(engine)),
            limits=_limits(settings, benchmarks),
            time_zone=settings.organisation.time_zone,
            margins=margins_of(engine),
        )
        breakdowns = breakdowns_of(grouping.by for grouping in settings.grouping)
        units = units_of(engine, asked.last)
        raw = raw_results(engine, measures, breakdowns, question, share_done.of_measures(progress), units.levels)
        share_done.begin(progress, "protection")
        rules = rules_for(settings.protection, units)
        released = release(raw.rows, rules, raw.atoms)
        share_done.begin(progress, "people")
        people = people_behind(engine, raw.counted, breakdowns, question)
        manifest = _manifest(settings, engine, question, measures, released, units.headcounts)
        asked_of = statements_asked(engine, last_day_begun(question))
        anew = [found["measure"] for found in breaks(asked_of, question.periods) if found["period"] == asked.label]
        folder = settings.assessments_path
        with open_ledger(settings.ledger_path, settings.protection.minimum_people, lambda: tokens_of(folder)) as ledger:
            frozen = tokens_of(folder)
            share_done.begin(progress, "earlier")
            shown = beside_earlier(ledger, released.results, people, rules, frozen)
            told = without_subtrees(shown.results)
            findings = find_findings(
                told,
                settings,
                benchmarks,
                asked,
                not_comparable=not_comparable(asked_of, asked),
                asked_anew=anew,
            )
            share_done.begin(progress, "mirror")
            manifest |= {
                "ledger": {"token": ledger.token, "kept": shown.kept, "refused": shown.refused},
                "mirror": mirror(engine, settings, question, shown.results, findings, units, frozen.values()),
                "asked_with": asked_with(asked_of, asked),
                "parents": dict(sorted(units.parents.items())),
                "owners": _owners(engine),
                "actions": actions_of(engine, question, told),
            }
            if order:
                manifest["order"] = order
            assessment = freeze(folder, asked.label, shown.results, findings, manifest)
            ledger.commit()
    return assessment


def _asked(text: str) -> Period:
    period = Period.parse(text)
    if period.kind != "all" and period.first.year < FIRST_YEAR:
        raise AssessmentError(
            f'"{text}" begins before the year {FIRST_YEAR}',
            next_step="write the year in full, such as 2026, 2026-Q3 or 2026-09",
        )
    return period


def _loaded_at(engine: Engine) -> datetime:
    if engine.snapshot.loaded_at is None:
        raise AssessmentError("nothing is loaded yet", next_step="fremdbild load")
    return engine.snapshot.loaded_at


def _measures_for(engine: Engine) -> tuple[Measure, ...]:
    measures = usable_measures(MEASURES, engine.tables)
    if not measures:
        wanted = ", ".join(sorted({name for measure in MEASURES for name in measure.tables}))
        raise AssessmentError(
            f"no measure has its tables; loaded are: {', '.join(sorted(engine.tables)) or 'none'}",
            next_step=f"load at least service_case, or survey_response with survey_item (measures read {wanted})",
        )
    return measures


def _limits(settings: Settings, benchmarks: Sequence[Mapping[str, Any]]) -> Limits:
    """Limits of the settings; a target for a time is a limit too where no other one is set."""
    targets = [
        t.value for t in settings.target if t.measure == "cycle_time" and t.statistic in {None, "median", "p80", "p95"}
    ]
    return Limits(
        cycle_time_days=settings.limits.cycle_time_days or (targets[0] if targets else None),
        second_contact_days=settings.limits.second_contact_days,
        feedback_days=settings.limits.feedback_days,
        idea_days=settings.limits.idea_days,
        answer_seconds=settings.limits.answer_seconds,
        benchmark_days={
            row["touchpoint"]: row["value"]
            for row in benchmarks
            if row["measure"] == "cycle_time" and row["statistic"] == "median" and row["touchpoint"]
        },
    )


def _benchmarks(engine: Engine, last_day: date) -> list[dict[str, Any]]:
    """Of every figure from elsewhere the newest that was known in the period."""
    if "benchmark" not in engine.tables:
        return []
    newest: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in engine.collect(engine.tables["benchmark"]).to_pylist():
        if row["as_of"] <= last_day:
            key = (row["touchpoint"], row["measure"], row["statistic"])
            if key not in newest or newest[key]["as_of"] < row["as_of"]:
                newest[key] = row
    return [newest[key] for key in sorted(newest, key=str)]


def _manifest(
    settings: Settings,
    engine: Engine,
    question: Question,
    measures: Sequence[Measure],
    released: Released,
    headcounts: Mapping[str, int],
) -> dict[str, Any]:
    period = question.period
    return {
        "organisation": settings.organisation.name,
        "period": {"label": period.label, "kind": period.kind, "first": period.first, "last": period.last},
        "as_of": question.as_of.isoformat(),
        "created_at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "languages": list(settings.organisation.languages),
        "measures": [measure.name for measure in measures],
        "limits": {**asdict(question.limits), "benchmark_days": dict(question.limits.benchmark_days)},
        "hidden": {"cells": released.hidden_cells, "of": released.cells, "simple_rule": released.simple_rule},
        "names": _names(engine),
        "notes": _notes(settings, engine, headcounts, released),
        "groupings": [list(grouping.by) for grouping in settings.grouping],
        "targets": [target.model_dump() for target in settings.target],
        "settings": settings.model_dump(mode="json"),
        "inputs": [asdict(entry) for entry in engine.snapshot.inputs],
        "tables": {name: parts.rows for name, parts in sorted(engine.snapshot.tables.items())},
        "store_generation": engine.snapshot.generation,
        "engine": engine.name,
        "versions": {"python": platform.python_version(), **_versions()},
    }


def _names(engine: Engine) -> dict[str, dict[str, dict[str, str]]]:
    """Group column → member → language → the name that people know, as the tables give it."""
    names: dict[str, dict[str, dict[str, str]]] = {}
    for column in ("touchpoint", "org_unit"):
        if column in engine.tables:
            rows = engine.collect(engine.tables[column]).to_pylist()
            known = {row[column]: _by_language(row["name"], row.get("name_en")) for row in rows if row["name"]}
            names[column] = dict(sorted(known.items()))
    return names


def _owners(engine: Engine) -> dict[str, str]:
    """Touchpoint → the unit that answers for it."""
    if "touchpoint" not in engine.tables:
        return {}
    rows = engine.collect(engine.tables["touchpoint"]).to_pylist()
    return dict(sorted((row["touchpoint"], row["owner_unit"]) for row in rows if row["owner_unit"]))


def _by_language(name: str, english: str | None) -> dict[str, str]:
    return {"de-CH": name, "de-DE": name, "en": english or name}


def _notes(settings: Settings, engine: Engine, headcounts: Mapping[str, int], released: Released) -> list[str]:
    """What a reader must know to weigh the figures, as codes that the report puts into words."""
    notes = [] if released.complete else ["overlaps of groupings were not checked"]
    cases = engine.tables.get("service_case")
    if cases is not None:
        if not engine.collect(cases.filter(cases.record_id.notnull()).limit(1)).num_rows:
            notes.append("a case counts as one person")
        if not headcounts:
            declared = settings.protection.teams_at_least is not None
            notes.append("team sizes are declared" if declared else "team results are hidden without headcounts")
    return notes


def _versions() -> dict[str, str]:
    found = {}
    for name in _VERSIONED:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
