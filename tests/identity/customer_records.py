"""Customers with known records in several systems, with the slips that people make. Made up; the same for one seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from fremdbild.engine.connection import scratch
from fremdbild.identity import Comparable, DuckDBWorkbench, comparable_records

GIVEN = [
    "Anna",
    "Beat",
    "Carla",
    "Dora",
    "Emil",
    "Fritz",
    "Gabriele",
    "Hans",
    "Ines",
    "Josef",
    "Katharina",
    "Lukas",
    "Maria",
    "Noah",
    "Olga",
    "Paul",
    "Rosa",
    "Stefan",
    "Thomas",
    "Ursula",
]
FAMILY = [
    "Müller",
    "Meier",
    "Schmid",
    "Keller",
    "Weber",
    "Huber",
    "Schneider",
    "Meyer",
    "Steiner",
    "Fischer",
    "Gerber",
    "Brunner",
    "Baumann",
    "Frei",
    "Zimmermann",
    "Moser",
    "Widmer",
    "Wyss",
    "Graf",
    "Roth",
    "Lüthi",
    "Bühler",
    "Käser",
    "Zürcher",
    "Jäggi",
    "Abderhalden",
    "Ochsenbein",
    "Wachtmeister",
]
STREETS = [
    "Bahnhofstrasse",
    "Hauptstraße",
    "Dorfstr.",
    "Kirchgasse",
    "Seeweg",
    "Ringstrasse",
    "Lindenweg",
    "Schulstrasse",
    "Rosenweg",
    "Mühlegasse",
]
TOWNS = [
    ("8001", "Zürich"),
    ("3000", "Bern"),
    ("6003", "Luzern"),
    ("4051", "Basel"),
    ("9000", "St. Gallen"),
    ("8400", "Winterthur"),
]

SCHEMA = pa.schema(
    [
        (name, pa.string())
        for name in [
            "system",
            "record_id",
            "kind",
            "given_name",
            "family_name",
            "company_name",
            "birth_date",
            "street",
            "house_number",
            "postcode",
            "city",
            "country",
            "email",
            "phone",
            "identifier",
            "truth",
        ]
    ]
)


def customer_rows(people: int = 300, seed: int = 7) -> list[dict[str, Any]]:
    """Records of `people`: each in one to four systems, one field in five missing or written differently."""
    draws = random.Random(seed)
    rows = []
    for person in range(people):
        postcode, city = draws.choice(TOWNS)
        given, family = draws.choice(GIVEN), draws.choice(FAMILY)
        true = {
            "given_name": given,
            "family_name": family,
            "birth_date": f"{draws.randrange(1940, 2005)}-{draws.randrange(1, 13):02}-{draws.randrange(1, 29):02}",
            "street": draws.choice(STREETS),
            "house_number": str(draws.randrange(1, 90)),
            "postcode": postcode,
            "city": city,
            "email": f"{given}.{family}{draws.randrange(100)}@mail.ch".lower(),
            "phone": f"07{draws.randrange(6, 10)} {draws.randrange(200, 999)} {draws.randrange(10, 99)} {draws.randrange(10, 99)}",  # noqa: E501
        }
        for system in draws.sample(["crm", "shop", "billing", "tickets"], draws.choice([1, 1, 2, 2, 3, 4])):
            row = dict.fromkeys(SCHEMA.names) | true
            row |= {"system": system, "record_id": f"{system[0]}{person:05}", "kind": "person", "truth": str(person)}
            for field in true:
                if draws.random() < 0.12:
                    row[field] = None
                elif draws.random() < 0.1:
                    row[field] = _slip(str(row[field]), draws)
            rows.append(row)
    return rows


def _slip(text: str, draws: random.Random) -> str:
    place = draws.randrange(len(text))
    return text[:place] + draws.choice("abcdefgh") + text[place + 1 :]


def table(rows: Sequence[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([dict.fromkeys(SCHEMA.names) | row for row in rows], schema=SCHEMA)


def bench_with(
    rows: Sequence[dict[str, Any]] | pa.Table, **options: Any
) -> tuple[DuckDBWorkbench, Comparable, duckdb.DuckDBPyConnection]:
    """A workbench on a new connection with the comparable records of `rows`."""
    connection = scratch()
    connection.register("given_records", rows if isinstance(rows, pa.Table) else table(rows))
    connection.execute("CREATE TABLE records AS FROM given_records")
    found = comparable_records(connection, "records", **options)
    return DuckDBWorkbench(connection), found, connection


def groups(clusters: pa.Table) -> set[frozenset[tuple[str, str]]]:
    """The clusters as sets of record keys."""
    found: dict[int, set[tuple[str, str]]] = {}
    for row in clusters.to_pylist():
        found.setdefault(row["cluster"], set()).add((row["system"], row["record_id"]))
    return {frozenset(keys) for keys in found.values()}
