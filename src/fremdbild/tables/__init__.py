"""The canonical tables: one meaning per column, one file per table."""

from __future__ import annotations

from fremdbild.tables.benchmark import benchmark
from fremdbild.tables.case_event import case_event
from fremdbild.tables.org_unit import org_unit
from fremdbild.tables.service_case import service_case
from fremdbild.tables.source_record import source_record
from fremdbild.tables.survey import survey
from fremdbild.tables.survey_comment import survey_comment
from fremdbild.tables.survey_item import survey_item
from fremdbild.tables.survey_response import survey_response
from fremdbild.tables.survey_wave import survey_wave
from fremdbild.tables.table import Column, LocalDay, Order, Reference, Table
from fremdbild.tables.touchpoint import touchpoint

TABLES: tuple[Table, ...] = (
    source_record,
    service_case,
    case_event,
    org_unit,
    touchpoint,
    benchmark,
    survey,
    survey_wave,
    survey_item,
    survey_response,
    survey_comment,
)
"""Every canonical table, in the order of the documentation."""

BY_NAME = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "TABLES", "Column", "LocalDay", "Order", "Reference", "Table"]
