"""The layers of .importlinter hold, and every part of the package has a place in them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "fremdbild"


def _lint(folder: Path, source: Path) -> subprocess.CompletedProcess[str]:
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from importlinter.cli import lint_imports_command as c; c()"
    )
    return subprocess.run(
        [sys.executable, "-c", program, str(source), "--config", str(ROOT / ".importlinter"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_import_goes_upwards(tmp_path: Path) -> None:
    done = _lint(tmp_path, ROOT / "src")
    assert done.returncode == 0, done.stdout


def test_a_new_folder_without_a_place_fails(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "src" / "fremdbild", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "src" / "fremdbild" / "oddments").mkdir()
    (tmp_path / "src" / "fremdbild" / "oddments" / "__init__.py").touch()
    done = _lint(tmp_path, tmp_path / "src")
    assert done.returncode == 1
    assert "oddments" in done.stdout


def test_an_import_that_goes_upwards_fails(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "src" / "fremdbild", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "src" / "fremdbild" / "tables" / "upwards.py").write_text("from fremdbild import measures\n")
    done = _lint(tmp_path, tmp_path / "src")
    assert done.returncode == 1
    assert "fremdbild.tables.upwards -> fremdbild.measures" in done.stdout
