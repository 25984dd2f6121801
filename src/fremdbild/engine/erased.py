"""What is remembered of people who were erased at their request: keyed hashes, no name; `store/erased/`.

```
key                     secret of this store, mode 0600; without it the hashes name nobody
list.parquet            LIST_SCHEMA
receipts/<number>.json  `Receipt`: when, by whom, why, how many rows of what; nothing about the person
under-way.json          whom an erasure that has begun is about, mode 0600; gone when it is done
```

| kind of hash | of | keeps away, in a later load |
|---|---|---|
| record | system and record_id | every row of that record |
| a table, such as service_case | its key | its row, and rows that name it, such as the events of a case |
| value | e-mail address, telephone number, shared number | rows that are set aside |
| name | given name, family name, and birth date or postcode | rows that are set aside |
| respondent | survey_id, wave and respondent_id | rows of that respondent, such as remarks |
| customer | customer_id | nothing; it finds the receipt |

A hash is SHA-256 over the secret, as long as one block, and the values. It hides numbers that could be tried out one
after the other; it does not have to prove anything to anybody, so the second round of HMAC, which doubles the time of
loads, is left out.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from fremdbild.engine.manifest import sync_folder
from fremdbild.engine.sql import literal
from fremdbild.errors import StoreError

if TYPE_CHECKING:
    # Slow, and a load without an erasure does without it.
    import pyarrow as pa

ERASED = "erased"
"""Folder in the store; loads and links leave it alone."""
RECORD, RESPONDENT, VALUE, NAME, CUSTOMER = "record", "respondent", "value", "name", "customer"
_BETWEEN = "\x1f"
_KEY_BYTES = 32


class Stays(BaseModel):
    """Where the person still stands, or may stand: `what` names the reason, `where` the places."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    where: tuple[str, ...] = ()


class Receipt(BaseModel):
    """What was erased, without saying who it was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str
    erased_at: datetime
    erased_by: str
    because: str
    person: str
    """Keyed hash over the records; it can be compared with that of another receipt of this store, and not be undone."""
    records: int
    rows: dict[str, int]
    """Table → rows, those with newer versions as well."""
    files: int
    """Files of the store that were written anew, or deleted."""
    set_aside: dict[str, int]
    """Source → rows that could not be used."""
    identity: dict[str, int]
    """Links, reviews, decisions and what else linking had kept → rows."""
    application: dict[str, int]
    """What the web application held → rows."""
    stays: tuple[Stays, ...]


class ErasureList:
    """The list in the store at `store`."""

    def __init__(self, store: Path) -> None:
        self.path = store / ERASED

    @property
    def exists(self) -> bool:
        return (self.path / "list.parquet").exists()

    @property
    def file(self) -> Path:
        return self.path / "list.parquet"

    def hashed(self, kind: str, *values: str) -> str:
        """The hash under which a thing is remembered."""
        return sha256((self._key + _BETWEEN.join((kind, *values))).encode()).hexdigest()

    def sql(self, kind: str, *expressions: str) -> str:
        """SQL for the same hash; null where one of the values is."""
        begun = literal(self._key + kind + _BETWEEN)
        return f"sha256({begun} || {f' || chr({ord(_BETWEEN)}) || '.join(expressions)})"

    def rows(self) -> pa.Table:
        """All that is remembered; raises StoreError where it cannot be read: a load must not go on without."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        if not self.exists:
            return _schema().empty_table()
        try:
            return pq.read_table(self.file)
        except (OSError, pa.ArrowException) as error:
            raise self._unreadable(self.file, error) from None

    def receipt_of(self, kind: str, *values: str) -> Receipt | None:
        """The receipt of whoever this is remembered of; None where nothing is."""
        if not self.exists:
            return None
        hashed = self.hashed(kind, *values)
        for row in self.rows().to_pylist():
            if row["hash"] == hashed:
                return self.receipt(row["receipt"])
        return None

    def receipt(self, number: str) -> Receipt | None:
        path = self.path / "receipts" / f"{number}.json"
        try:
            return Receipt.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            raise self._unreadable(path, error) from None

    def remember(self, entries: Iterable[tuple[str, str]], receipt: str) -> None:
        """Adds (kind, hash), in one step; those that are there already stay under their receipt."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        kept = self.rows()
        known = set(kept["hash"].to_pylist())
        fresh = [
            {"kind": kind, "hash": hashed, "receipt": receipt}
            for kind, hashed in sorted(set(entries))
            if hashed not in known
        ]
        if not fresh:
            return
        self._make_folder()
        aside = self.path / ".list.parquet.new"
        pq.write_table(pa.concat_tables([kept, pa.Table.from_pylist(fresh, schema=_schema())]), aside)
        _in_place(aside, self.file)

    def keep_receipt(self, receipt: Receipt) -> Path:
        folder = self.path / "receipts"
        folder.mkdir(parents=True, exist_ok=True)
        return _written(folder / f"{receipt.number}.json", receipt.model_dump_json(indent=1) + "\n")

    def receipts(self) -> list[Receipt]:
        """All of them, the oldest first."""
        found = [self.receipt(path.stem) for path in (self.path / "receipts").glob("*.json")]
        return sorted((one for one in found if one), key=lambda one: one.erased_at)

    # what is under way ------------------------------------------------------------------------------------------------

    def under_way(self) -> str | None:
        """What was written down by `begin`."""
        try:
            return self._journal.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unreadable(self._journal, error) from None

    def begin(self, said: str) -> None:
        """Writes down, in one step, whom an erasure is about: whoever goes on after it was killed finds it here."""
        self._make_folder()
        _written(self._journal, said, mode=0o600)

    def done(self) -> None:
        self._journal.unlink(missing_ok=True)
        sync_folder(self.path)

    @property
    def _journal(self) -> Path:
        return self.path / "under-way.json"

    def _make_folder(self) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)

    @cached_property
    def _key(self) -> str:
        path = self.path / "key"
        try:
            found = path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            if self.exists:
                raise StoreError(
                    "is gone; without it nobody knows who was erased, and a load would bring them back",
                    where=str(path),
                    next_step="bring the folder back from a backup",
                ) from None
            self._make_folder()
            found = secrets.token_hex(_KEY_BYTES)
            _written(path, found + "\n", mode=0o600)
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable(path, error) from None
        return found

    def _unreadable(self, path: Path, error: Exception) -> StoreError:
        return StoreError(
            f"cannot be read ({type(error).__name__}: {str(error).splitlines()[0]}); without it a load would bring"
            " erased people back",
            where=str(path),
            next_step="mend its permissions, or bring the folder back from a backup",
        )


def _schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("kind", pa.string()), ("hash", pa.string()), ("receipt", pa.string())])


def _written(path: Path, text: str, *, mode: int = 0o644) -> Path:
    aside = path.with_name(f".{path.name}.new")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(text)
    return _in_place(aside, path)


def _in_place(aside: Path, path: Path) -> Path:
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)
    return path


def folded(text: str) -> str:
    """A value of a row that is set aside, in the form in which it is remembered.

    >>> folded(" Anna@Example.org "), folded("+41 79 123")
    ('anna@example.org', '+4179123')
    """
    return "".join(text.lower().split())


def name_values(given: str, family: str, other: str) -> tuple[str, str, str]:
    """What the hash of a name is of. Days are known however they are written, also with day and month swapped.

    >>> name_values("Anna", "Meier", "1980-03-07") == name_values("anna ", "MEIER", "7.3.1980")
    True
    """
    digits = re.findall(r"\d+", other)
    plain = folded(other) if re.search(r"[^\W\d_]", other) else "-".join(sorted(one.lstrip("0") for one in digits))
    return folded(given), folded(family), plain
