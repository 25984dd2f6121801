"""Instruments from files: shipped ones by their name, own ones by their path."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from fremdbild.errors import InstrumentError, nearest
from fremdbild.instruments.instrument import Instrument
from fremdbild.instruments.problems import problems_of
from fremdbild.settings import sentence_about

SHIPPED = ("fremdbild-15", "nps", "csat", "ces", "observer")
"""In the order in which they are listed; each is `shipped/NAME.toml`."""

_LARGEST = 1_000_000
"""Bytes of a file that can still be a questionnaire."""


@cache
def shipped_instrument(name: str) -> Instrument:
    """The shipped instrument called `name`; InstrumentError where none is."""
    if name not in SHIPPED:
        raise InstrumentError(
            f'no instrument is called "{name}"; {nearest(name, SHIPPED)}',
            next_step="write a name that fremdbild instrument list shows, or the path of a .toml file",
        )
    text = files("fremdbild.instruments").joinpath("shipped", f"{name}.toml").read_text(encoding="utf-8")
    return instrument_from(text, where=f"{name}.toml")


def read_instrument(path: Path) -> Instrument:
    """The instrument in the file `path`; raises InstrumentError that names every problem."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InstrumentError(
                "is larger than a questionnaire can be", where=str(path), next_step="name the .toml file of one"
            )
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InstrumentError("there is no such file", where=str(path), next_step="check the path") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InstrumentError(
            f"is not UTF-8 (line {line})", where=str(path), next_step="save it as UTF-8 text"
        ) from None
    except (OSError, ValueError) as error:
        raise InstrumentError(f"cannot be read ({error})", where=str(path), next_step="name a .toml file") from None
    return instrument_from(text, where=str(path))


def find_instrument(name_or_path: str) -> Instrument:
    """A shipped instrument by its name, or one's own by its path."""
    if name_or_path in SHIPPED or not (name_or_path.endswith(".toml") or Path(name_or_path).is_file()):
        return shipped_instrument(name_or_path)
    return read_instrument(Path(name_or_path))


def instrument_from(text: str, *, where: str) -> Instrument:
    """The instrument that `text` holds; raises InstrumentError that names every problem."""
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InstrumentError(f"is not TOML: {error}", where=where, next_step="mend the line that is named") from None
    try:
        instrument = Instrument(**raw)
    except ValidationError as error:
        raise _refused([sentence_about(problem, Instrument) for problem in error.errors()], where) from None
    if found := list(problems_of(instrument)):
        raise _refused(found, where)
    return instrument


def _refused(problems: list[str], where: str) -> InstrumentError:
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}:"
    return InstrumentError(
        "\n  ".join([count, *problems]), where=where, next_step=f"mend these and run fremdbild instrument check {where}"
    )
