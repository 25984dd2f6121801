"""What people have decided about pairs of records: the same customer, or different ones. Decisions bind linking.

Nothing is overwritten: a decision that was taken back keeps its line, with who took it back and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

import pyarrow as pa

from fremdbild.errors import LinkError

Verdict = Literal["same", "different"]

SCHEMA = pa.schema(
    [
        ("system", pa.string()),
        ("record_id", pa.string()),
        ("other_system", pa.string()),
        ("other_record_id", pa.string()),
        ("verdict", pa.string()),
        ("decided_by", pa.string()),
        ("decided_at", pa.timestamp("us")),
        ("why", pa.string()),
        ("taken_back_by", pa.string()),
        ("taken_back_at", pa.timestamp("us")),
    ]
)
"""One row per decision; the first record of the pair is the smaller of (system, record_id). Times are UTC."""


class Record(NamedTuple):
    """A customer record, by its key."""

    system: str
    record_id: str


def no_decisions() -> pa.Table:
    return SCHEMA.empty_table()


def decide(
    decisions: pa.Table, one: Record, other: Record, verdict: Verdict, *, who: str, why: str, at: datetime
) -> pa.Table:
    """`decisions` with a new one. An earlier one about the same pair counts as taken back by `who`.

    Raises LinkError where it contradicts decisions that stand: A is B, B is C, and A is not C.
    """
    if one == other:
        raise LinkError("a record cannot be compared with itself", where=_named(one), next_step="name two records")
    rows = taken_back(decisions, one, other, who=who, at=at, needed=False).to_pylist()
    first, second = sorted((one, other))
    rows.append(
        {
            "system": first.system, "record_id": first.record_id,
            "other_system": second.system, "other_record_id": second.record_id,
            "verdict": verdict, "decided_by": who, "decided_at": at, "why": why,
            "taken_back_by": None, "taken_back_at": None,
        }
    )  # fmt: skip
    found = pa.Table.from_pylist(rows, schema=SCHEMA)
    _check(found)
    return found


def taken_back(
    decisions: pa.Table, one: Record, other: Record, *, who: str, at: datetime, needed: bool = True
) -> pa.Table:
    """`decisions` with the one that stands about this pair taken back; LinkError where none stands, if `needed`."""
    pair = tuple(sorted((one, other)))
    rows = decisions.to_pylist()
    stands = [row for row in rows if row["taken_back_at"] is None and _pair(row) == pair]
    if needed and not stands:
        raise LinkError(
            f"nothing is decided about {_named(one)} and {_named(other)}",
            where="decisions",
            next_step="look at the list of decisions",
        )
    for row in stands:
        row["taken_back_by"], row["taken_back_at"] = who, at
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def binding(decisions: pa.Table) -> tuple[list[tuple[Record, Record]], list[tuple[Record, Record]]]:
    """Pairs that are the same and pairs that are different, by standing decisions; LinkError where they contradict."""
    _check(decisions)
    stands = [row for row in decisions.to_pylist() if row["taken_back_at"] is None]
    same = [_pair(row) for row in stands if row["verdict"] == "same"]
    different = [_pair(row) for row in stands if row["verdict"] == "different"]
    return sorted(same), sorted(different)


def _check(decisions: pa.Table) -> None:
    parent: dict[Record, Record] = {}

    def root(record: Record) -> Record:
        while parent.setdefault(record, record) != record:
            record = parent[record]
        return record

    stands = [row for row in decisions.to_pylist() if row["taken_back_at"] is None]
    for row in stands:
        if row["verdict"] == "same":
            one, other = _pair(row)
            parent[root(one)] = root(other)
    wrong = [
        _pair(row) for row in stands if row["verdict"] == "different" and root(_pair(row)[0]) == root(_pair(row)[1])
    ]
    if wrong:
        raise LinkError(
            _contradiction(wrong), where="decisions", next_step="take one of the decisions about these records back"
        )


def _contradiction(wrong: Sequence[tuple[Record, Record]]) -> str:
    one, other = wrong[0]
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return f"{_named(one)} and {_named(other)} are decided to be different, and by other decisions the same{more}"


def _pair(row: dict[str, str]) -> tuple[Record, Record]:
    return Record(row["system"], row["record_id"]), Record(row["other_system"], row["other_record_id"])


def _named(record: Record) -> str:
    return f"{record.system} {record.record_id}"
