"""Examples are copied into a folder of the test, so that nothing is written beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from example_data import EXAMPLES, SHARED

IN_TOML = "../../../shared/data"


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Path]:
    """The folder of an example by its name; skips where its data lie beside the checkout and are not there."""

    def copied(name: str) -> Path:
        folder = tmp_path / name
        shutil.copytree(EXAMPLES / name, folder, ignore=shutil.ignore_patterns("store", "assessments", "reports"))
        settings = folder / "fremdbild.toml"
        text = settings.read_text(encoding="utf-8")
        if IN_TOML in text:
            if not SHARED.is_dir():
                pytest.skip(f"../shared/data is absent: {name}")
            settings.write_text(text.replace(IN_TOML, SHARED.as_posix()), encoding="utf-8")
        return folder

    return copied
