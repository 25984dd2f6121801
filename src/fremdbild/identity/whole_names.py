"""Whole names in one column → given name and family name: "MUELLER ANNA", "Anna Maria Müller", "von Allmen Beat".

What a word usually is, the records themselves tell: those with both names in columns of their own are counted. In
which order a system writes, its names tell together; that decides about names whose words are in no list. Of three
words and more the cut is made where the words fit best on both sides; particles (von, de …) go with the family name.
"""

from __future__ import annotations

import duckdb

from fremdbild.engine.sql import identifier, literals
from fremdbild.identity.companies import legal_form
from fremdbild.identity.folding import PARTICLES, TITLES, folded, without_words
from fremdbild.identity.placeholders import is_placeholder

WORDS_AT_MOST = 6
"""Longer texts are no names of a person and stay as they are."""

_PARTICLE = -3.0
"""A particle speaks for the family name like a word that is one twenty times as often (natural logarithm)."""
_ORDER_AT_MOST = 4.0
_HYPHEN = "qxq"
"""Letters of no name: they stand for a hyphen while all else that is no letter becomes a space."""


def parts_of_whole(given: str, family: str) -> str:
    """SQL of the folded parts of the one name that is written; null where both or none are."""
    one, other = (f"nullif(trim({name}), '') IS NULL" for name in (given, family))
    return f"CASE WHEN {one} THEN {_parts_of(family)} WHEN {other} THEN {_parts_of(given)} END"


def _parts_of(text: str) -> str:
    """Between spaces, without titles; a double name (Gerber-Roth) is one part."""
    held = f"regexp_replace({text}, ' ?- ?', '{_HYPHEN}', 'g')"
    return (
        f"list_transform(string_split({without_words(folded(held), TITLES)}, ' '),"
        f" lambda part: replace(part, '{_HYPHEN}', ' '))"
    )


def told_names(table: str) -> str:
    """SQL of the rows of `table` with what its one name field tells: a company, or "Müller, Anna"; and with `kind`.

    `table` has given, family, company_whole (folded), family_written, parts and kind_told; the last three go, but for
    the parts of names that are still to be taken apart.
    """
    one_name = "(company_whole IS NULL AND (given IS NULL) <> (family IS NULL))"
    # A system with one column for all names writes companies there too.
    form = legal_form("coalesce(family, given)")
    firm = f"{one_name} AND (kind_told = 'company' OR kind_told IS NULL AND {form} IS NOT NULL)"
    comma = "(given IS NULL AND family_written LIKE '%_,_%')"
    before, behind = (without_words(folded(f"split_part(family_written, ',', {place})"), TITLES) for place in (1, 2))
    return f"""
        SELECT * EXCLUDE (given, family, company_whole, kind_told, family_written, parts, firm),
               CASE WHEN NOT firm AND NOT {comma} AND {one_name} THEN parts END AS parts,
               CASE WHEN NOT firm THEN CASE WHEN {comma} THEN {behind} ELSE given END END AS given,
               CASE WHEN NOT firm THEN CASE WHEN {comma} THEN {before} ELSE family END END AS family,
               CASE WHEN firm THEN coalesce(family, given) ELSE company_whole END AS company_whole,
               CASE WHEN kind_told IS NOT NULL THEN kind_told
                    WHEN firm THEN 'company'
                    WHEN company_whole IS NULL AND (given IS NOT NULL OR family IS NOT NULL) THEN 'person'
                    WHEN company_whole IS NOT NULL AND given IS NULL AND family IS NULL THEN 'company' END AS kind
        FROM (SELECT *, coalesce({firm}, false) AS firm FROM {table})
    """


def take_apart(connection: duckdb.DuckDBPyConnection, table: str, known: str) -> None:
    """Fills `given` and `family` of `table` (uid, system, given, family, parts) where one of them holds both.

    `parts` is null where there is nothing to take apart, and goes. Words are counted in the records of `known` that
    have both names. A single part stays where it is.
    """
    there = identifier(table)
    name = f"part NOT IN ({literals(PARTICLES)}) AND regexp_matches(part, '\\p{{L}}')"
    connection.execute(f"""
        CREATE OR REPLACE TABLE _whole AS
        SELECT uid, system, parts AS words FROM {there} WHERE len(parts) BETWEEN 2 AND {WORDS_AT_MOST}
        AND len(list_filter(parts, lambda part: {name})) >= 2
        AND NOT {is_placeholder("coalesce(given, family)")}
    """)
    connection.execute(f"ALTER TABLE {there} DROP COLUMN parts")
    if not connection.execute("SELECT count(*) FROM _whole").fetchall()[0][0]:
        connection.execute("DROP TABLE _whole")
        return
    _count_words(connection, known)
    _find_cuts(connection)
    _choose(connection)
    connection.execute(f"""
        UPDATE {there} SET given = _taken_apart.given, family = _taken_apart.family
        FROM _taken_apart WHERE _taken_apart.uid = {there}.uid
    """)
    for name in ("_whole", "_name_word", "_cut", "_order", "_taken_apart"):
        connection.execute(f"DROP TABLE {name}")


def _count_words(connection: duckdb.DuckDBPyConnection, known: str) -> None:
    """`_name_word`: how much oftener each word is a given name than a family name in `known` (natural logarithm)."""
    connection.execute(f"""
        CREATE OR REPLACE TABLE _name_word AS
        WITH counted AS (
            SELECT word, sum(given) AS given, sum(family) AS family FROM (
                SELECT unnest(string_split(given, ' ')) AS word, count(*) AS given, 0 AS family
                FROM {identifier(known)} WHERE given IS NOT NULL AND family IS NOT NULL GROUP BY given
                UNION ALL
                SELECT unnest(string_split(family, ' ')), 0, count(*)
                FROM {identifier(known)} WHERE given IS NOT NULL AND family IS NOT NULL GROUP BY family
            ) GROUP BY word
        )
        SELECT word, ln((given + 0.5) / (family + 0.5)) AS leaning FROM counted
    """)


def _find_cuts(connection: duckdb.DuckDBPyConnection) -> None:
    """`_cut`: how well each place suits to cut a name; `_order`: in which order most names of a system stand."""
    # `first` speaks for "given name first" with the cut behind word `cut`; below zero for "family name first".
    connection.execute(f"""
        CREATE OR REPLACE TABLE _cut AS
        WITH word AS (
            SELECT uid, system, len(words) AS number, unnest(words) AS word, generate_subscripts(words, 1) AS place
            FROM _whole
        ), leaning AS (
            SELECT uid, system, number, place, particle,
                   CASE WHEN particle THEN {_PARTICLE} ELSE coalesce(leaning, 0) END AS leaning
            FROM (SELECT *, word IN ({literals(PARTICLES)}) AS particle FROM word) AS word
            LEFT JOIN _name_word ON _name_word.word = string_split(word.word, ' ')[-1]
        ), running AS (
            SELECT uid, system, number, place, particle, sum(leaning) OVER (PARTITION BY uid ORDER BY place) AS up_to,
                   sum(leaning) OVER (PARTITION BY uid) AS whole
            FROM leaning
        )
        SELECT uid, system, number, place AS cut, 2 * up_to - whole AS first
        FROM running WHERE place < number AND NOT particle
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


def _choose(connection: duckdb.DuckDBPyConnection) -> None:
    """`_taken_apart`: the names on both sides of the best cut."""
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
