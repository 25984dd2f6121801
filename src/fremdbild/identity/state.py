"""What a run keeps so that the next one compares new and changed records only.

| table | holds |
|---|---|
| seen | system, record_id and a fingerprint of all columns that linking reads, of every record |
| comparable, comparable_dropped | the comparable records, and the values that were kept from linking |
| link_score | the scored pairs |
| frequency_… | the term frequencies of the columns that the model asks for |

They lie beside the links as `state_….parquet`. They hold what the records hold: whoever erases somebody leaves them out
of the run that counts afterwards, and the next run is a full one. So it is where another version of the program or of
DuckDB has written them, since fingerprints and normal forms may differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from fremdbild.engine.sql import identifier, literal, parquet
from fremdbild.identity.normalise import READ
from fremdbild.identity.scoring import FREQUENCY

MADE_BY = f"1 duckdb {duckdb.__version__}"
"""Raise the number when normal forms, comparisons or what is kept change."""
PREFIX = "state_"
SEEN = "seen"
FRESH = "fresh"
BEFORE = "_before"

FULL_AFTER = 0.2
"""Where more than this share of the records is new or changed since the last full run, all are compared again: the
model and the term frequencies are those of the full run."""


def put_seen(connection: duckdb.DuckDBPyConnection, records: str) -> None:
    """Makes the table `SEEN` of `records`."""
    there = {str(row[0]) for row in connection.execute(f"DESCRIBE {identifier(records)}").fetchall()}
    columns = ", ".join(f"CAST({identifier(name)} AS VARCHAR)" for name in READ[2:] if name in there)
    connection.execute(
        f"CREATE OR REPLACE TABLE {SEEN} AS SELECT CAST(system AS VARCHAR) AS system,"
        f" CAST(record_id AS VARCHAR) AS record_id, hash({columns or 'NULL'}) AS fingerprint FROM {identifier(records)}"
    )


def restore(connection: duckdb.DuckDBPyConnection, files: Mapping[str, Path]) -> None:
    """Makes the tables of an earlier run again; records and what was seen get BEFORE behind their names."""
    for name, path in files.items():
        behind = BEFORE if name in (SEEN, "comparable", "comparable_dropped") else ""
        table = f"comparable{BEFORE}_dropped" if name == "comparable_dropped" else name + behind
        connection.execute(f"CREATE OR REPLACE TABLE {identifier(table)} AS FROM {parquet([path])}")


def find_fresh(connection: duckdb.DuckDBPyConnection, records: str) -> int:
    """Makes the view FRESH of the `records` that are not as they were seen before; returns their number."""
    connection.execute(f"""
        CREATE OR REPLACE TABLE _fresh_key AS
        SELECT now.system, now.record_id FROM {SEEN} AS now
        LEFT JOIN {SEEN}{BEFORE} AS earlier
        ON earlier.system = now.system AND earlier.record_id = now.record_id
        WHERE earlier.fingerprint IS DISTINCT FROM now.fingerprint
    """)
    connection.execute(f"""
        CREATE OR REPLACE VIEW {FRESH} AS
        SELECT * FROM {identifier(records)} WHERE (system, record_id) IN (SELECT (system, record_id) FROM _fresh_key)
    """)
    return int(connection.execute("SELECT count(*) FROM _fresh_key").fetchall()[0][0])


def put_together(connection: duckdb.DuckDBPyConnection, comparable: str, fresh: str) -> None:
    """Makes the table `comparable` of those that are as before and still there, and the `fresh` ones."""
    name = identifier(comparable)
    connection.execute(f"""
        CREATE OR REPLACE TABLE {name} AS
        SELECT earlier.* FROM {identifier(comparable + BEFORE)} AS earlier
        SEMI JOIN {SEEN} AS now ON now.system = earlier.system AND now.record_id = earlier.record_id
        ANTI JOIN {identifier(fresh)} AS fresh ON fresh.uid = earlier.uid
    """)
    connection.execute(f"INSERT INTO {name} BY NAME FROM {identifier(fresh)}")
    dropped = identifier(f"{comparable}_dropped")
    connection.execute(f"CREATE OR REPLACE TABLE {dropped} AS FROM {identifier(f'{fresh}_dropped')}")


def keep(connection: duckdb.DuckDBPyConnection, work: Path) -> dict[str, Path]:
    """Writes the tables into the folder `work`; returns their files by the names that the run gives them."""
    found: dict[str, Path] = {}
    for name in _names(connection):
        path = work / f"{PREFIX}{name}.parquet"
        connection.execute(f"COPY {identifier(name)} TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")
        found[PREFIX + name] = path
    return found


def _names(connection: duckdb.DuckDBPyConnection) -> Sequence[str]:
    tables = [str(row[0]) for row in connection.execute("SHOW TABLES").fetchall()]
    wanted = (SEEN, "comparable", "comparable_dropped", "link_score")
    return [name for name in tables if name in wanted or name.startswith(FREQUENCY)]
