"""What the API answers with; the same names as in the frozen files."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema
from pydantic import Field


class Problem(Schema):
    """What went wrong, as RFC 9457 has it (application/problem+json)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class AssessmentOut(Schema):
    label: str = Field(description="Period and number, such as 2026-Q3-1.")
    period: str
    number: int
    first_day: date | None = None
    last_day: date | None = None
    as_of: datetime = Field(description="What was known when, UTC.")
    created_at: datetime
    measures: list[str]
    values: int = Field(description="Values before protection.")
    hidden: int = Field(description="Values that are protected.")


class AssessmentsOut(Schema):
    items: list[AssessmentOut]


class ResultOut(Schema):
    """One result. `*` is the total of a group column, null is unknown. A protected one has no figure."""

    measure: str
    statistic: str
    unit_of_measure: str
    period: str
    criterion: str | None = None
    perspective: str | None = None
    org_unit: str | None = None
    touchpoint: str | None = None
    channel: str | None = None
    segment: str | None = None
    status: str = Field(description="released, protected or no data")
    value: float | None = None
    standard_error: float | None = None
    lower: float | None = Field(None, description="Lower end of the 95 % interval.")
    upper: float | None = Field(None, description="Upper end of the 95 % interval.")
    interval_method: str | None = None
    answers: int | None = None
    cases: int | None = None
    people: int | None = None
    effective_n: float | None = None


class ResultsOut(Schema):
    items: list[ResultOut]
    next: str | None = Field(None, description="Cursor of the next page; null on the last one.")


class FindingOut(Schema):
    """One comparison and how sure it is."""

    rank: int
    kind: str
    direction: str
    certain: bool = Field(description="Whether it holds after correction for all that was looked at.")
    measure: str
    statistic: str
    unit_of_measure: str
    period: str
    criterion: str | None = None
    perspective: str | None = None
    org_unit: str | None = None
    touchpoint: str | None = None
    channel: str | None = None
    segment: str | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    answers: int | None = None
    cases: int | None = None
    people: int | None = None
    comparison: float | None = None
    comparison_lower: float | None = None
    comparison_upper: float | None = None
    comparison_label: str | None = None
    comparison_source: str | None = None
    comparison_as_of: str | None = None
    difference: float | None = None
    difference_lower: float | None = None
    difference_upper: float | None = None
    p_value: float | None = None
    p_holm: float | None = None
    blind_spot: bool
    same: bool


class FindingsOut(Schema):
    items: list[FindingOut]
    next: str | None = None


class StatisticOut(Schema):
    name: str
    unit_of_measure: str
    low: float | None = None
    high: float | None = None
    better: str
    title: dict[str, str]


class MeasureOut(Schema):
    """What a measure means, in the languages of the organisation."""

    name: str
    kind: str
    title: dict[str, str]
    definition: dict[str, str]
    tables: list[str]
    statistics: list[StatisticOut]
    data_sheet: str


class MeasuresOut(Schema):
    items: list[MeasureOut]
