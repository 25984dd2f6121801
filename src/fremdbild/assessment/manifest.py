"""The shape of an assessment's manifest.json, for those who read one that somebody may have touched."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from fremdbild.errors import FremdbildError
from fremdbild.result import Period


def manifest_in(text: str | bytes) -> dict[str, Any]:
    """The manifest that `text` is; raises ValueError, in one line, where it is none."""
    try:
        manifest = json.loads(text)
    except RecursionError:
        raise ValueError("it is no manifest: it is nested too deeply") from None
    if not isinstance(manifest, dict):
        raise ValueError("it is no manifest: it is a list or a single value")
    try:
        _Manifest.model_validate(manifest)
    except ValidationError as error:
        first = error.errors()[0]
        place = ", ".join(str(part) for part in first["loc"])
        raise ValueError(f'it is no manifest: "{place}": {first["msg"].removeprefix("Value error, ")}') from None
    return manifest


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _period(text: str) -> str:
    try:
        Period.parse(text)
    except FremdbildError as error:
        raise ValueError(error.fact) from None
    return text


class _Entry(BaseModel):
    """What readers rely on; a manifest says more."""

    model_config = ConfigDict(extra="allow", strict=True)


class _Period(_Entry):
    label: Annotated[str, AfterValidator(_period)]


class _Ledger(_Entry):
    token: str
    kept: int
    refused: int


class _Hidden(_Entry):
    cells: int
    of: int
    simple_rule: int | None = None


class _Limits(_Entry):
    cycle_time_days: float | None = None
    benchmark_days: dict[str, float] | None = None


class _Target(_Entry):
    measure: str
    value: float
    statistic: str | None = None
    period: str | None = None
    where: dict[str, str] | None = None


class _Input(_Entry):
    source: str
    file: str
    sha256: str
    rows_read: int
    rows_stored: int
    rows_set_aside: int


class _Organisation(_Entry):
    time_zone: str = "UTC"


class _Protection(_Entry):
    minimum_people: int = 7


class _Report(_Entry):
    addressee: str | None = None
    addressee_by_language: dict[str, str] | None = None
    names: dict[str, dict[str, str]] | None = None


class _Settings(_Entry):
    organisation: _Organisation | None = None
    protection: _Protection | None = None
    report: _Report | None = None


class _BlindSpot(_Entry):
    inside_above: float
    outside_below: float


class _Asked(_Entry):
    perspective: str
    answered: int
    asked: int | None = None
    missing: list[str | None] | None = None
    missing_column: str
    weighted: bool | None = None


class _Weighting(_Entry):
    perspective: str
    variables: list[str]
    design_effect: float
    effective_n: float
    trimmed: int | None = None


class _Reliability(_Entry):
    perspective: str
    scale: str
    alpha: float | None = None
    omega: float | None = None


class _Factors(_Entry):
    factors: int
    cfi: float | None = None


class _Agreement(_Entry):
    icc1: float | None = None
    icc2: float | None = None
    r_wg: dict[str, float | None] | None = None
    units: int = 0
    comparable: bool = False


class _NotComparable(_Entry):
    criterion: str
    reason: str


class _Break(_Entry):
    measure: str
    period: Annotated[str, AfterValidator(_period)]


class _Mirror(_Entry):
    blind_spot: _BlindSpot | None = None
    asked: list[_Asked] | None = None
    weighting: list[_Weighting] | None = None
    reliability: list[_Reliability] | None = None
    factors: list[_Factors] | None = None
    agreement: _Agreement | None = None
    not_comparable: list[_NotComparable] | None = None
    breaks: list[_Break] | None = None
    blind_spots: list[str | None] = []
    scale: list[float] | None = None


class _Action(_Entry):
    status: str
    criterion: str | None = None
    finding: dict[str, str] | None = None
    decision: dict[str, str]
    owner_unit: str | None = None
    due: str | None = None
    measure: str | None = None
    statistic: str | None = None
    where: dict[str, str] | None = None
    baseline: float | None = None
    expected_value: float | None = None
    decided_on: str | None = None
    done_on: str | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    n: int | None = None


class _Manifest(_Entry):
    organisation: str
    number: int
    period: _Period
    as_of: Annotated[str, AfterValidator(_moment)]
    created_at: Annotated[str, AfterValidator(_moment)]
    languages: list[str]
    measures: list[str]
    ledger: _Ledger | None = None
    hidden: _Hidden | None = None
    limits: _Limits | None = None
    names: dict[str, dict[str, dict[str, str]]] | None = None
    notes: list[str] | None = None
    targets: list[_Target] | None = None
    settings: _Settings | None = None
    inputs: list[_Input] | None = None
    versions: dict[str, str] | None = None
    mirror: _Mirror | None = None
    actions: list[_Action] | None = None
    asked_with: dict[str, list[str]] | None = None
    parents: dict[str, str] | None = None
    owners: dict[str, str] | None = None
    order: str | None = None
