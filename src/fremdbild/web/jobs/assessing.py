"""A process of its own that loads, links and assesses a period: `python -m fremdbild.web.jobs.assessing`.

It takes folder, period and order as arguments, writes a line of JSON for each thing that happened, and ends when its
standard input closes, because then whoever started it is gone. One runs at a time in a folder; an assessment that
an earlier one froze for the same order is found, and not made twice.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from fremdbild.settings import Settings

_TELL_EVERY = 0.3
_PROBLEMS_KEPT = 20


def main(folder: Path, period: str, order: str) -> None:
    """Loads, assesses and tells."""
    from fremdbild.errors import FremdbildError  # the slow ones are loaded while somebody watches the input
    from fremdbild.web.frame.problems import kind_of

    try:
        (folder / "web").mkdir(exist_ok=True)
        with FileLock(folder / "web" / "assessing.lock"):
            _tell(assessment=_ordered(folder, order) or _made(folder, period, order))
    except FremdbildError as error:
        _tell(problem=str(error), kind=kind_of(error))
    except MemoryError:
        _tell(
            kind="EngineError",
            problem="Out of memory. Next: lower memory_limit under [engine], or use a larger machine.",
        )
    except OSError as error:
        place = f"{error.filename}: " if isinstance(error.filename, str) else ""
        _tell(problem=f"{place}{error.strerror or error}. Next: mend this and run it again.", kind="StoreError")
    except Exception:  # noqa: BLE001  told to the worker, which writes it into the log
        _tell(fault=traceback.format_exc())


def _ordered(folder: Path, order: str) -> str | None:
    from fremdbild.assessment import assessments_in
    from fremdbild.settings import read_settings

    for assessment in assessments_in(read_settings(folder).assessments_path):
        if assessment.manifest.get("order") == order:
            return assessment.label
    return None


def _made(folder: Path, period: str, order: str) -> str:
    from fremdbild.assessment import assess
    from fremdbild.settings import read_settings
    from fremdbild.sources import load
    from fremdbild.sources.own_answers import with_own_answers
    from fremdbild.web.bringing import bring_answers

    settings = read_settings(folder)
    bring_answers(folder)
    if with_own_answers(settings).source:
        report = load(settings, progress=_progress("load"))
        problems = [str(problem) for problem in report.problems[:_PROBLEMS_KEPT]]
        _tell(
            loaded=[
                {"source": source.source, "read": source.rows_read, "set_aside": source.rows_set_aside}
                for source in report.sources
                if source.files
            ],
            problems=problems,
            more_problems=max(len(report.problems) - _PROBLEMS_KEPT, 0),
        )
        problems += _link(settings)
        _tell(problems=problems)
    return assess(settings, period, order=order, progress=_progress("assess")).label


def _link(settings: Settings) -> list[str]:
    """Links the records; where they cannot be compared at all, they stay apart, and the picture does not wait."""
    from fremdbild.engine.store import anything_to_link
    from fremdbild.errors import LinkError

    if not anything_to_link(settings.store_path):
        return []
    _progress("link")(0, 1, "source_record")
    from fremdbild.identity.step import link_and_arrange  # slow: loads Splink

    try:
        link_and_arrange(settings)
    except LinkError as error:
        return [str(error)]
    return []


def _progress(stage: str) -> Callable[[int, int, str], None]:
    """Tells of everything that begins, and of steps of the same work now and then."""
    before, at = "", 0.0

    def told(done: int, total: int, what: str) -> None:
        nonlocal before, at
        now = time.monotonic()
        if what != before or now - at >= _TELL_EVERY:
            before, at = what, now
            _tell(stage=stage, done=done, total=total, what=what)

    return told


def _tell(**values: object) -> None:
    sys.stdout.write(json.dumps(values, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _end_with_input() -> None:
    while os.read(0, 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_input, daemon=True).start()
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
