"""The file in which the server hands a closed wave to the trustee: JSON lines, one for each envelope.

    {"format":"fremdbild ballot export","version":1,"wave":"employees-2026", … the fields of Header …}
    {"cell":"sales-employee","envelope":"…base64…"}
    …
    {"rows":212,"sha256":"…"}

The envelopes are sorted by their SHA-256, so that their order tells nothing. The last line counts the rows and holds
the SHA-256 of all that stands above it: it finds damage, not deceit.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from fremdbild.ballot.cell import Cell, Name
from fremdbild.ballot.sheet import checked_wave
from fremdbild.ballot.wave import Wave, wave_of
from fremdbild.disclosure import above
from fremdbild.errors import BallotError
from fremdbild.instruments import Instrument, Perspective
from fremdbild.settings import FLOOR, sentence_about

_FORMAT = "fremdbild ballot export"
_VERSION = 1
_LARGEST_HEADER = 100_000_000
_LARGEST_ROW = 2_000_000
_Minimum = Annotated[int, Field(ge=FLOOR, le=1_000_000)]

Row = tuple[str, bytes]
"""A cell and an envelope."""


class Question(BaseModel):
    """An item of the wave: what its answers may be, and who is asked."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    item_id: Name
    lowest: int
    highest: int
    perspectives: tuple[Perspective, ...] = Field(min_length=1, strict=False)


class Header(BaseModel):
    """What must be known of a wave to open it on another machine."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    wave: Name
    survey_id: Name
    instrument: Name
    instrument_version: Name
    instrument_hash: Name
    fingerprint: Name
    """Of the public key for which the envelopes were sealed."""
    envelope_size: int = Field(ge=1, le=1_000_000)
    minimum_people: _Minimum
    minimum_comments: _Minimum
    closes_at: AwareDatetime = Field(strict=False)
    parents: dict[Name, Name] = Field(default_factory=dict)
    """Unit → the next unit up."""
    cells: tuple[Cell, ...] = Field(min_length=1, strict=False)
    questions: tuple[Question, ...] = Field(min_length=1, strict=False)

    @model_validator(mode="after")
    def _fits_together(self) -> Header:
        checked_wave(self.wave)
        if len({cell.cell for cell in self.cells}) < len(self.cells):
            raise ValueError("two cells have the same name")
        if len({question.item_id for question in self.questions}) < len(self.questions):
            raise ValueError("two questions have the same item_id")
        for unit in self.parents:
            line = [unit, *above(unit, self.parents)]
            if line[-1] in self.parents:
                raise ValueError(f'the units above "{unit}" come back to themselves')
        return self

    @property
    def parameters(self) -> Wave:
        return Wave(self.wave, self.envelope_size)


def header_of(
    *,
    wave: str,
    survey_id: str,
    instrument: Instrument,
    fingerprint: str,
    minimum_people: int,
    minimum_comments: int,
    closes_at: datetime,
    cells: Iterable[Cell],
    parents: Mapping[str, str],
    envelope_size: int | None = None,
) -> Header:
    """The header of a wave that asks with this instrument; ValidationError where a part of it cannot be."""
    return Header(
        wave=wave,
        survey_id=survey_id,
        instrument=instrument.name,
        instrument_version=instrument.version,
        instrument_hash=instrument_hash(instrument),
        fingerprint=fingerprint,
        envelope_size=envelope_size or wave_of(wave, instrument).size,
        minimum_people=minimum_people,
        minimum_comments=minimum_comments,
        closes_at=closes_at,
        parents=dict(parents),
        cells=tuple(cells),
        questions=tuple(
            Question(
                item_id=item.id,
                lowest=instrument.scale[item.scale].lowest,
                highest=instrument.scale[item.scale].highest,
                perspectives=item.perspectives,
            )
            for item in instrument.questions()
        ),
    )


def instrument_hash(instrument: Instrument) -> str:
    """SHA-256 of all that a questionnaire says, so that people can see that the one asked is the one agreed."""
    return hashlib.sha256(instrument.model_dump_json(by_alias=True).encode()).hexdigest()


def write_export(path: Path, header: Header, rows: Iterable[Row]) -> None:
    """Writes the export; FileExistsError where the file is there. Holds all envelopes in memory to sort them."""
    write_sorted_export(path, header, sorted(rows, key=lambda row: order_of(row[1])))


def write_sorted_export(path: Path, header: Header, rows: Iterable[Row]) -> None:
    """Writes the export of rows that come in the order of `order_of`, one after the other.

    The file is there whole or not at all; FileExistsError where it is there already.
    """
    digest = hashlib.sha256()
    count = 0
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:

            def write(line: Mapping[str, Any]) -> None:
                data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                digest.update(data)
                file.write(data)

            write({"format": _FORMAT, "version": _VERSION} | header.model_dump(mode="json"))
            for cell, envelope in rows:
                write({"cell": cell, "envelope": base64.b64encode(envelope).decode()})
                count += 1
            write({"rows": count, "sha256": digest.hexdigest()})
            file.flush()
            os.fsync(file.fileno())
        os.link(aside, path)  # fails where somebody else was quicker
    finally:
        aside.unlink()


def order_of(envelope: bytes) -> bytes:
    """By what the envelopes of an export are sorted."""
    return hashlib.sha256(envelope).digest()


def read_header(path: Path) -> Header:
    """The header of an export, nothing else read; BallotError where it is none."""
    with _opened(path) as file:
        return _header(file.readline(_LARGEST_HEADER), path)


def checked_rows(path: Path, header: Header) -> int:
    """How many envelopes an export holds; BallotError where it is cut off, was changed, or is not sorted."""
    digest = hashlib.sha256()
    cells = {cell.cell for cell in header.cells}
    count, last = 0, b""
    with _opened(path) as file:
        digest.update(file.readline(_LARGEST_HEADER))
        while line := file.readline(_LARGEST_ROW):
            row = _object(line, path)
            if "rows" in row:
                if row != {"rows": count, "sha256": digest.hexdigest()} or file.read(1):
                    raise _damaged("it is not what was written", path)
                return count
            digest.update(line)
            cell, envelope = _row(row, path)
            if cell not in cells:
                raise _damaged(f'row {count + 1} is of a cell "{cell}" that the header does not name', path)
            if order_of(envelope) < last:
                raise _damaged(f"row {count + 1} is not in the order of the hashes", path)
            last = order_of(envelope)
            count += 1
    raise _damaged("its end is missing", path)


def rows_of(path: Path) -> Iterator[Row]:
    """The cell and envelope of every row of an export that `checked_rows` has found whole."""
    with _opened(path) as file:
        file.readline(_LARGEST_HEADER)
        while line := file.readline(_LARGEST_ROW):
            row = _object(line, path)
            if "rows" in row:
                return
            yield _row(row, path)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise BallotError("there is no such file", where=str(path), next_step="check the path") from None
    except IsADirectoryError:
        raise BallotError("is a folder", where=str(path), next_step="name the export in it") from None


def _header(line: bytes, path: Path) -> Header:
    try:
        found = json.loads(line)
        kind = found.pop("format"), found.pop("version")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        kind = ("", 0)
    if kind[0] != _FORMAT:
        raise BallotError(
            "is not the export of a wave", where=str(path), next_step="name the file that the server exported"
        )
    if kind[1] != _VERSION:
        raise BallotError(
            f"was written in version {kind[1]} of the format; this program reads {_VERSION}",
            where=str(path),
            next_step="use the version of fremdbild that runs on the server",
        )
    try:
        header = Header.model_validate(found)
    except ValidationError as error:
        problems = "\n  ".join(sentence_about(problem, Header) for problem in error.errors()[:20])
        raise _damaged(f"its first line does not fit:\n  {problems}", path) from None
    except BallotError as error:
        raise _damaged(f"its first line does not fit: {error.fact}", path) from None
    return header


def _object(line: bytes, path: Path) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _damaged("a line is not complete", path)
    return found


def _row(row: Mapping[str, Any], path: Path) -> Row:
    try:
        return str(row["cell"]), base64.b64decode(row["envelope"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise _damaged("a row holds no envelope", path) from None


def _damaged(what: str, path: Path) -> BallotError:
    return BallotError(
        f"is damaged: {what}", where=str(path), next_step="export the wave again and copy the file whole"
    )


def utc_now() -> datetime:
    return datetime.now(UTC)
