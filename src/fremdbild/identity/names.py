"""What is worked out once per distinct word of a name: how it sounds, and which full names it may be short for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import cologne_phonetics
import duckdb
import pyarrow as pa

from fremdbild.engine.sql import identifier
from fremdbild.identity.folding import TRANSCRIPTIONS

_BATCH = 20_000


@cache
def full_names() -> dict[str, tuple[str, ...]]:
    """Folded given name → the full names that it may stand for, the likeliest first; a name in no list is missing.

    >>> full_names()["fritz"], full_names()["bob"]
    (('fridrich',), ('robert',))
    """
    found: dict[str, list[str]] = {}
    for line in (files("fremdbild.identity") / "nicknames.csv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        names = [_folded(name) for name in line.split(",")]
        for name in names:
            known = found.setdefault(name, [])
            if names[0] not in known:
                # A full name is itself before it is short for another one.
                known.insert(0 if name == names[0] else len(known), names[0])
    return {name: tuple(full) for name, full in found.items()}


def sound(word: str) -> str:
    """Kölner Phonetik of one folded word; the word itself where nothing of it sounds (digits, other scripts).

    >>> sound("mayer"), sound("meier"), sound("schmidt"), sound("schmitt")
    ('67', '67', '862', '862')
    """
    return str(cologne_phonetics.encode(word)[0][1]) or word


def add_word_table(connection: duckdb.DuckDBPyConnection, words: str, to: str) -> None:
    """Makes the table `to` (word, sound, root_sound, full) of `words` (word: distinct folded words), in batches.

    `full` holds the full names of `full_names`, or the word itself; `root_sound` is how the first of them sounds.
    """
    connection.execute(
        f'CREATE OR REPLACE TABLE {identifier(to)} (word VARCHAR, sound VARCHAR, root_sound VARCHAR, "full" VARCHAR[])'
    )
    reader = connection.cursor().sql(f"SELECT word FROM {identifier(words)}").to_arrow_reader(_BATCH)
    for batch in _worked_out(reader):
        connection.register("_word_batch", batch)
        connection.execute(f"INSERT INTO {identifier(to)} FROM _word_batch")
        connection.unregister("_word_batch")


def _worked_out(reader: pa.RecordBatchReader) -> Iterator[pa.Table]:
    known = full_names()
    for batch in reader:
        words = batch.column(0).to_pylist()
        full = [list(known.get(word, (word,))) for word in words]
        yield pa.table(
            {
                "word": words,
                "sound": [sound(word) for word in words],
                "root_sound": [sound(names[0]) for names in full],
                "full": pa.array(full, pa.list_(pa.string())),
            }
        )


def _folded(name: str) -> str:
    """As `folding.folded` does it; the names of the list have neither accents nor spaces."""
    plain = name.strip()
    for transcription, vowel in TRANSCRIPTIONS:
        plain = plain.replace(transcription, vowel)
    return plain
