"""A firm that is frozen once, and a browser where there is one."""

from __future__ import annotations

import shutil

import pytest
from frozen import Firm


@pytest.fixture(scope="session")
def assessment(tmp_path_factory):
    """A whole firm in the third quarter of 2026."""
    return Firm(with_promised=True).freeze(tmp_path_factory.mktemp("firm"))


@pytest.fixture(scope="session")
def chromium():
    """The path of Chromium; skips where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("needs the program chromium (Debian: apt-get install chromium)")
    return path
