"""Why two records are linked, or not: field by field, what speaks for it and what against."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from fremdbild.engine.sql import identifier, literal
from fremdbild.errors import LinkError
from fremdbild.identity.decisions import Record
from fremdbild.identity.model import LinkModel, definition
from fremdbild.identity.scoring import score_pairs
from fremdbild.identity.workbench import Workbench


@dataclass(frozen=True)
class FieldEvidence:
    """What one comparison says. `bits` above 0 speak for the same customer, below 0 against; 0 where nothing is known.

    `values` are those compared, of both records, by column; `level` is the label of the level they fall into. Of `bits`
    the part `frequency_bits` is owed to how frequent the value is: rare ones say more.
    """

    field: str
    values: tuple[tuple[str, str | None, str | None], ...]
    level: str
    bits: float
    frequency_bits: float


@dataclass(frozen=True)
class Explanation:
    """The evidence about two records, the strongest first; `prior_bits` is what two records begin with."""

    one: Record
    other: Record
    fields: tuple[FieldEvidence, ...]
    prior_bits: float
    bits: float
    probability: float
    decision: str | None
    """`same` or `different` where somebody has decided; that binds, whatever the fields say."""
    decided_by: str | None
    why: str | None


def explain(
    bench: Workbench, records: str, model: LinkModel, one: Record, other: Record, *, decisions: pa.Table | None = None
) -> Explanation:
    """The evidence about two of the comparable `records`; the tables of term frequencies of the run have to be there.

    Raises LinkError where a record is not known.
    """
    first, second = sorted((one, other))
    uid = {record: _uid(bench, records, record) for record in (first, second)}
    if first == second:
        raise LinkError("a record cannot be compared with itself", where=" ".join(first), next_step="name two records")
    low, high = sorted(uid.values())
    bench.make(
        "_one_pair",
        f"SELECT '0' AS match_key, CAST({low} AS BIGINT) AS join_key_l, CAST({high} AS BIGINT) AS join_key_r",
    )
    score_pairs(bench, records, "_one_pair", model, to="_one_score", levels=True)
    row = bench.rows("SELECT * FROM _one_score").to_pylist()[0]
    for name in ("_one_pair", "_one_score"):
        bench.drop(name)
    swapped = uid[first] != low
    fields = [_evidence(row, weights.name, swapped=swapped) for weights in model.comparisons]
    stands = _decision(decisions, first, second)
    return Explanation(
        first,
        second,
        tuple(sorted(fields, key=lambda found: (-abs(found.bits), found.field))),
        model.prior_weight,
        row["match_weight"],
        row["match_probability"],
        stands.get("verdict"),
        stands.get("decided_by"),
        stands.get("why"),
    )


def _evidence(row: dict[str, object], name: str, *, swapped: bool) -> FieldEvidence:
    comparison = definition(name)
    level = int(str(row[f"gamma_{name}"]))
    label = "unknown" if level < 0 else comparison.levels[len(comparison.levels) - 1 - level].label
    frequency = float(str(row.get(f"mw_tf_adj_{name}") or 0.0))
    left, right = ("r", "l") if swapped else ("l", "r")
    values = tuple(
        (column, _text(row[f"{column}_{left}"]), _text(row[f"{column}_{right}"]))
        for column in comparison.columns
        if f"{column}_l" in row
    )
    return FieldEvidence(name, values, label, float(str(row[f"mw_{name}"])) + frequency, frequency)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return " ".join(str(part) for part in value)
    return None if value is None else str(value)


def _uid(bench: Workbench, records: str, record: Record) -> int:
    found = bench.rows(
        f"SELECT uid FROM {identifier(records)} WHERE system = {literal(record.system)}"
        f" AND record_id = {literal(record.record_id)}"
    )["uid"].to_pylist()
    if not found:
        raise LinkError(
            f'there is no record "{record.record_id}" of system "{record.system}"',
            where="source_record",
            next_step="write the record as SYSTEM and RECORD_ID, as in the table",
        )
    return int(found[0])


def _decision(decisions: pa.Table | None, one: Record, other: Record) -> dict[str, str]:
    if decisions is None:
        return {}
    for row in reversed(decisions.to_pylist()):
        pair = (Record(row["system"], row["record_id"]), Record(row["other_system"], row["other_record_id"]))
        if pair == (one, other) and row["taken_back_at"] is None:
            return dict(row)
    return {}
