"""README.md shows what the commands print."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _show() -> object:
    specification = importlib.util.spec_from_file_location("show", ROOT / "docs" / "show.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


SHOW = _show()
OUTPUTS = SHOW.outputs((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_demo_prints_what_readme_shows(tmp_path: Path) -> None:
    assert SHOW.shown_of_demo(SHOW.run(SHOW.DEMO, tmp_path)) == OUTPUTS[0], "run make show"


@pytest.mark.slow
def test_the_real_example_prints_what_readme_shows(tmp_path: Path) -> None:
    assert SHOW.shown_of_real(SHOW.run(SHOW.REAL, tmp_path)) == OUTPUTS[1], "run make show"


@pytest.mark.parametrize("picture", ["demo-report.png", "servicenow-report.png"])
def test_a_picture_is_light_and_shown(picture: str) -> None:
    assert (ROOT / "docs" / "pictures" / picture).stat().st_size < 400_000
    assert f"docs/pictures/{picture}" in (ROOT / "README.md").read_text(encoding="utf-8")
