"""CI fails when something was skipped that should have run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECK = Path(__file__).parents[2] / ".ci" / "skipped.py"


def _run(tmp_path: Path, skipped: str) -> subprocess.CompletedProcess[str]:
    report = tmp_path / "tests.xml"
    case = f'<testcase classname="tests.a" name="test_b">{skipped}</testcase>'
    report.write_text(f"<testsuites><testsuite>{case}</testsuite></testsuites>")
    return subprocess.run([sys.executable, CHECK, report], capture_output=True, text=True, check=False)


def test_absent_shared_data_is_a_permitted_reason(tmp_path: Path) -> None:
    done = _run(tmp_path, '<skipped type="pytest.skip" message="../shared/data is absent: nyc311"/>')
    assert (done.returncode, done.stderr) == (0, "")


def test_any_other_reason_fails_and_is_named(tmp_path: Path) -> None:
    done = _run(tmp_path, '<skipped type="pytest.skip" message="Java is not installed"/>')
    assert done.returncode == 1
    assert "tests.a.test_b: Java is not installed" in done.stderr


def test_a_known_gap_is_not_a_skip(tmp_path: Path) -> None:
    assert _run(tmp_path, '<skipped type="pytest.xfail" message="not on Spark, #12"/>').returncode == 0
