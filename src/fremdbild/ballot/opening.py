"""`open_wave`: from the envelopes of a closed wave to rows that nobody can be found in.

Envelopes are opened in memory. Small cells are joined (`merging.py`), comments are split off, both are shuffled with
random numbers of the operating system, and every person gets a new random id. Nothing that leaves holds an envelope, a
row number, a time or a language of answers.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from fremdbild.ballot.cell import Cell, OpenedCell
from fremdbild.ballot.envelope import unseal
from fremdbild.ballot.export import Header, Question, Row, checked_rows, read_header, rows_of, utc_now
from fremdbild.ballot.keys import PrivateKey
from fremdbild.ballot.merging import merge
from fremdbild.ballot.opened import Answer, Comment, Counts, Opened
from fremdbild.ballot.sheet import Sheet, extent
from fremdbild.errors import BallotError

_ID_BYTES = 16
_Item = TypeVar("_Item")
_Filled = tuple[str, Sheet]
"""A cell and what one of its people answered."""


@dataclass
class _Found:
    """What the envelopes of a wave held."""

    filled: list[_Filled]
    counts: Counts


def open_wave(path: Path, key: PrivateKey, *, now: datetime | None = None) -> Opened:
    """Opens the export in `path`; BallotError where the wave is still open, the key is another's, the file is damaged,
    or fewer people answered than the minimum.
    """
    header = read_header(path)
    where = str(path)
    refuse_open_wave(header, where, now)
    if key.wave != header.wave or key.public.fingerprint != header.fingerprint:
        raise BallotError(
            f'is of wave "{header.wave}", sealed for the key {header.fingerprint}; '
            f'this is the key {key.public.fingerprint} of "{key.wave}"',
            where=where,
            next_step=f"use the key {header.fingerprint}",
        )
    envelopes = checked_rows(path, header)
    if envelopes < header.minimum_people:
        raise _too_few(f"holds {envelopes:,} envelopes", header, where)
    return opened_rows(header, rows_of(path), key, where)


def refuse_open_wave(header: Header, where: str, now: datetime | None = None) -> None:
    """BallotError where the wave has not closed yet, by the clock of this machine."""
    if (now or utc_now()) < header.closes_at:
        raise BallotError(
            f"the wave is open until {header.closes_at:%Y-%m-%d %H:%M %Z}",
            where=where,
            next_step="export and open it after that; an opening cannot be repeated",
        )


def remember_export(export: Path, key_file: Path) -> Path:
    """Keeps beside the private key which export it has opened, and gives back where; BallotError where it was another.

    Two exports that differ by one envelope would show it, if both were opened. The same one again shows nothing new.
    """
    path = key_file.with_name(f"{key_file.name.removesuffix('.private')}.opened")
    with export.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(f"{digest}\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        if path.read_text(encoding="utf-8").strip() != digest:
            raise BallotError(
                "this key has opened another export of the wave, and two of them compared could show a single envelope",
                where=str(path),
                next_step="give the server the result of the first one; ask why there is a second export",
            ) from None
    return path


def opened_rows(header: Header, rows: Iterable[Row], key: PrivateKey, where: str) -> Opened:
    """The opened wave; BallotError where fewer people answered than the minimum."""
    found = _unsealed(header, rows, key)
    cells, filled, dropped = _perspectives_joined(header, found.filled)
    if len(filled) < header.minimum_people:
        raise _too_few("holds fewer envelopes with answers", header, where)
    answered = Counter(cell for cell, _ in filled)
    opened = merge(cells, answered, header.parents, header.minimum_people)
    return Opened(
        wave=header.wave,
        survey_id=header.survey_id,
        fingerprint=header.fingerprint,
        minimum_people=header.minimum_people,
        minimum_comments=header.minimum_comments,
        counts=found.counts.model_copy(update={"answers_dropped": dropped, "answered": len(filled)}),
        cells=opened,
        answers=_answers(header, filled, opened),
        comments=_comments(header, [sheet for _, sheet in found.filled]),
    )


def _unsealed(header: Header, rows: Iterable[Row], key: PrivateKey) -> _Found:
    perspective = {cell.cell: cell.perspective for cell in header.cells}
    asked = {
        name: {question.item_id: question for question in header.questions if name in question.perspectives}
        for name in set(perspective.values())
    }
    filled: list[_Filled] = []
    seen: set[bytes] = set()
    counted: Counter[str] = Counter()
    for cell, envelope in rows:
        counted["envelopes"] += 1
        digest = hashlib.sha256(envelope).digest()
        if digest in seen:
            counted["copied"] += 1
            continue
        seen.add(digest)
        try:
            sheet = unseal(envelope, key, header.parameters)
        except BallotError:
            counted["not_opened"] += 1
            continue
        if not possible(sheet, asked[perspective[cell]]):
            counted["impossible"] += 1
        elif sheet.answered or sheet.comments:
            filled.append((cell, sheet))
    return _Found(filled, Counts(**counted))


def possible(sheet: Sheet, asked: Mapping[str, Question]) -> bool:
    """Whether these people were asked all that the sheet answers, within the scales, and comments are not too long."""
    return (
        all(
            item in asked and (value is None or asked[item].lowest <= value <= asked[item].highest)
            for item, value in sheet.answers.items()
        )
        and all((item == "" or item in asked) and text.strip() for item, text in sheet.comments.items())
        and extent(sheet.comments).fits
    )


def _perspectives_joined(header: Header, filled: Sequence[_Filled]) -> tuple[list[Cell], list[_Filled], int]:
    """Cells and sheets, after a perspective of too few people has joined the largest other one.

    Answers to questions that the larger one is not asked are dropped, since only these few people gave them; their
    number stands third. Sheets without an answer that is left (comments alone) are left out.
    """
    joins = {cell.perspective: cell.perspective for cell in header.cells}
    own = {cell.cell: cell.perspective for cell in header.cells}
    asked = {question.item_id: question.perspectives for question in header.questions}
    while True:
        kept: list[_Filled] = []
        dropped = 0
        for cell, sheet in filled:
            answers = {item: value for item, value in sheet.answers.items() if joins[own[cell]] in asked[item]}
            dropped += len(sheet.answers) - len(answers)
            if (rest := Sheet(answers)).answered:
                kept.append((cell, rest))
        people = Counter(dict.fromkeys(joins.values(), 0))
        people.update(joins[own[cell]] for cell, _ in kept)
        fewest = min(people, key=lambda name: (people[name], name))
        if people[fewest] >= header.minimum_people or len(people) == 1:
            cells = [cell.model_copy(update={"perspective": joins[cell.perspective]}) for cell in header.cells]
            return cells, kept, dropped
        largest = min(set(people) - {fewest}, key=lambda name: (-people[name], name))
        joins = {name: largest if target == fewest else target for name, target in joins.items()}


def _answers(header: Header, filled: Sequence[_Filled], cells: Sequence[OpenedCell]) -> tuple[Answer, ...]:
    """A row for each answer, people in random order, within one in the order of the questionnaire."""
    place = {name: cell for cell in cells for name in (cell.merged_from or (cell.cell,))}
    rows = []
    for cell, sheet in shuffled(filled):
        person = secrets.token_hex(_ID_BYTES)
        rows += [
            Answer(
                respondent_id=person,
                cell=place[cell].cell,
                perspective=place[cell].perspective,
                item_id=question.item_id,
                score=sheet.answers[question.item_id],
            )
            for question in header.questions
            if question.item_id in sheet.answers
        ]
    return tuple(rows)


def _comments(header: Header, sheets: Sequence[Sheet]) -> tuple[Comment, ...]:
    """Every comment by itself, in an order of their own; none where fewer people than the minimum wrote one.

    The language is kept where the minimum of people wrote in it.
    """
    writers = [sheet for sheet in sheets if sheet.comments]
    if len(writers) < header.minimum_comments:
        return ()
    spoken = Counter(_language(sheet) for sheet in writers)
    texts = [(item, text, _language(sheet)) for sheet in writers for item, text in sheet.comments.items()]
    return tuple(
        Comment(
            comment_id=secrets.token_hex(_ID_BYTES),
            item_id=item or None,
            text=text,
            language=language if language and spoken[language] >= header.minimum_comments else None,
        )
        for item, text, language in shuffled(texts)
    )


def _language(sheet: Sheet) -> str:
    """`de` for de-CH and de-DE, as survey_comment has it."""
    return sheet.language.partition("-")[0]


def shuffled(items: Sequence[_Item]) -> list[_Item]:
    """The items in an order that nobody can work out: the random numbers come from the operating system."""
    order = list(items)
    secrets.SystemRandom().shuffle(order)
    return order


def _too_few(fact: str, header: Header, where: str) -> BallotError:
    return BallotError(
        f"{fact}; at least {header.minimum_people:,} people must have answered",
        where=where,
        next_step="do not open this wave; destroy export and key, and ask a larger group next time",
    )
