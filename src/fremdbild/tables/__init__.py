"""The canonical tables: one meaning per column, one file per table."""

from __future__ import annotations

from fremdbild.tables.action import action
from fremdbild.tables.benchmark import benchmark
from fremdbild.tables.benefit import benefit
from fremdbild.tables.case_event import case_event
from fremdbild.tables.consent import consent
from fremdbild.tables.contact_attempt import contact_attempt
from fremdbild.tables.contract import contract
from fremdbild.tables.customer import customer
from fremdbild.tables.customer_conflict import customer_conflict
from fremdbild.tables.customer_link import customer_link
from fremdbild.tables.feedback import feedback
from fremdbild.tables.idea import idea
from fremdbild.tables.initiative import initiative
from fremdbild.tables.leader import leader
from fremdbild.tables.leader_contact import leader_contact
from fremdbild.tables.org_unit import org_unit
from fremdbild.tables.population import population
from fremdbild.tables.service_case import service_case
from fremdbild.tables.source_record import source_record
from fremdbild.tables.survey import survey
from fremdbild.tables.survey_cell import survey_cell
from fremdbild.tables.survey_comment import survey_comment
from fremdbild.tables.survey_item import survey_item
from fremdbild.tables.survey_response import survey_response
from fremdbild.tables.survey_wave import survey_wave
from fremdbild.tables.table import Column, LocalDay, Order, Reference, Table
from fremdbild.tables.touchpoint import touchpoint

TABLES: tuple[Table, ...] = (
    source_record,
    customer_link,
    customer,
    customer_conflict,
    consent,
    contract,
    service_case,
    case_event,
    org_unit,
    touchpoint,
    benchmark,
    survey,
    survey_wave,
    survey_cell,
    population,
    survey_item,
    survey_response,
    survey_comment,
    leader,
    leader_contact,
    initiative,
    benefit,
    feedback,
    idea,
    contact_attempt,
    action,
)
"""Every canonical table, in the order of the documentation."""

BY_NAME = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "TABLES", "Column", "LocalDay", "Order", "Reference", "Table"]
