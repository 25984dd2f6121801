"""Fail when a test was skipped for another reason than absent shared data: `python .ci/skipped.py build/tests.xml`."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

ALLOWED = "../shared/data is absent"
"""How the reason of a permitted skip begins."""


def unexpected_skips(report: Path) -> list[str]:
    """Test and reason of every skip that is not allowed, from pytest's JUnit report."""
    found = []
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  written by our own pytest a moment ago
        for skip in case.iter("skipped"):
            reason = skip.get("message", "")
            if skip.get("type") != "pytest.xfail" and not reason.startswith(ALLOWED):
                found.append(f"{case.get('classname')}.{case.get('name')}: {reason}")
    return found


if __name__ == "__main__":
    skips = unexpected_skips(Path(sys.argv[1]))
    if skips:
        sys.exit("Skipped, and nothing may be skipped here:\n  " + "\n  ".join(skips))
