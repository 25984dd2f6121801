"""Every table of one firm that a measure reads, in memory, as a load of its files would give it; and several firms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.demo.canonical import canonical_tables
from fremdbild.demo.canonical_evidence import evidence_tables
from fremdbild.demo.canonical_surveys import survey_tables
from fremdbild.demo.cases import cases_of
from fremdbild.demo.text_columns import joined

_OF_SURVEYS = ("survey_response", "survey_item", "survey_wave", "survey_cell", "population")
_WITH_UNITS = ("survey_cell", "feedback", "contact_attempt", "idea")


def firm_tables(customers: int, seed: int) -> dict[str, pa.Table]:
    """The tables of the firm with `seed`, with the local days and `person_key`; numbers as in `canonical_tables`."""
    everybody = np.arange(customers, dtype=np.int64)
    after_a_case = canonical_tables(customers, seed)
    others = survey_tables(everybody, seed)
    evidence = evidence_tables(everybody, cases_of(everybody, seed), seed)
    tables = {**after_a_case, **others, **evidence}
    for name in after_a_case.keys() & others.keys():
        tables[name] = pa.concat_tables([after_a_case[name].select(others[name].column_names), others[name]])
    return tables


def firms_together(
    customers: int, seeds: Sequence[int], waves: Sequence[str], *, by_unit: bool = False
) -> dict[str, pa.Table]:
    """Mirrors and evidence of one firm per seed, one below the other, so that one query gives the figures of all.

    The seed stands behind the name of each survey, in the channel of its answers, and in place of the unit, or before
    it (`7/SCH`) with `by_unit`. People are weighted by their unit all the same: it is their weight group. Of the
    answers only those of some waves are kept.
    """
    firms = [_marked(customers, seed, waves, by_unit=by_unit) for seed in seeds]
    return {name: pa.concat_tables([firm[name] for firm in firms]) for name in firms[0]}


def _marked(customers: int, seed: int, waves: Sequence[str], *, by_unit: bool) -> dict[str, pa.Table]:
    everybody = np.arange(customers, dtype=np.int64)
    tables = survey_tables(everybody, seed)
    evidence = evidence_tables(everybody, cases_of(everybody, seed), seed)
    tables.update({name: evidence[name] for name in ("feedback", "contact_attempt", "idea")})
    for name in ("survey_response", "survey_wave", "survey_cell"):
        tables[name] = tables[name].filter(pc.is_in(tables[name]["wave"], pa.array(waves)))
    label = pa.scalar(str(seed))
    tables["survey_response"] = _with(tables["survey_response"], "channel", label)
    tables["survey_cell"] = _with(tables["survey_cell"], "weight_group", tables["survey_cell"]["org_unit"])
    by_weight_group = pc.replace_substring(tables["population"]["variables"], "org_unit", "weight_group")
    tables["population"] = _with(tables["population"], "variables", by_weight_group)
    for name in _OF_SURVEYS:
        tables[name] = _with(tables[name], "survey_id", joined(tables[name]["survey_id"], label, between=":"))
    for name in _WITH_UNITS:
        unit = joined(label, tables[name]["org_unit"], between="/") if by_unit else label
        tables[name] = _with(tables[name], "org_unit", unit)
    return tables


def _with(table: pa.Table, column: str, values: pa.ChunkedArray | pa.Scalar) -> pa.Table:
    """`table` with other values in a column; one value stands for all rows."""
    if isinstance(values, pa.Scalar):
        values = pa.repeat(values, table.num_rows)
    return table.set_column(table.schema.get_field_index(column), column, values)
