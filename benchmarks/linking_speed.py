"""The whole step `link` at a million records, beside bare Splink with training on the same pairs, and an increment.

    python benchmarks/linking_speed.py                      405,000 customers of the demo firm: a million records
    python benchmarks/linking_speed.py --customers 40000    fewer

Each runs in a process of its own, one after the other, with its peak memory.

`load`       the records of the demo firm's three systems become a store (not counted)
`link`       `fremdbild.identity.step.link_store`: normalise, train, score, ids, golden records, review, report of silos
`bare`       Splink on the records in comparable form and on the very pairs that `link` has compared: training by random
             sampling and two sessions of expectation maximisation, scores, connected components. Blocking, normal forms
             and everything after the clusters are given to it.
`increment`  `link_store` again after 10,000 records have changed
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from linking import DATA_SETS, DEMO, opened
from splink import Linker, SettingsCreator, block_on
from splink import comparison_library as cl
from splink.backends.duckdb import DuckDBAPI

from fremdbild.engine.connection import scratch
from fremdbild.identity.blocking import candidate_pairs
from fremdbild.identity.step import link_store, model_report, silos
from fremdbild.identity.workbench import DuckDBWorkbench
from fremdbild.settings import read_settings
from fremdbild.sources import load

CHANGED = 10_000
_COLUMNS = (
    "system", "record_id", "kind", "given_name", "family_name", "company_name", "birth_date", "street", "house_number",
    "postcode", "city", "email", "phone", "identifier",
)  # fmt: skip
_SETTINGS = """
[organisation]
name = "Muster AG"

[[source]]
system = "records"
table = "source_record"
file = "records-*.parquet"
[source.columns]
""" + "\n".join(f'{name} = "{name}"' for name in _COLUMNS)


def written(folder: Path, customers: int) -> int:
    """Writes the records, in two files: the second has those that change later."""
    data = next(data for data in DATA_SETS if data.name == DEMO)
    connection = opened(data, customers)
    rows = connection.sql(f"SELECT {', '.join(_COLUMNS)} FROM records ORDER BY hash(record_id)").to_arrow_table()
    (folder / "fremdbild.toml").write_text(_SETTINGS, encoding="utf-8")
    pq.write_table(rows.slice(CHANGED), folder / "records-1.parquet")
    pq.write_table(rows.slice(0, CHANGED), folder / "records-2.parquet")
    return rows.num_rows


def loaded(folder: Path) -> None:
    load(folder)


def linked(folder: Path) -> None:
    settings = read_settings(folder)
    link_store(settings)
    silos(settings)


def changed(folder: Path) -> None:
    """Another town in 10,000 records: not counted."""
    rows = pq.read_table(folder / "records-2.parquet")
    place = rows.column_names.index("city")
    towns = pa.array([f"{town} Nord" for town in rows["city"].to_pylist()])
    pq.write_table(rows.set_column(place, "city", towns), folder / "records-2.parquet")
    load(folder)


def prepared(folder: Path) -> None:
    """The comparable records and the pairs of the run, for bare Splink; not counted."""
    settings = read_settings(folder)
    report = model_report(settings)
    state = settings.store_path / "identity" / report.run.folder
    connection = scratch()
    connection.execute(f"CREATE TABLE comparable AS FROM '{state}/state_comparable.parquet'")
    candidate_pairs(DuckDBWorkbench(connection), "comparable", [rule.keys for rule in report.run.rules], to="pairs")
    connection.execute(f"COPY comparable TO '{folder}/comparable.parquet' (FORMAT parquet)")
    connection.execute(f"COPY pairs TO '{folder}/pairs.parquet' (FORMAT parquet)")


def bare(folder: Path) -> None:
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = scratch()
    connection.execute(f"CREATE TABLE comparable AS FROM '{folder}/comparable.parquet'")
    connection.execute(f"CREATE TABLE pairs AS FROM '{folder}/pairs.parquet'")
    _bare(connection)


def _bare(connection: duckdb.DuckDBPyConnection) -> None:
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="uid",
        blocking_rules_to_generate_predictions=[block_on("phone")],
        comparisons=[
            cl.NameComparison("given").configure(term_frequency_adjustments=True),
            cl.NameComparison("family").configure(term_frequency_adjustments=True),
            cl.ExactMatch("company"),
            cl.ExactMatch("birth"),
            cl.LevenshteinAtThresholds("street", 2),
            cl.ExactMatch("house"),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
            cl.ExactMatch("email"),
            cl.ExactMatch("phone"),
            cl.ExactMatch("identifier"),
        ],
    )
    api = DuckDBAPI(connection)
    linker = Linker(api.register("comparable"), settings, log_level=None)
    sure = [block_on("phone"), block_on("given", "family", "birth")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("given", "family", "postcode"), block_on("street", "house", "postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    scored = linker.inference.predict(threshold_match_probability=0.9, warning_mode="never")
    linker.clustering.cluster_pairwise_predictions_at_threshold(scored, 0.9)


def apart(step: Callable[[Path], None], folder: Path) -> tuple[float, float]:
    """Seconds and GiB of `step` in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_measured, args=(step, folder, theirs))
    process.start()
    theirs.close()
    try:
        found: tuple[float, float] = ours.recv()
    except EOFError:
        sys.exit(f"{step.__name__} has failed; its message stands above")
    process.join()
    return found


def _measured(step: Callable[[Path], None], folder: Path, answer: Any) -> None:
    start = time.perf_counter()
    step(folder)
    seconds = time.perf_counter() - start
    answer.send((seconds, _peak()))


def _peak() -> float:
    """The process's own peak: ru_maxrss begins with that of whoever started it."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 2**20
    return float("nan")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--customers", type=int, default=405_000)
    customers = arguments.parse_args().customers
    folder = Path(tempfile.mkdtemp(prefix="fremdbild-linking-"))
    try:
        records = written(folder, customers)
        print(f"{records:,} records of {customers:,} customers")
        apart(loaded, folder)
        full = _told("link", apart(linked, folder))
        apart(prepared, folder)
        other = _told("bare", apart(bare, folder))
        apart(changed, folder)
        again = _told("increment", apart(linked, folder))
        print(f"link is {full / other:.2f} times bare Splink (at most 2)")
        print(f"an increment of {CHANGED:,} is {again / full:.3f} of a full run (at most 0.1)")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(name: str, found: tuple[float, float]) -> float:
    print(f"{name:12}{found[0]:8.1f} s{found[1]:8.2f} GiB", flush=True)
    return found[0]


if __name__ == "__main__":
    main()
