"""Cells before and after the opening: the smallest groups of people that are told apart."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from fremdbild.instruments import Perspective

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_Count = Annotated[int, Field(ge=0, le=10_000_000)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Cell(_Part):
    """A cell as it was fixed with the first invitation."""

    cell: Name
    org_unit: Name | None = None
    perspective: Perspective
    weight_group: Name | None = None
    headcount: _Count | None = None
    invited: _Count | None = None


class OpenedCell(_Part):
    """A cell as it is loaded: columns of survey_cell, and the cells that were joined to make it."""

    cell: Name
    org_unit: Name | None
    perspective: str
    weight_group: Name | None
    headcount: int | None
    invited: int | None
    answered: int
    merged_from: tuple[str, ...] = Field(default=(), strict=False)
