"""Scores of candidate pairs: Splink compares the records and adds up the match weights."""

from __future__ import annotations

from collections.abc import Iterable

from splink import Linker

from fremdbild.engine.sql import identifier
from fremdbild.identity.comparisons import Comparison
from fremdbild.identity.model import LinkModel, definition
from fremdbild.identity.workbench import Workbench, quiet

FREQUENCY = "frequency_"
"""Tables with the term frequencies of a column are called so, with its name behind it."""


def frequency_columns(compared: Iterable[Comparison]) -> tuple[str, ...]:
    """Columns whose term frequencies `compared` asks for."""
    found = (level.frequency for one in compared for level in one.levels if level.frequency)
    return tuple(dict.fromkeys(found))


def count_frequencies(bench: Workbench, records: str, compared: Iterable[Comparison]) -> tuple[str, ...]:
    """Makes the tables of term frequencies that `compared` asks for, and returns their names.

    Each holds the values of one column and tf_…, the share of the records with a value that have it.
    """
    columns = frequency_columns(compared)
    for column in columns:
        name = identifier(column)
        bench.make(
            FREQUENCY + column,
            f"SELECT {name}, CAST(count(*) AS DOUBLE)"
            f" / (SELECT count({name}) FROM {identifier(records)}) AS tf_{column}"
            f" FROM {identifier(records)} WHERE {name} IS NOT NULL GROUP BY {name}",
        )
    return tuple(FREQUENCY + column for column in columns)


def score_pairs(
    bench: Workbench,
    records: str,
    pairs: str,
    model: LinkModel,
    *,
    to: str,
    at_least: float | None = None,
    parts: bool = False,
    levels: bool = False,
    apart: bool = False,
) -> None:
    """Makes the table `to` of the `pairs` (match_key, join_key_l, join_key_r) of comparable `records`.

    The tables of `count_frequencies` have to be there. Columns: uid_l, uid_r, match_weight (bits), match_probability.
    With `parts` also, for each comparison, mw_… (the weight of its level, 0 where unknown) and mw_tf_adj_… (what the
    frequency of the value adds); with `levels` besides gamma_… (the level: -1 unknown, 0 different, upwards) and the
    compared columns of both records. With `apart` fields that a household shares count by themselves too. Pairs with a
    weight below `at_least` are left out.
    """
    with quiet():
        api = bench.splink()
        linker = Linker(
            api.register(records),
            model.splink_settings(bench.name, parts=parts, levels=levels, apart=apart),
            validate_settings=False,
            log_level=None,
        )
        for column in frequency_columns(definition(one.name) for one in model.comparisons):
            linker.table_management.register_term_frequency_lookup(api.register(FREQUENCY + column), column)
        linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
        scored = linker.inference.predict(threshold_match_weight=at_least, warning_mode="never")
        columns = "*" if parts or levels else "uid_l, uid_r, match_weight, match_probability"
        bench.make(to, f"SELECT {columns} FROM {identifier(scored.physical_name)}")
        linker.table_management.delete_tables_created_by_splink_from_db()
