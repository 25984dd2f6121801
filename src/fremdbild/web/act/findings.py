"""The findings of the newest frozen assessment, told as the report tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc
from django.conf import settings

from fremdbild.assessment import Assessment
from fremdbild.disclosure import is_subtree
from fremdbild.report.findings_page import MOST_FINDINGS
from fremdbild.report.voice import Voice
from fremdbild.result import GROUP_COLUMNS, PROTECTED, RELEASED, TOTAL
from fremdbild.texts import Words, words_in
from fremdbild.web.act.models import Action
from fremdbild.web.picture.access import newest as last_frozen
from fremdbild.web.picture.reading import known

_PLACES = ("org_unit", "touchpoint", "channel", "segment")


def newest() -> Assessment | None:
    """The last assessment that was frozen; AssessmentError where one is damaged that may be it."""
    return last_frozen()


def labelled(label: str) -> Assessment | None:
    """The assessment called `label`; no path is made of it."""
    return next((one for one in known() if one.label == label), None)


@dataclass(frozen=True)
class Found:
    """A finding and its words."""

    rank: int
    row: Mapping[str, Any]
    sentence: str
    value: str
    difference: str
    n: int | None
    certain: bool
    worse: bool
    criterion: str
    """Its label, where the finding is about one."""


def findings_of(assessment: Assessment, words: Words) -> list[Found]:
    """As many as the report shows, the surest first; rows of units with all below them hold the others."""
    voice = Voice.of(words, assessment.manifest)
    rows = sorted(assessment.findings.to_pylist(), key=lambda row: row["rank"])
    return [told(voice, row) for row in rows[:MOST_FINDINGS] if not is_subtree(row["org_unit"] or "")]


def answered(assessment: Assessment) -> set[int]:
    """Ranks of the findings about which there is an action."""
    kept = set(Action.objects.exclude(finding="").values_list("finding", flat=True))
    first = words_in(settings.PROJECT.organisation.languages[0])
    return {found.rank for found in findings_of(assessment, first) if found.sentence[:400] in kept}


def finding_of(assessment: Assessment, rank: int, words: Words) -> Found | None:
    """The finding that has this rank."""
    rows = assessment.findings.filter(pc.equal(assessment.findings["rank"], rank)).to_pylist()
    return told(Voice.of(words, assessment.manifest), rows[0]) if rows else None


def told(voice: Voice, row: Mapping[str, Any]) -> Found:
    n = row["answers"] if row["answers"] is not None else row["cases"]
    named = row["criterion"] not in {None, TOTAL}
    return Found(
        row["rank"],
        row,
        voice.finding_sentence(row),
        voice.finding_value(row),
        voice.signed_difference(row),
        n,
        row["certain"],
        row["direction"] == "worse",
        voice.member("criterion", row["criterion"]) if named else "",
    )


def in_both(assessment: Assessment, rank: int) -> tuple[str, str]:
    """The sentence of a finding in the organisation's first language, and in English."""
    first = words_in(settings.PROJECT.organisation.languages[0])
    both = [finding_of(assessment, rank, words) for words in (first, words_in("en"))]
    return tuple(found.sentence if found else "" for found in both)  # type: ignore[return-value]  # two of them


def where_of(row: Mapping[str, Any]) -> dict[str, str]:
    """Unit, touchpoint, channel and segment of a finding, those that it names."""
    return {name: row[name] for name in _PLACES if row[name] not in {None, TOTAL}}


def measured(
    assessment: Assessment | None, measure: str, statistic: str, where: Mapping[str, str], criterion: str = ""
) -> dict[str, Any]:
    """`value, lower, upper, n, protected` of one cell of the assessment's own period; value None where there is none.

    A cell that is protected gives no figure away.
    """
    nothing = {"value": None, "lower": None, "upper": None, "n": None, "protected": False}
    if assessment is None or not measure:
        return nothing
    results = assessment.results
    cell = {name: where.get(name) or TOTAL for name in GROUP_COLUMNS}
    if criterion and measure in {"inside_score", "outside_score", "customer_guess"}:
        cell["criterion"] = criterion
    wanted = {"measure": measure, "statistic": statistic, "period": assessment.manifest["period"]["label"], **cell}
    for name, member in wanted.items():
        results = results.filter(pc.equal(results[name], member))
    rows = results.to_pylist()
    if not rows or rows[0]["status"] != RELEASED:
        return {**nothing, "protected": bool(rows) and rows[0]["status"] == PROTECTED}
    row = rows[0]
    n = row["answers"] if row["answers"] is not None else row["cases"]
    return {**{name: row[name] for name in ("value", "lower", "upper")}, "n": n, "protected": False}
