"""`Sheet`: what one person has answered, and its one form as bytes.

Comments of a sheet together end at 4,000 characters (code points) and at 8,000 bytes as they are stored. Letters of
Latin, Greek, Cyrillic, Hebrew and Arabic script take one or two bytes, so that these reach the 4,000 always; Chinese
characters take three (2,666 of them fit), most emoji four (2,000 fit). The second bound keeps the envelope, which is as
large for everybody as for the longest comment, at ten kilobytes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from fremdbild.errors import BallotError

MOST_CHARACTERS = 4_000
MOST_BYTES = 8_000
LANGUAGE_BYTES = 5
WAVE_BYTES = 100

_LANGUAGE = re.compile(r"([a-z]{2}(-[A-Z]{2})?)?")
_WAVE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{WAVE_BYTES - 1}}}")
_VERSION = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_QUOTES = 2


@dataclass(frozen=True)
class Sheet:
    """The answers of one person.

    `answers`: item → the answer, None for "don't know"; an item that is not there was not answered. `comments`: item →
    what was written, "" for a comment on the whole.
    """

    answers: Mapping[str, int | None] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    @property
    def answered(self) -> bool:
        """Whether one question at least has an answer other than "don't know"."""
        return any(value is not None for value in self.answers.values())


class Extent(NamedTuple):
    """How long comments are."""

    characters: int
    size: int
    """Bytes as stored."""

    @property
    def fits(self) -> bool:
        return self.characters <= MOST_CHARACTERS and self.size <= MOST_BYTES


def clean_comment(text: str) -> str:
    """A comment as it is kept: letters composed, lines ended by `\\n`, no control characters, no space around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in lines)
    composed = unicodedata.normalize("NFC", whole)
    return "".join(letter for letter in composed if letter in "\n\t" or unicodedata.category(letter) != "Cc").strip()


def extent(comments: Mapping[str, str]) -> Extent:
    """How long cleaned comments are together."""
    return Extent(
        sum(len(text) for text in comments.values()),
        sum(len(_json(text)) - _QUOTES for text in comments.values()),
    )


def cleaned(sheet: Sheet) -> Sheet:
    """The sheet with its comments as they are kept, empty ones left out; BallotError where they are too long."""
    if not sheet.comments:
        return sheet
    texts = {item: clean_comment(text) for item, text in sheet.comments.items()}
    written = {item: text for item, text in texts.items() if text}
    long = extent(written)
    if long.characters > MOST_CHARACTERS:
        raise BallotError(
            f"the comments have {long.characters:,} characters; at most {MOST_CHARACTERS:,} fit",
            next_step="shorten them",
        )
    if long.size > MOST_BYTES:
        raise BallotError(
            f"the comments take {long.size:,} bytes; at most {MOST_BYTES:,} fit (emoji take four each)",
            next_step="shorten them",
        )
    return replace(sheet, comments=written)


def checked_wave(wave: str) -> str:
    """The id of a wave, which is also the name of its files; BallotError where it cannot be one."""
    if not _WAVE.fullmatch(wave):
        raise BallotError(
            f'"{wave[:WAVE_BYTES]}" is not the id of a wave',
            next_step=f"write letters, digits and - _ ., at most {WAVE_BYTES}, such as employees-2026",
        )
    return wave


def written_sheet(sheet: Sheet, wave: str, page: int | None = None) -> bytes:
    """The one form of a sheet as bytes: compact JSON with sorted keys, and the wave inside; `page` for drafts."""
    parts: dict[str, Any] = {
        "a": dict(sheet.answers),
        "c": dict(sheet.comments),
        "l": sheet.language,
        "v": _VERSION,
        "w": wave,
    }
    return _json(parts if page is None else parts | {"p": page})


def read_sheet(data: bytes, wave: str, *, paged: bool = False) -> tuple[Sheet, int]:
    """The sheet and page of `written_sheet`; BallotError where it is anything else, or of another wave.

    Only the one form is taken: what could be written in two ways could carry a mark.
    """
    try:
        parts = json.loads(data)
        sheet = Sheet(parts["a"], parts["c"], parts["l"])
        page = parts["p"] if paged else 0
        theirs = parts["w"]
        if not (_right_kinds(sheet) and type(page) is int and type(theirs) is str):
            raise ValueError("holds something else")
        whole = written_sheet(sheet, theirs, page if paged else None) == data
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if not whole:
        raise BallotError("does not hold answers as this version writes them", next_step="set it aside")
    if theirs != wave:
        raise BallotError("belongs to another wave", next_step="set it aside")
    return sheet, page


def _right_kinds(sheet: Sheet) -> bool:
    return (
        type(sheet.answers) is dict
        and type(sheet.comments) is dict
        and all(value is None or type(value) is int for value in sheet.answers.values())
        and all(type(text) is str for text in sheet.comments.values())
        and type(sheet.language) is str
        and _LANGUAGE.fullmatch(sheet.language) is not None
    )


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode()
