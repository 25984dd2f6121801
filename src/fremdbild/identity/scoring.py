"""Scores of candidate pairs: Splink compares the records and adds up the match weights."""

from __future__ import annotations

from splink import Linker

from fremdbild.engine.sql import identifier
from fremdbild.identity.model import LinkModel
from fremdbild.identity.workbench import Workbench


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
) -> None:
    """Makes the table `to` of the `pairs` (match_key, join_key_l, join_key_r) of comparable `records`.

    Columns: uid_l, uid_r, match_weight (bits), match_probability. With `parts` also, for each comparison, mw_… (the
    weight of its level, 0 where unknown) and mw_tf_adj_… (what the frequency of the value adds); with `levels` besides
    gamma_… (the level: -1 unknown, 0 different, upwards) and the compared columns of both records.
    Pairs with a weight below `at_least` are left out.
    """
    api = bench.splink()
    linker = Linker(
        api.register(records),
        model.splink_settings(bench.name, parts=parts, levels=levels),
        validate_settings=False,
        log_level=None,
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    scored = linker.inference.predict(threshold_match_weight=at_least, warning_mode="never")
    columns = "*" if parts or levels else "uid_l, uid_r, match_weight, match_probability"
    bench.make(to, f"SELECT {columns} FROM {identifier(scored.physical_name)}")
    linker.table_management.delete_tables_created_by_splink_from_db()
