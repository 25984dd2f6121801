"""How well records are linked: ours, without labels and with one rule for all data, beside bare Splink tuned for each.

    python benchmarks/linking.py                      all data of ../shared/data
    python benchmarks/linking.py febrl3 fake_1000     some of them
    python benchmarks/linking.py demo --customers 405000        the demo firm with a million records

Precision, recall and F1 are over all pairs of records within clusters, the usual strict measure: a cluster that glues
two customers of ten records each together counts a hundred wrong pairs. Bare Splink is the model of its own
documentation for these data, its clusters are connected components at the stated match probability. For the historical
figures the last line is a ceiling: the same comparisons with shares counted in the labels of one half of the people,
measured on the other half.

The demo firm has three systems, each writing in its own way (`fremdbild.demo.records`): the billing system writes
names in one field and capitals. 40 % of the records beside the first in the CRM hold an error; couples share name and
address.
"""

from __future__ import annotations

import argparse
import logging
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from splink import Linker, SettingsCreator, block_on
from splink import comparison_library as cl
from splink.backends.duckdb import DuckDBAPI

from fremdbild.demo import records as demo_records
from fremdbild.demo.people import people_of
from fremdbild.engine.connection import scratch
from fremdbild.identity import DuckDBWorkbench, Linked, comparable_records, link
from fremdbild.identity.model import ComparisonWeights, LevelWeight, LinkModel, definition
from fremdbild.identity.training import levels_of_pairs

DATA = Path(__file__).parents[1].parent / "shared" / "data"
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class DataSet:
    """`select` maps the file to columns of source_record, with the true customer as `truth`."""

    name: str
    file: str
    select: str
    attributes: tuple[str, ...] = ()


_FEBRL = """
    SELECT 'febrl' AS system, trim(rec_id) AS record_id, regexp_extract(rec_id, 'rec-(\\d+)-', 1) AS truth,
           given_name, surname AS family_name, date_of_birth AS birth_date, address_1 AS street,
           street_number AS house_number, suburb AS city, postcode, address_2, state, soc_sec_id, {identifier}
    FROM read_csv('{file}', all_varchar = true, normalize_names = true)"""

DEMO = "demo"
_CUSTOMERS = 10_000

_DEMO = """
    SELECT 'crm' AS system, Kundennr AS record_id, if(Art = 'Firma', 'company', 'person') AS kind,
           Vorname AS given_name, Nachname AS family_name, Firma AS company_name,
           CAST(CAST(try_strptime(Geburtsdatum, '%d.%m.%Y') AS DATE) AS VARCHAR) AS birth_date,
           Strasse AS street, Nr AS house_number, PLZ AS postcode, Ort AS city,
           nullif("E-Mail", 'k. A.') AS email, Telefon AS phone, UID AS identifier
    FROM crm WHERE Kundennr LIKE 'K%'
    UNION ALL
    SELECT 'portal', account, "type", "firstName", "lastName", company, NULL, NULL, NULL, zip, town, email, mobile, NULL
    FROM portal
    UNION ALL
    SELECT 'billing', Debitor, NULL, NULL, Name, NULL, NULL, Strasse, NULL, PLZ, Ort, NULL, NULL, UID FROM billing"""

DATA_SETS = (
    DataSet(
        DEMO,
        "",
        f"SELECT nullif(COLUMNS(* EXCLUDE truth), ''), truth FROM ({_DEMO}) AS written JOIN truths USING (record_id)",
    ),
    DataSet(
        "febrl3", "febrl/dataset3.csv", _FEBRL.replace("{identifier}", "NULL AS identifier"), ("address_2", "state")
    ),
    DataSet(
        "febrl3 with soc_sec_id",
        "febrl/dataset3.csv",
        _FEBRL.replace("{identifier}", "soc_sec_id AS identifier"),
        ("address_2", "state"),
    ),
    DataSet(
        "historical figures",
        "splink/historical_figures_with_errors_50k.parquet",
        """
    SELECT 'wikidata' AS system, unique_id AS record_id, cluster AS truth, first_name AS given_name,
           trim(substr(full_name, length(first_name) + 1)) AS family_name, dob AS birth_date,
           postcode_fake AS postcode, birth_place, occupation, surname, full_name
    FROM '{file}'""",
        ("birth_place", "occupation"),
    ),
    DataSet(
        "fake_1000",
        "splink/fake_1000.csv",
        """
    SELECT 'fake' AS system, unique_id AS record_id, cluster AS truth, first_name AS given_name,
           surname AS family_name, dob AS birth_date, city, email
    FROM read_csv('{file}', all_varchar = true)""",
    ),
)


@dataclass(frozen=True)
class Accuracy:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def accuracy(labels: Sequence[Any] | NDArray[Any], truth: Sequence[Any] | NDArray[Any]) -> Accuracy:
    """Pairwise precision and recall of clusters."""
    found = np.unique(np.asarray(labels), return_inverse=True)[1]
    real = np.unique(np.asarray(truth), return_inverse=True)[1]
    both = np.unique(np.stack([found, real]), axis=1, return_counts=True)[1]
    right = _pairs(both)
    return Accuracy(right / max(_pairs(np.bincount(found)), 1), right / max(_pairs(np.bincount(real)), 1))


def _pairs(sizes: NDArray[Any]) -> float:
    return float((sizes.astype(float) * (sizes - 1) / 2).sum())


def opened(data: DataSet, customers: int = _CUSTOMERS) -> duckdb.DuckDBPyConnection:
    """A connection with the records of `data` as the table `records`; of the demo firm with so many `customers`."""
    connection = scratch()
    if data.name == DEMO:
        _register_demo(connection, customers)
    select = data.select.replace("{file}", str(DATA / data.file))
    connection.execute(f"CREATE TABLE records AS {select}")
    for name in ("crm", "portal", "billing", "truths") if data.name == DEMO else ():
        connection.unregister(name)
    return connection


def _register_demo(connection: duckdb.DuckDBPyConnection, customers: int) -> None:
    """The records as each system writes them, and whose they are."""
    numbers = np.arange(customers)
    people = people_of(numbers, seed=1)
    connection.register("crm", demo_records.crm_rows(people, 1))
    connection.register("portal", demo_records.portal_rows(people, 1))
    connection.register("billing", demo_records.billing_rows(people, 1))
    keys = (
        demo_records.crm_number(numbers),
        demo_records.crm_number(numbers + demo_records.SECOND_RECORD),
        demo_records.portal_account(numbers),
        demo_records.billing_number(numbers),
    )
    connection.register("truths", pa.concat_tables([pa.table({"record_id": key, "truth": numbers}) for key in keys]))


def linked(connection: duckdb.DuckDBPyConnection, data: DataSet) -> tuple[Linked, Labels]:
    """Our clusters of `data`, and the true ones in the same order."""
    comparable = comparable_records(connection, "records", attributes=data.attributes)
    found = link(DuckDBWorkbench(connection), comparable.table, attributes=comparable.attributes)
    return found, truth_of(connection)


def truth_of(connection: duckdb.DuckDBPyConnection) -> Labels:
    rows = connection.sql("SELECT truth FROM comparable JOIN records USING (system, record_id) ORDER BY uid")
    return np.unique(rows.to_arrow_table()["truth"].to_numpy(zero_copy_only=False).astype(str), return_inverse=True)[1]


def ceiling(connection: duckdb.DuckDBPyConnection, found: Linked) -> Accuracy:
    """Accuracy on half of the people of a model whose m is counted in the labels of the other half."""
    bench = DuckDBWorkbench(connection)
    connection.execute("""
        CREATE OR REPLACE TABLE half AS SELECT c.*, truth, hash(truth) % 2 AS half
        FROM comparable AS c JOIN records USING (system, record_id)""")
    connection.execute("""
        CREATE OR REPLACE TABLE labelled AS SELECT '0' AS match_key, l.uid AS join_key_l, r.uid AS join_key_r
        FROM half AS l JOIN half AS r ON l.truth = r.truth AND l.uid < r.uid WHERE l.half = 0""")
    compared = [definition(one.name) for one in found.model.comparisons]
    levels = levels_of_pairs(bench, "comparable", "labelled", compared)
    weights = []
    for place, one in enumerate(found.model.comparisons):
        column = levels[:, place]
        counts = np.bincount(column[column >= 0], minlength=len(one.levels))[::-1] + 0.5
        shares = counts / counts.sum()
        weights.append(
            ComparisonWeights(
                one.name,
                tuple(LevelWeight(old.label, float(m), old.u) for old, m in zip(one.levels, shares, strict=True)),
            )
        )
    model = LinkModel(found.model.prior, tuple(weights), found.model.blocking, found.model.records)
    connection.execute("CREATE OR REPLACE TABLE other_half AS SELECT * FROM half WHERE half = 1")
    other = link(bench, "other_half", model=model).clusters["cluster"].to_numpy()
    truth = connection.sql("SELECT truth FROM other_half ORDER BY uid").to_arrow_table()["truth"].to_pylist()
    return accuracy(other, truth)


# Bare Splink: the models of its documentation.
def _bare_fake() -> tuple[SettingsCreator, list[Any], float, list[Any]]:
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        # Its tutorial has the first two, with which half of the links are never compared.
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "city"),
            block_on("family_name"),
            block_on("birth_date"),
            block_on("email"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("family_name"),
            cl.LevenshteinAtThresholds("birth_date", 1),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
    )
    sure = [
        block_on("given_name", "birth_date"),
        "l.given_name = r.given_name and levenshtein(r.family_name, l.family_name) <= 2",
        block_on("email"),
    ]
    return settings, sure, 0.7, [block_on("given_name", "family_name"), block_on("birth_date")]


def _bare_historical() -> tuple[SettingsCreator, list[Any], float, list[Any]]:
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            block_on("surname", "birth_date"),
            block_on("given_name", "birth_date"),
            block_on("postcode", "given_name"),
            block_on("postcode", "surname"),
            block_on("birth_date", "birth_place"),
            block_on("substr(postcode, 1, 3)", "birth_date"),
            block_on("substr(postcode, 1, 3)", "given_name"),
            block_on("substr(postcode, 1, 3)", "surname"),
            block_on("substr(given_name, 1, 2)", "substr(surname, 1, 2)", "substr(birth_date, 1, 4)"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.LevenshteinAtThresholds("birth_date", [1, 2]),
            cl.PostcodeComparison("postcode"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )
    sure = [
        "l.given_name = r.given_name and l.surname = r.surname and l.birth_date = r.birth_date",
        "substr(l.given_name, 1, 2) = substr(r.given_name, 1, 2) and l.surname = r.surname"
        " and substr(l.postcode, 1, 2) = substr(r.postcode, 1, 2)",
        "l.birth_date = r.birth_date and l.postcode = r.postcode",
    ]
    return settings, sure, 0.6, [block_on("given_name", "surname"), block_on("birth_date")]


def _bare_febrl(*, with_number: bool) -> tuple[SettingsCreator, list[Any], float, list[Any]]:
    number = [cl.LevenshteinAtThresholds("soc_sec_id", [1, 2])] if with_number else []
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        blocking_rules_to_generate_predictions=[
            block_on("family_name"),
            block_on("given_name", "postcode"),
            block_on("birth_date"),
            block_on("state", "street"),
            *([block_on("soc_sec_id")] if with_number else []),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("family_name"),
            cl.LevenshteinAtThresholds("birth_date", [1, 2]),
            cl.ExactMatch("house_number"),
            cl.LevenshteinAtThresholds("street", 2),
            cl.LevenshteinAtThresholds("postcode", [1, 2]),
            *number,
        ],
    )
    sure = [block_on("given_name", "family_name", "birth_date"), block_on("birth_date", "postcode")]
    return settings, sure, 0.6, [block_on("birth_date"), block_on("family_name")]


def _bare_demo() -> tuple[SettingsCreator, list[Any], float, list[Any]]:
    # Exact where the demo has no slips: Splink gives up where a level ends with a share below 1e-300.
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        blocking_rules_to_generate_predictions=[
            block_on("phone"),
            block_on("email"),
            block_on("identifier"),
            block_on("family_name", "postcode"),
            block_on("street", "house_number", "postcode"),
            block_on("given_name", "birth_date"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("family_name"),
            cl.ExactMatch("company_name"),
            cl.ExactMatch("birth_date"),
            cl.LevenshteinAtThresholds("street", 2),
            cl.ExactMatch("house_number"),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
            cl.ExactMatch("email"),
            cl.ExactMatch("phone"),
            cl.ExactMatch("identifier"),
        ],
    )
    sure = [block_on("phone"), block_on("given_name", "family_name", "birth_date")]
    return settings, sure, 0.6, [block_on("given_name", "family_name"), block_on("street", "postcode")]


BARE: dict[str, Callable[[], tuple[SettingsCreator, list[Any], float, list[Any]]]] = {
    DEMO: _bare_demo,
    "febrl3": lambda: _bare_febrl(with_number=False),
    "febrl3 with soc_sec_id": lambda: _bare_febrl(with_number=True),
    "historical figures": _bare_historical,
    "fake_1000": _bare_fake,
}


def bare_splink(connection: duckdb.DuckDBPyConnection, name: str, probabilities: Sequence[float]) -> list[Accuracy]:
    """Accuracy of bare Splink on the table `records` at each of `probabilities`."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    settings, sure, recall, sessions = BARE[name]()
    api = DuckDBAPI(connection)
    linker = Linker(api.register("records"), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(sure, recall=recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in sessions:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_probability=min(probabilities), warning_mode="never")
    found = []
    for probability in probabilities:
        clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, probability)
        rows = connection.sql(
            f"SELECT cluster_id, truth FROM {clustered.physical_name} ORDER BY record_id"
        ).to_arrow_table()
        found.append(accuracy(rows["cluster_id"].to_pylist(), rows["truth"].to_pylist()))
    return found


PROBABILITIES = (0.5, 0.9, 0.95, 0.99)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", nargs="*", choices=[[], *(data.name for data in DATA_SETS)])
    arguments.add_argument("--customers", type=int, default=_CUSTOMERS, help="of the demo firm")
    asked = arguments.parse_args()
    wanted = asked.data
    print(f"{'data':24}{'model':30}{'precision':>10}{'recall':>8}{'F1':>8}{'seconds':>9}")
    for data in DATA_SETS:
        if wanted and data.name not in wanted:
            continue
        connection = opened(data, asked.customers)
        start = time.perf_counter()
        found, truth = linked(connection, data)
        _line(data.name, "ours", accuracy(found.clusters["cluster"].to_numpy(), truth), time.perf_counter() - start)
        if data.name == "historical figures":
            _line("", "ceiling: half of the labels", ceiling(connection, found), None)
        start = time.perf_counter()
        bare = bare_splink(opened(data, asked.customers), data.name, PROBABILITIES)
        took = time.perf_counter() - start
        for probability, reached in zip(PROBABILITIES, bare, strict=True):
            _line("", f"bare Splink at {probability}", reached, took)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")


def _line(data: str, model: str, reached: Accuracy, seconds: float | None) -> None:
    time_taken = "" if seconds is None else f"{seconds:9.1f}"
    print(f"{data:24}{model:30}{reached.precision:10.4f}{reached.recall:8.4f}{reached.f1:8.4f}{time_taken}", flush=True)


if __name__ == "__main__":
    main()
