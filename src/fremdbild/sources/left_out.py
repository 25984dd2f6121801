"""Rows of people who were erased, left out of a load. Where nobody was erased, nothing is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from fremdbild.engine.erased import RECORD, RESPONDENT, ErasureList
from fremdbild.engine.erased_rows import RowsAbout, remembered_in, source_called, without_rows_about
from fremdbild.engine.manifest import SourceEntry
from fremdbild.engine.reach import RECORD as RECORD_COLUMNS
from fremdbild.engine.reach import RESPONDENT as RESPONDENT_COLUMNS
from fremdbild.engine.reach import Known, Reach, condition, is_named, reaches
from fremdbild.engine.sql import identifier, literal, parquet
from fremdbild.engine.store import Load
from fremdbild.engine.taking_out import TakingOut
from fremdbild.settings import Settings

_LIST = "erased_list"


def without_erased(
    settings: Settings,
    connection: duckdb.DuckDBPyConnection,
    running: Load,
    sources: Sequence[SourceEntry],
    fresh: frozenset[str],
    aside: frozenset[str],
) -> tuple[list[SourceEntry], dict[str, str], bool]:
    """`sources` without rows of erased people in `fresh` parts and in `aside`, files of rows that are set aside.

    Keys that come with such a row, as those of a new case, are remembered too, and rows that name them go from all
    parts. Gives back the lists of replaced rows as well, by table, and whether older parts held somebody.
    """
    remembered = ErasureList(running.store)
    listed = dict(running.before.replaced)
    if not remembered.exists:
        return list(sources), listed, False
    after = {source.label: source for source in sources}
    receipts = {row["hash"]: row["receipt"] for row in remembered.rows().to_pylist()}
    known = Known(frozenset())
    found_in_older = False
    for reach in reaches():
        labels = [label for label, source in after.items() if source.table == reach.table.name]
        if not labels:
            continue
        _told(connection, remembered)
        taking = TakingOut(running, connection, reach, _condition(remembered, reach), columns=_noted(reach))
        for label in labels:
            after[label] = taking.of_source(after[label], fresh)
        _note(remembered, reach, known, taking, receipts)
        if (where := condition(reach, known)) is not None:
            # Keys that are new to the list may stand in older parts; most loads bring none.
            older = TakingOut(running, connection, reach, where)
            for label in labels:
                after[label] = older.of_source(after[label])
            found_in_older |= older.rows > 0
            kept = older.listed(listed.pop(reach.table.name, None))
            listed |= {reach.table.name: kept} if kept else {}
    has = remembered_in(remembered)
    for label, source in after.items():
        rows = RowsAbout(has, source.table, source_called(settings, label))
        inputs = tuple(
            without_rows_about(running, rows, label, entry) if entry.set_aside in aside else entry
            for entry in source.inputs
        )
        after[label] = source.model_copy(update={"inputs": inputs})
    return list(after.values()), listed, found_in_older


def _told(connection: duckdb.DuckDBPyConnection, remembered: ErasureList) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {_LIST} AS FROM {parquet([remembered.file])}")


def _condition(remembered: ErasureList, reach: Reach) -> str:
    """SQL that is true for rows that the list names, and never null."""
    nobody = f"({' OR '.join(f'{name} IS NULL' for name in RECORD_COLUMNS)})" if reach.by_record else "true"

    def listed(kind: str, *columns: str, where: str) -> str:
        # A hash costs as much as the rest of a check: it is made of those rows alone that need it.
        hashed = f"CASE WHEN {where} THEN {remembered.sql(kind, *map(identifier, columns))} END"
        return f"coalesce({hashed} IN (SELECT hash FROM {_LIST} WHERE kind = {literal(kind)}), false)"

    ways = [listed(RECORD, *RECORD_COLUMNS, where="true")] if reach.by_record else []
    ways += [listed(table, column, where=nobody) for column, table in reach.references.items()]
    ways += [listed(RESPONDENT, *RESPONDENT_COLUMNS, where=nobody)] if reach.by_respondent else []
    ways += [listed(reach.table.name, reach.key, where=nobody)] if reach.key and is_named(reach) else []
    return f"({' OR '.join(ways) or 'false'})"


def _noted(reach: Reach) -> tuple[str, ...]:
    """Columns of rows that go by which other rows are found, behind those of their record."""
    if not (reach.by_record and (is_named(reach) or reach.by_respondent)):
        return ()
    return (*RECORD_COLUMNS, *((reach.key,) if reach.key and is_named(reach) else ()), *_respondent(reach))


def _respondent(reach: Reach) -> tuple[str, ...]:
    return RESPONDENT_COLUMNS if reach.by_respondent else ()


def _note(remembered: ErasureList, reach: Reach, known: Known, taking: TakingOut, receipts: Mapping[str, str]) -> None:
    """Remembers keys and respondents of rows that were left out, and keeps those that were not known before."""
    fresh: dict[str, list[tuple[str, str]]] = {}
    for found in taking.found:
        row = dict(zip(taking.columns, found, strict=True))
        receipt = receipts.get(remembered.hashed(RECORD, row["system"] or "", row["record_id"] or ""))
        if receipt is None:
            continue
        hashes = fresh.setdefault(receipt, [])
        key = row.get(reach.key) if reach.key and is_named(reach) else None
        if key and (hashed := remembered.hashed(reach.table.name, key)) not in receipts:
            known.keys.setdefault(reach.table.name, set()).add(key)
            hashes.append((reach.table.name, hashed))
        whose = tuple(row.get(name) or "" for name in _respondent(reach))
        if all(whose) and len(whose) == len(RESPONDENT_COLUMNS):
            survey, wave, respondent = whose
            if (hashed := remembered.hashed(RESPONDENT, *whose)) not in receipts:
                known.respondents.add((survey, wave, respondent))
                hashes.append((RESPONDENT, hashed))
    for receipt, hashes in fresh.items():
        remembered.remember(hashes, receipt)
