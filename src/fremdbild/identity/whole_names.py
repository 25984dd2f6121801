"""Whole names in one column → given name and family name: "MUELLER ANNA", "Anna Maria Müller", "von Allmen Beat".

What a word usually is, the records themselves tell: those with both names in columns of their own are counted. In
which order a system writes, its names tell together; that decides about names whose words are in no list. Of three
words and more the cut is made where the words fit best on both sides; particles (von, de …) go with the family name.
"""

from __future__ import annotations

import duckdb

from fremdbild.engine.sql import identifier, literals
from fremdbild.identity.folding import PARTICLES

WORDS_AT_MOST = 6
"""Longer texts are no names of a person and stay as they are."""

_PARTICLE = -3.0
"""A particle speaks for the family name like a word that is one twenty times as often (natural logarithm)."""
_ORDER_AT_MOST = 4.0


def take_apart(connection: duckdb.DuckDBPyConnection, table: str, known: str) -> None:
    """Fills `given` and `family` of `table` (uid, system, given, family, company) where one of them holds both.

    Words are counted in the records of `known` that have both names. A single word stays where it is.
    """
    there = identifier(table)
    connection.execute(f"""
        CREATE OR REPLACE TABLE _whole AS
        SELECT uid, system, string_split(coalesce(given, family), ' ') AS words
        FROM {there}
        WHERE (given IS NULL) <> (family IS NULL) AND company IS NULL
        AND len(string_split(coalesce(given, family), ' ')) BETWEEN 2 AND {WORDS_AT_MOST}
    """)
    if not connection.execute("SELECT count(*) FROM _whole").fetchall()[0][0]:
        connection.execute("DROP TABLE _whole")
        return
    connection.execute(f"""
        CREATE OR REPLACE TABLE _name_word AS
        WITH counted AS (
            SELECT word, sum(is_given) AS given, sum(1 - is_given) AS family FROM (
                SELECT unnest(string_split(given, ' ')) AS word, 1 AS is_given FROM {identifier(known)}
                WHERE given IS NOT NULL AND family IS NOT NULL
                UNION ALL
                SELECT unnest(string_split(family, ' ')), 0 FROM {identifier(known)}
                WHERE given IS NOT NULL AND family IS NOT NULL
            ) GROUP BY word
        )
        SELECT word, ln((given + 0.5) / (family + 0.5)) AS leaning FROM counted
    """)
    # `first` speaks for "given name first" with the cut behind word `cut`; below zero for "family name first".
    connection.execute(f"""
        CREATE OR REPLACE TABLE _cut AS
        WITH word AS (
            SELECT uid, system, len(words) AS number, unnest(words) AS word, generate_subscripts(words, 1) AS place
            FROM _whole
        ), leaning AS (
            SELECT uid, system, number, place,
                   CASE WHEN word.word IN ({literals(PARTICLES)}) THEN {_PARTICLE} ELSE coalesce(leaning, 0) END AS leaning
            FROM word LEFT JOIN _name_word ON _name_word.word = word.word
        ), running AS (
            SELECT uid, system, number, place, sum(leaning) OVER (PARTITION BY uid ORDER BY place) AS up_to,
                   sum(leaning) OVER (PARTITION BY uid) AS whole
            FROM leaning
        )
        SELECT uid, system, number, place AS cut, 2 * up_to - whole AS first
        FROM running WHERE place < number
    """)
    connection.execute(f"""
        CREATE OR REPLACE TABLE _order AS
        SELECT system,
               greatest(-{_ORDER_AT_MOST}, least({_ORDER_AT_MOST}, ln((ahead + 1.0) / (behind + 1.0)))) AS first
        FROM (
            SELECT system, count(*) FILTER (best > 1) AS ahead, count(*) FILTER (best < -1) AS behind
            FROM (SELECT uid, system, arg_max(first, abs(first)) AS best FROM _cut GROUP BY ALL) GROUP BY system
        )
    """)
    # Nothing known: the family name is the last word, or the first where the system writes it first.
    connection.execute("""
        CREATE OR REPLACE TABLE _taken_apart AS
        WITH chosen AS (
            SELECT uid,
                   arg_max({'cut': cut, 'given_first': given_first},
                           (CASE WHEN given_first THEN first + prior ELSE -first - prior END,
                            given_first, CASE WHEN given_first THEN cut ELSE -cut END)) AS best
            FROM (
                SELECT uid, cut, _cut.first, coalesce(_order.first, 0) AS prior, unnest([true, false]) AS given_first
                FROM _cut LEFT JOIN _order ON _order.system = _cut.system
            ) GROUP BY uid
        )
        SELECT uid,
               array_to_string(CASE WHEN best.given_first THEN words[:best.cut] ELSE words[best.cut + 1:] END, ' ')
                   AS given,
               array_to_string(CASE WHEN best.given_first THEN words[best.cut + 1:] ELSE words[:best.cut] END, ' ')
                   AS family
        FROM chosen JOIN _whole USING (uid)
    """)
    connection.execute(f"""
        UPDATE {there} SET given = _taken_apart.given, family = _taken_apart.family
        FROM _taken_apart WHERE _taken_apart.uid = {there}.uid
    """)
    for name in ("_whole", "_name_word", "_cut", "_order", "_taken_apart"):
        connection.execute(f"DROP TABLE {name}")
