"""The ledger: who stands behind every figure that was ever released, so that no two can be subtracted.

```
ledger/key                     secret of this organisation; without it the hashes name nobody
ledger/lock                    one assessment at a time compares and freezes
ledger/<token>/people.parquet  atom, person (keyed hash), moment (hash of person and day)
ledger/<token>/sets.parquet    each released set: its cell, its atoms, how many people, fingerprint, smallest hashes
ledger/pending-<token>/        written, its assessment not yet frozen; settled at the next opening
ledger/entries                 the tokens of all entries, one a line, so that one that was deleted is missed
```

An *atom* is the finest combination of group columns and day; a *moment* is one person on one day, so that months in a
quarter and two assessments of one period share their moments, and two waves share none. Two sets of the same measure
and criterion are too near when their moments differ by some people and fewer than the minimum: three who left and three
who came are six.

Which pairs have to be looked at follows exactly from the k smallest hashes of each: if fewer than k people differ, the
smallest common one is among the k smallest of both. All else is a few set operations on the embedded engine.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from fremdbild.disclosure.cells import words
from fremdbild.disclosure.person_hash import KEY_FILE, key_in, person_hashes
from fremdbild.disclosure.tree import Parents, above, subtree
from fremdbild.engine.connection import scratch
from fremdbild.engine.sql import literals
from fremdbild.errors import AssessmentError
from fremdbild.result import GROUP_COLUMNS, TOTAL

PEOPLE_FILE, SETS_FILE = "people.parquet", "sets.parquet"
ENTRIES_FILE = "entries"
_PENDING = "pending-"
_CELL = ("measure", "period", *GROUP_COLUMNS)
_COLUMNS = ", ".join(_CELL)
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Ledger:
    """The ledger in its folder, locked. Made by `open_ledger`."""

    def __init__(self, folder: Path, minimum: int) -> None:
        self._folder = folder
        self._minimum = minimum
        self.token = secrets.token_hex(16)

    def compare(
        self, people: pa.Table, released: pa.Table, parents: Parents, by_criterion: Collection[str]
    ) -> pa.Table:
        """Writes down the sets behind the `released` cells; gives the cells that are too near to earlier ones.

        `people` has one row per person, day and atom: `measure`, `period`, `day`, the group columns with the single
        unit, and `person_key`. `released` are rows of results. Of the measures `by_criterion` the same people answer
        every criterion, so that only sets of one criterion are compared.

        The answer has the columns `measure`, `period`, the group columns, and `released_by`: the token of the
        assessment that released the same cell before, null where the set is near to that of another cell.
        """
        with scratch() as connection:
            _moments(connection, people, key_in(self._folder))
            _sets(connection, released, parents, self._minimum)
            _earlier(connection, sorted(path.parent for path in self._folder.glob(f"*/{SETS_FILE}")))
            connection.register("criteria", pa.table({"measure": pa.array(by_criterion, pa.string())}))
            for statement in _COMPARE:
                connection.execute(statement, {"minimum": self._minimum} if "$minimum" in statement else None)
            self._write(connection)
            return connection.sql(f"SELECT {_COLUMNS}, released_by FROM near").to_arrow_table()

    def _write(self, connection: duckdb.DuckDBPyConnection) -> None:
        """New sets with their people, aside; those that were released before as they are stand in the ledger."""
        folder = self._folder / (_PENDING + self.token)
        folder.mkdir()
        connection.execute(
            "CREATE TABLE new AS FROM sets WHERE set_id NOT IN (FROM known) AND set_id NOT IN (SELECT set_id FROM near)"
        )
        people = connection.sql(
            "SELECT DISTINCT atom, person, moment FROM moments WHERE atom IN (SELECT unnest(atoms) FROM new) "
            "ORDER BY atom, person"
        )
        pq.write_table(connection.sql("FROM new").to_arrow_table(), folder / SETS_FILE, compression="zstd")
        pq.write_table(people.to_arrow_table(), folder / PEOPLE_FILE, compression="zstd")

    def commit(self) -> None:
        """The assessment is frozen: what it released counts from now on."""
        (self._folder / (_PENDING + self.token)).rename(self._folder / self.token)
        _write_down(self._folder, _entries(self._folder))


@contextmanager
def open_ledger(folder: Path, minimum: int, frozen: Callable[[], Collection[str]]) -> Iterator[Ledger]:
    """The ledger, for one assessment at a time; what is not committed at the end is taken back.

    `frozen` gives the tokens of all frozen assessments: an entry whose assessment was frozen before the program died
    counts, another one does not. Raises AssessmentError where an entry that was there is gone.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(folder / "lock"):
            _settle(folder, frozen)
            _refuse_gaps(folder, frozen)
            ledger = Ledger(folder, minimum)
            try:
                yield ledger
            finally:
                shutil.rmtree(folder / (_PENDING + ledger.token), ignore_errors=True)
    except OSError as error:
        raise AssessmentError(
            f"cannot be written ({error.strerror or error})", where=str(folder), next_step="make room and run it again"
        ) from None
    except duckdb.Error as error:
        raise AssessmentError(
            f"cannot be read ({str(error).splitlines()[0]})",
            where=str(folder),
            next_step="bring the folder back from a backup",
        ) from None


def _settle(folder: Path, frozen: Callable[[], Collection[str]]) -> None:
    """Decides on entries of programs that died."""
    for pending in folder.glob(_PENDING + "*"):
        token = pending.name.removeprefix(_PENDING)
        if token in frozen():
            pending.rename(folder / token)
        else:
            shutil.rmtree(pending)


def _refuse_gaps(folder: Path, frozen: Callable[[], Collection[str]]) -> None:
    """Raises AssessmentError where an entry, or a file of one, is missing: its figures could be subtracted unseen.

    A ledger without the list of its entries must hold those of all frozen assessments; a new one, which has no key yet,
    nothing.
    """
    listed = folder / ENTRIES_FILE
    if listed.exists():
        known = set(listed.read_text(encoding="ascii", errors="replace").split())
    else:
        known = set(frozen()) if (folder / KEY_FILE).exists() else set()
    there = _entries(folder)
    for token in sorted(known | there):
        for file in (folder / token / PEOPLE_FILE, folder / token / SETS_FILE):
            if not file.is_file():
                raise AssessmentError(
                    "is missing; without it new figures cannot be compared with those that were released before",
                    where=str(file if token in there else file.parent),
                    next_step="bring it back from a backup; without one move the folder "
                    f"{folder.name} away, and do not publish figures from before and after both",
                )
    if not listed.exists() or known != there:
        _write_down(folder, there)


def _entries(folder: Path) -> set[str]:
    """The tokens of the entries that are there."""
    return {path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(_PENDING)}


def _write_down(folder: Path, tokens: Collection[str]) -> None:
    fresh = folder / f".{ENTRIES_FILE}.new"
    fresh.write_text("".join(f"{token}\n" for token in sorted(tokens)), encoding="ascii")
    fresh.replace(folder / ENTRIES_FILE)


def _moments(connection: duckdb.DuckDBPyConnection, people: pa.Table, key: bytes) -> None:
    """Tables `atoms` (small: number, cell columns) and `moments` (large: atom, person and moment, numbers alone)."""
    person = person_hashes(people["person_key"].combine_chunks(), key)
    day = people["day"].cast(pa.int32()).fill_null(-1).to_numpy().astype(np.int64)
    with np.errstate(over="ignore"):
        moment = (person ^ (day.view(np.uint64) * _MIX)) * _MIX
    number = np.unique(day, return_inverse=True)[1]
    for name in _CELL:
        members, member = words(people, name)
        # Made dense at every step, so that the number of groups cannot run over.
        number = np.unique(number * max(len(members), 1) + member, return_inverse=True)[1]
    _, first = np.unique(number, return_index=True)
    atoms = people.select(list(_CELL)).take(pa.array(first))
    connection.register("atoms", atoms.append_column("atom", pa.array(np.arange(len(first)), pa.int32())))
    connection.register(
        "rows", pa.table({"atom": pa.array(number, pa.int32()), "person": pa.array(person), "moment": pa.array(moment)})
    )
    connection.execute("CREATE TABLE moments AS SELECT DISTINCT atom, person, moment FROM rows")
    connection.unregister("rows")


def _sets(connection: duckdb.DuckDBPyConnection, released: pa.Table, parents: Parents, minimum: int) -> None:
    """Table `sets`: one row per released cell with the people behind it."""
    connection.register("results", released.select(list(_CELL)))
    connection.execute(f"CREATE TABLE wanted AS SELECT DISTINCT {_COLUMNS} FROM results")
    connection.unregister("results")
    units = connection.sql("SELECT DISTINCT org_unit AS unit FROM atoms WHERE org_unit IS NOT NULL").to_arrow_table()
    held = [(unit, member) for unit in units["unit"].to_pylist() for member in _members(unit, parents)]
    connection.register("held", pa.table([[u for u, _ in held], [m for _, m in held]], _HELD))
    connection.execute(f"CREATE TABLE held_atoms ({', '.join(f'{name} VARCHAR' for name in _CELL)}, atom INTEGER)")
    total = ", ".join(f"{name} IS NOT DISTINCT FROM '{TOTAL}' AS {name}" for name in GROUP_COLUMNS)
    for pattern in connection.sql(f"SELECT DISTINCT {total} FROM wanted").to_arrow_table().to_pylist():
        connection.execute(_select_atoms({name for name, is_total in pattern.items() if not is_total}))
    for statement in _MAKE_SETS:
        connection.execute(statement, {"minimum": minimum} if "$minimum" in statement else None)


_HELD = pa.schema([("unit", pa.string()), ("member", pa.string())])


def _members(unit: str, parents: Parents) -> list[str]:
    """The members of org_unit that hold the people of `unit`: itself, and the subtrees it lies in."""
    return [unit, subtree(unit), *(subtree(upper) for upper in above(unit, parents))]


def _select_atoms(told_apart: set[str]) -> str:
    """SQL that adds the atoms of all wanted cells in which exactly these columns are told apart."""
    columns = ", ".join(
        (f"atoms.{name}" if name in told_apart else f"'{TOTAL}'") + f" AS {name}"
        for name in GROUP_COLUMNS
        if name != "org_unit"
    )
    unit, join = f"'{TOTAL}'", ""
    if "org_unit" in told_apart:
        # An unknown unit lies in no subtree and stands for itself.
        unit, join = "held.member", " LEFT JOIN held ON atoms.org_unit = held.unit"
    same = " AND ".join(f"member.{name} IS NOT DISTINCT FROM wanted.{name}" for name in _CELL)
    return f"""
        INSERT INTO held_atoms
        WITH member AS (SELECT measure, period, {columns}, {unit} AS org_unit, atom FROM atoms{join})
        SELECT {_COLUMNS}, atom FROM member SEMI JOIN wanted ON {same}
    """


_MAKE_SETS = (
    f"CREATE TABLE set_atoms AS SELECT (dense_rank() OVER (ORDER BY {_COLUMNS}))::INTEGER AS set_id, * FROM held_atoms",
    """
    CREATE TABLE prints AS
    SELECT set_id, count(*) AS moments, bit_xor(moment) AS fingerprint
    FROM (SELECT DISTINCT set_id, moment FROM set_atoms JOIN moments USING (atom)) GROUP BY set_id
    """,
    """
    CREATE TABLE persons AS
    SELECT set_id, count(*) AS people, min(person, $minimum) AS smallest
    FROM (SELECT DISTINCT set_id, person FROM set_atoms JOIN moments USING (atom)) GROUP BY set_id
    """,
    f"""
    CREATE TABLE sets AS
    SELECT * FROM (SELECT set_id, {_COLUMNS}, list(DISTINCT atom) AS atoms FROM set_atoms GROUP BY ALL)
    JOIN prints USING (set_id) JOIN persons USING (set_id)
    """,
)


def _earlier(connection: duckdb.DuckDBPyConnection, entries: list[Path]) -> None:
    """Views `earlier` and `earlier_people`: all sets released before with their token."""
    for view, file, empty in (("earlier", SETS_FILE, "sets"), ("earlier_people", PEOPLE_FILE, "moments")):
        names = pa.table({"filename": [str(entry / file) for entry in entries], "token": [e.name for e in entries]})
        if not entries:
            connection.execute(f"CREATE VIEW {view} AS SELECT *, '' AS token FROM {empty} LIMIT 0")
            continue
        connection.register(f"{view}_files", names)
        files = literals(names["filename"].to_pylist())
        connection.execute(
            f"CREATE VIEW {view} AS SELECT * EXCLUDE (filename) FROM read_parquet([{files}], filename = true) "
            f"JOIN {view}_files USING (filename)"
        )


_COMPARE = (
    """
    CREATE TABLE known AS SELECT DISTINCT sets.set_id FROM sets SEMI JOIN earlier
    ON sets.measure = earlier.measure AND sets.fingerprint = earlier.fingerprint AND sets.moments = earlier.moments
    AND (sets.criterion IS NOT DISTINCT FROM earlier.criterion OR sets.measure NOT IN (FROM criteria))
    """,
    """
    CREATE TABLE pairs AS
    WITH ours AS (
        SELECT set_id, measure, criterion, people, unnest(smallest) AS person FROM sets ANTI JOIN known USING (set_id)
    ), theirs AS (
        SELECT token, set_id AS other, measure, criterion, people, unnest(smallest) AS person FROM earlier
    )
    SELECT DISTINCT set_id, token, other FROM ours JOIN theirs
    ON ours.measure = theirs.measure AND ours.person = theirs.person AND abs(ours.people - theirs.people) < $minimum
    AND (ours.criterion IS NOT DISTINCT FROM theirs.criterion OR ours.measure NOT IN (FROM criteria))
    """,
    """
    CREATE TABLE near_pairs AS
    WITH our_atoms AS (SELECT set_id, unnest(atoms) AS atom FROM sets),
    their_atoms AS (SELECT token, set_id AS other, unnest(atoms) AS atom FROM earlier),
    ours AS (
        SELECT DISTINCT set_id, token, other, person, moment
        FROM pairs JOIN our_atoms USING (set_id) JOIN moments USING (atom)
    ), theirs AS (
        SELECT DISTINCT set_id, pairs.token, other, person, moment
        FROM pairs JOIN their_atoms USING (token, other) JOIN earlier_people USING (token, atom)
    ), apart AS (
        SELECT set_id, token, other, person FROM (FROM ours UNION ALL FROM theirs)
        GROUP BY set_id, token, other, person, moment HAVING count(*) = 1
    )
    SELECT set_id, token, other FROM apart GROUP BY ALL HAVING count(DISTINCT person) < $minimum
    """,
    f"""
    CREATE TABLE near AS
    SELECT sets.set_id, {", ".join(f"any_value(sets.{name}) AS {name}" for name in _CELL)},
        max(CASE WHEN {" AND ".join(f"sets.{name} IS NOT DISTINCT FROM earlier.{name}" for name in _CELL)}
            THEN earlier.token END) AS released_by
    FROM near_pairs JOIN sets USING (set_id)
    JOIN earlier ON earlier.token = near_pairs.token AND earlier.set_id = near_pairs.other
    GROUP BY sets.set_id
    """,
)
"""Sets that were released before as they are; pairs that may be near; those that are; and what is done about them."""
