"""Every table of one firm that a measure reads, in memory, as a load of its files would give them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from fremdbild.demo.canonical import canonical_tables
from fremdbild.demo.canonical_evidence import evidence_tables
from fremdbild.demo.canonical_surveys import survey_tables
from fremdbild.demo.cases import cases_of


def firm_tables(customers: int, seed: int) -> dict[str, pa.Table]:
    """The tables of the firm with `seed`, with the local days and `person_key`; numbers as in `canonical_tables`."""
    everybody = np.arange(customers, dtype=np.int64)
    after_a_case = canonical_tables(customers, [seed])
    others = survey_tables(everybody, seed)
    evidence = evidence_tables(everybody, cases_of(everybody, seed), seed)
    tables = {**after_a_case, **others, **evidence}
    for name in after_a_case.keys() & others.keys():
        tables[name] = pa.concat_tables([after_a_case[name].select(others[name].column_names), others[name]])
    return tables
