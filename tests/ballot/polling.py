"""A small firm that votes by post: its wave, its key and its export."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from fremdbild.ballot import (
    Cell,
    Header,
    PrivateKey,
    Sheet,
    header_of,
    new_key,
    seal,
    wave_of,
    write_export,
)
from fremdbild.instruments import shipped_instrument

WAVE_ID = "employees-2026"
INSTRUMENT = shipped_instrument("fremdbild-15")
WAVE = wave_of(WAVE_ID, INSTRUMENT)
KEY = new_key(WAVE_ID)
ITEMS = tuple(item.id for item in INSTRUMENT.questions("employee"))
GUESSES = tuple(item.id for item in INSTRUMENT.questions("manager") if item.measured == "guess")
PARENTS = {"sales": "board", "claims": "board", "north": "sales", "south": "sales"}
CLOSED = datetime(2026, 3, 1, 18, tzinfo=UTC)
AFTER = datetime(2026, 3, 2, tzinfo=UTC)


def employees(unit: str, invited: int = 20) -> Cell:
    return Cell(cell=f"{unit}-employee", org_unit=unit, perspective="employee", headcount=invited, invited=invited)


def managers(unit: str, invited: int = 3) -> Cell:
    return Cell(cell=f"{unit}-manager", org_unit=unit, perspective="manager", headcount=invited, invited=invited)


def header(
    cells: Sequence[Cell], parents: Mapping[str, str] = PARENTS, key: PrivateKey = KEY, minimum_comments: int = 10
) -> Header:
    return header_of(
        wave=key.wave,
        survey_id="employees",
        instrument=INSTRUMENT,
        fingerprint=key.public.fingerprint,
        minimum_people=7,
        minimum_comments=minimum_comments,
        closes_at=CLOSED,
        cells=cells,
        parents=parents,
    )


def sheet(dice: random.Random, comment: str = "", items: Sequence[str] = ITEMS) -> Sheet:
    """Answers to the sixteen questions of employees: two people hardly ever give the same."""
    return Sheet(
        {item: dice.choice([None, 1, 2, 3, 4, 5, 6, 7]) for item in items} | {ITEMS[0]: dice.randint(1, 7)},
        {"": comment} if comment else {},
        "de-CH",
    )


def sealed(answers: Sheet) -> bytes:
    return seal(answers, KEY.public, WAVE)


def export(path: Path, filled: Sequence[tuple[str, Sheet]], cells: Sequence[Cell], **more: int) -> Path:
    write_export(path, header(cells, **more), [(cell, sealed(answers)) for cell, answers in filled])
    return path
