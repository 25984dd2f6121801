"""Django's settings when mypy reads the models: any folder will do, and no key is kept for it."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("FREMDBILD_FOLDER", str(Path(__file__).parents[1] / "examples" / "servicenow"))
os.environ.setdefault("FREMDBILD_SECRET_KEY", "types")

from fremdbild.web.settings import *  # noqa: F403  the environment comes first
