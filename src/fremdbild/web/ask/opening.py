"""A closed anonymous wave: its export, the result of the opening taken in once, and what is destroyed after it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from fremdbild.ballot import Opened, open_wave, read_opened
from fremdbild.errors import BallotError
from fremdbild.web.accounts.models import User
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.models import Wave
from fremdbild.web.ask.notifying import lay_out_notice
from fremdbild.web.audit.recording import record
from fremdbild.web.ballots.casting import ballot_id
from fremdbild.web.ballots.destroying import destroy
from fremdbild.web.ballots.export import export, header
from fremdbild.web.ballots.keeping import server_key
from fremdbild.web.ballots.loading import load_opened
from fremdbild.web.ballots.models import Ballot
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.step import Step

_SERVER = "server"


def export_folder() -> Path:
    """Where exports lie until their wave is counted; what is in them stays shut without the key."""
    return Path(settings.ENVIRONMENT.data) / "ballot-exports"


def exported(wave: Wave) -> Path:
    """The one export of a closed wave, written when it is first asked for."""
    path = export_folder() / f"{ballot_id(wave)}.envelopes"
    if path.exists():
        return path
    try:
        return export(wave, export_folder())
    except BallotError:
        if path.exists():  # asked for twice at once: it is the same file
            return path
        raise


def take_result(wave: Wave, data: bytes, user: User) -> Opened:
    """Takes in what the trustee opened, once; then envelopes, addresses and key are destroyed in the background.

    BallotError where the file is no result, is of another wave or key, or does not fit what the wave asked.
    """
    with tempfile.NamedTemporaryFile(suffix=".zip", dir=settings.ENVIRONMENT.data) as file:
        file.write(data)
        file.flush()
        opened = _read(Path(file.name), wave)
    _take(wave, opened, user)
    return opened


def open_by_server(step: Step) -> None:
    """Job `ask_open`: a wave whose key lies on the server is opened there, and counted."""
    wave = Wave.objects.select_related("survey").get(pk=step.arguments["wave"])
    if wave.state == Wave.State.CLOSED:
        envelopes = Ballot.objects.filter(wave=wave, finished=True).count()
        if envelopes < (wave.minimum_people or 0):
            _discard(wave, _SERVER)
        else:
            _take(wave, open_wave(exported(wave), server_key(wave)), _SERVER)


def discard(wave: Wave, user: User) -> None:
    """Gives a closed wave up: nothing of it is ever opened. Where too few answered, or the key is lost."""
    _discard(wave, user)


def destroy_rest(step: Step) -> None:
    """Job `ask_destroy`: envelopes, tickets, addresses with them, exports and the key on the server."""
    wave = Wave.objects.select_related("survey").get(pk=step.arguments["wave"])
    if wave.counted_at is None:
        return
    name = f"{ballot_id(wave)}.envelopes"
    broken_off = export_folder().glob(f".{name}.*.part")
    for path in (export_folder() / name, *broken_off):
        if path.exists():
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
            path.unlink()
    if wave.destroyed_at is None:
        destroy(wave)


def _take(wave: Wave, opened: Opened, by: object) -> None:
    _check(wave, opened)
    with transaction.atomic():
        load_opened(wave, opened)
        lay_out_notice(wave, "counted")
        _lay_out_destroying(wave)
        record(by, "count_wave", str(wave), envelopes=opened.counts.envelopes, answered=opened.counts.answered)


def _discard(wave: Wave, by: object) -> None:
    with transaction.atomic():
        moved = Wave.objects.filter(pk=wave.pk, state=Wave.State.CLOSED).update(
            state=Wave.State.COUNTED, counted_at=timezone.now(), opened_cells=[]
        )
        if not moved:
            raise StaleError
        _lay_out_destroying(wave)
        record(by, "discard_wave", str(wave))
    wave.refresh_from_db()


def _lay_out_destroying(wave: Wave) -> None:
    enqueue("ask_destroy", key=f"ask_destroy:{wave.pk}", wave=wave.pk)


def _check(wave: Wave, opened: Opened) -> None:
    """Whether a result is what an opening of this wave can give; a file may be made by hand."""
    asked = {question.item_id: question for question in header(wave).questions}
    known = {cell["cell"] for cell in wave.cells}
    cells = {cell.cell: cell for cell in opened.cells}
    fewest = min((cell.answered for cell in opened.cells), default=0)
    facts = {
        "it has answers to questions that were not asked": any(
            answer.item_id not in asked
            or not (
                answer.score is None or asked[answer.item_id].lowest <= answer.score <= asked[answer.item_id].highest
            )
            for answer in opened.answers
        ),
        "its cells are not those of the wave": (
            {name for cell in opened.cells for name in (cell.merged_from or (cell.cell,))} != known
        ),
        "it has answers in cells that it does not name": any(answer.cell not in cells for answer in opened.answers),
        f"it shows a cell of fewer than {wave.minimum_people} people": fewest < (wave.minimum_people or 0),
        "two people of it have the same number": (
            len({(answer.respondent_id, answer.item_id) for answer in opened.answers}) < len(opened.answers)
        ),
        "it was opened with other minimums": (opened.minimum_people, opened.minimum_comments)
        != (wave.minimum_people, wave.minimum_comments),
    }
    if wrong := [fact for fact, holds in facts.items() if holds]:
        raise BallotError(
            "the result does not fit the wave: " + "; ".join(wrong),
            where=ballot_id(wave),
            next_step="open the export of this wave once more, and give the file as fremdbild ballot open wrote it",
        )


def _read(path: Path, wave: Wave) -> Opened:
    """The result, with problems told by the wave and not by the file's passing name."""
    try:
        return read_opened(path)
    except BallotError as error:
        raise BallotError(error.fact, where=f"{ballot_id(wave)}.opened.zip", next_step=error.next_step) from None
