"""Which records of several systems are the same customer: linking, lasting ids, increments, decisions.

`comparable_records` brings records into one form, `link` finds clusters (`link_increment` for new and changed records),
`assign_ids` gives them ids that last, `explain` says why, `decide` and `taken_back` correct. See each for its tables.
"""

from __future__ import annotations

from fremdbild.identity.blocking import BlockingRule
from fremdbild.identity.decisions import Record, decide, no_decisions, taken_back
from fremdbild.identity.explain import Explanation, FieldEvidence, explain
from fremdbild.identity.ids import HISTORY_SCHEMA, Assigned, assign_ids
from fremdbild.identity.linking import SCORES, Linked, clustered, link, link_increment
from fremdbild.identity.model import LinkModel, read_model
from fremdbild.identity.normalise import Comparable, Dropped, comparable_records
from fremdbild.identity.workbench import DuckDBWorkbench, Workbench

__all__ = [
    "HISTORY_SCHEMA",
    "SCORES",
    "Assigned",
    "BlockingRule",
    "Comparable",
    "Dropped",
    "DuckDBWorkbench",
    "Explanation",
    "FieldEvidence",
    "LinkModel",
    "Linked",
    "Record",
    "Workbench",
    "assign_ids",
    "clustered",
    "comparable_records",
    "decide",
    "explain",
    "link",
    "link_increment",
    "no_decisions",
    "read_model",
    "taken_back",
]
