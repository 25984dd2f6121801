"""`Opened`: the opened wave, and the one file in which it goes back to the server.

The file is a .zip with `opening.json` (what was counted, and the SHA-256 of the others) and three files of JSON lines
whose keys are columns of the canonical tables: `survey_cell.jsonl`, `survey_response.jsonl`, `survey_comment.jsonl`.
Comments lie in a file of their own, in an order of their own, and name neither a cell nor a person.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_jsonable_python

from fremdbild.ballot.cell import OpenedCell
from fremdbild.errors import BallotError

_FORMAT = "fremdbild ballot result"
_VERSION = 1
_LARGEST_PART = 2_000_000_000
_ABOUT = "opening.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that a .zip says of its parts; the true one is nobody's business."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: columns of survey_response; `score` None is "don't know".

    With slots, and the names that many answers share kept once: a vote of 20,000 has 320,000 of them.
    """

    respondent_id: str
    cell: str
    perspective: str
    item_id: str
    score: int | None


class Comment(_Part):
    """One comment: columns of survey_comment, and the question that it is about (None: the whole)."""

    comment_id: str
    item_id: str | None
    text: str
    language: str | None


class Counts(_Part):
    """How many envelopes there were, and what became of them; never whose."""

    envelopes: int = 0
    answered: int = 0
    """With an answer that is kept."""
    not_opened: int = 0
    impossible: int = 0
    copied: int = 0
    answers_dropped: int = 0
    """Answers that would tell the few people of another perspective apart, and "don't know" throughout."""

    @property
    def set_aside(self) -> int:
        return self.not_opened + self.impossible + self.copied

    @property
    def without_answers(self) -> int:
        """Nothing at all, "don't know" throughout, or a comment alone."""
        return self.envelopes - self.answered - self.set_aside


class Opened(_Part):
    """An opened wave."""

    wave: str
    survey_id: str
    fingerprint: str
    minimum_people: int
    minimum_comments: int
    counts: Counts
    cells: tuple[OpenedCell, ...] = Field(strict=False)
    answers: tuple[Answer, ...] = Field(strict=False)
    comments: tuple[Comment, ...] = Field(strict=False)


def result_file(wave: str, folder: Path) -> Path:
    """Where the result of a wave is written."""
    return folder / f"{wave}.opened.zip"


def refuse_second_opening(wave: str, folder: Path) -> None:
    """BallotError where the folder holds the result of this wave."""
    path = result_file(wave, folder)
    if path.exists():
        raise BallotError(
            "the wave has been opened already, and every wave is opened once",
            where=str(path),
            next_step="give this file to the server; two openings of one wave could be compared",
        )


def write_opened(opened: Opened, folder: Path) -> Path:
    """Writes the result, readable by its owner alone, and gives back its path; BallotError where it is there."""
    refuse_second_opening(opened.wave, folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = result_file(opened.wave, folder)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_packed(opened))
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    return path


def read_opened(path: Path) -> Opened:
    """The result in a file; BallotError where it is none or was changed."""
    try:
        with zipfile.ZipFile(path) as packed:
            if any(part.file_size > _LARGEST_PART for part in packed.infolist()):
                raise _damaged("it is larger than a wave can be", path)
            about = json.loads(packed.read(_ABOUT))
            kind = about.pop("format"), about.pop("version")
            sums = about.pop("sha256")
            wave = {"survey_id": about["survey_id"], "wave": about["wave"]}
            rows: dict[str, list[Any]] = {name: [] for name in _TABLES}
            same: dict[str, str] = {}
            found = {}
            for name, table in _TABLES.items():
                digest = hashlib.sha256()
                with packed.open(f"{table}.jsonl") as lines:
                    for line in lines:
                        digest.update(line)
                        row = _without(json.loads(line), wave)
                        rows[name].append(_answer(row, same) if name == "answers" else row)
                found[f"{table}.jsonl"] = digest.hexdigest()
        if kind != (_FORMAT, _VERSION) or found != sums:
            raise _damaged("it is not what was written", path)
        return Opened.model_validate(about | rows)
    except FileNotFoundError:
        raise BallotError("there is no such file", where=str(path), next_step="check the path") from None
    except (zipfile.BadZipFile, zlib.error, ValueError, LookupError, TypeError, AttributeError, EOFError, RuntimeError):
        raise _damaged("it cannot be read", path) from None


def _answer(row: dict[str, Any], same: dict[str, str]) -> Answer:
    """A row as an answer, with the one text in `same` for each that was there before."""
    score = row.pop("score")
    if type(score) not in {int, type(None)} or not all(type(text) is str for text in row.values()):
        raise ValueError("an answer that is none")
    return Answer(score=score, **{column: same.setdefault(text, text) for column, text in row.items()})


_TABLES = {"cells": "survey_cell", "answers": "survey_response", "comments": "survey_comment"}


def _packed(opened: Opened) -> bytes:
    wave = {"survey_id": opened.survey_id, "wave": opened.wave}
    parts = {
        f"{table}.jsonl": _lines(wave | to_jsonable_python(row) for row in getattr(opened, name))
        for name, table in _TABLES.items()
    }
    whole = opened.model_dump(mode="json", exclude=set(_TABLES))
    sums = {name: _sum(data) for name, data in parts.items()}
    about = {"format": _FORMAT, "version": _VERSION, **whole, "sha256": sums}
    parts = {_ABOUT: json.dumps(about, ensure_ascii=False, indent=1).encode(), **parts}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.external_attr = 0o600 << 16
            packed.writestr(part, data, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    # Escapes of ASCII: other programs end a line at U+2028 and U+0085 as well.
    return b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows)


def _without(row: dict[str, Any], wave: Mapping[str, str]) -> dict[str, Any]:
    if {name: row.pop(name) for name in wave} != wave:
        raise ValueError("a row of another wave")
    return row


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _damaged(what: str, path: Path) -> BallotError:
    return BallotError(f"is damaged: {what}", where=str(path), next_step="copy it again from the trustee's machine")
