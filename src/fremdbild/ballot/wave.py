"""`Wave`: what every envelope and draft of a wave has in common: the wave's id and one size."""

from __future__ import annotations

from dataclasses import dataclass

from fremdbild.ballot.sheet import LANGUAGE_BYTES, MOST_BYTES, WAVE_BYTES, checked_wave
from fremdbild.errors import BallotError
from fremdbild.instruments import Instrument

LENGTH_BYTES = 4
SEALED_BYTES = 48
"""What a sealed box adds: the public key made for it alone (32), and the mark that shows any change (16)."""
DRAFT_BYTES = 40
"""What a secret box adds: a nonce (24), and the mark (16)."""

_STEP = 512
_FRAME = len('{"a":{},"c":{},"l":"","p":999,"v":1,"w":""}')


@dataclass(frozen=True)
class Wave:
    """The id of a wave and the size of its envelopes and drafts, the same for all questionnaires within it.

    Both are kept with the wave, so that a later version that counts otherwise still reads it.
    """

    wave: str
    size: int

    def __post_init__(self) -> None:
        checked_wave(self.wave)


def wave_of(wave: str, instrument: Instrument) -> Wave:
    """The wave that asks with this instrument."""
    return Wave(wave, envelope_size(instrument))


def envelope_size(instrument: Instrument) -> int:
    """Bytes of a sealed envelope, and of a draft: room for every answer and the longest comments, in steps of 512."""
    items = max(
        _room([(item.id, _widest(instrument, item.scale)) for item in instrument.questions(perspective)])
        for perspective in instrument.perspectives
    )
    inside = LENGTH_BYTES + _FRAME + items + MOST_BYTES + LANGUAGE_BYTES + WAVE_BYTES
    return -(-(inside + max(SEALED_BYTES, DRAFT_BYTES)) // _STEP) * _STEP


def _room(items: list[tuple[str, int]]) -> int:
    """Bytes of `"item":value,` and of `"item":"",` for a comment on each, and of one on the whole."""
    answers = sum(len(f'"{item}":,') + widest for item, widest in items)
    return answers + sum(len(f'"{item}":"",') for item in ("", *(item for item, _ in items)))


def _widest(instrument: Instrument, scale: str) -> int:
    answers = instrument.scale[scale]
    return max(len(str(answers.lowest)), len(str(answers.highest)), len("null"))


def padded(data: bytes, size: int) -> bytes:
    """The length of `data`, `data` and zeros: `size` bytes; BallotError where it does not fit."""
    if LENGTH_BYTES + len(data) > size:
        raise BallotError(
            "holds more than the questionnaire of the wave asks",
            next_step="answer only its questions, or make the wave with the questionnaire that is used",
        )
    return (len(data).to_bytes(LENGTH_BYTES, "big") + data).ljust(size, b"\0")


def unpadded(data: bytes) -> bytes:
    """What was given to `padded`; BallotError where the length is wrong or the rest is not zeros."""
    end = LENGTH_BYTES + int.from_bytes(data[:LENGTH_BYTES], "big")
    if end > len(data) or data.count(0, end) < len(data) - end:
        raise BallotError("is not filled as this version fills it", next_step="set it aside")
    return data[LENGTH_BYTES:end]
