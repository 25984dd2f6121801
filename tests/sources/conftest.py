"""What the tests of sources share."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading_folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder of an organisation."""
    return Folder(tmp_path)
