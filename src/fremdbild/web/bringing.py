"""What the web application of a folder has collected, brought to where `load` finds it."""

from __future__ import annotations

import os
from pathlib import Path


def bring_answers(folder: Path) -> None:
    """Writes the answers of the application, where the folder has one; EngineError where it cannot be read."""
    if not (folder / "web" / "fremdbild.sqlite3").exists() and not os.environ.get("FREMDBILD_DATABASE"):
        return
    from fremdbild.web.starting import check_prepared, set_up  # an optional dependency

    set_up(folder)
    check_prepared()
    from fremdbild.web.act.export import write as write_actions  # read the settings: only after `set_up`
    from fremdbild.web.ask.answers import write_answers
    from fremdbild.web.voices.feedback import write as write_feedback

    write_answers(folder / "web" / "answers")
    write_actions()
    write_feedback()
