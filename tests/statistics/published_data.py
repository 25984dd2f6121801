"""Published data beside the checkout, as columns; nan where a value is missing."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

SHARED = Path(__file__).parents[3] / "shared" / "data"


class Columns:
    """Columns of a CSV file, as text or as numbers."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.rows = rows

    def text(self, name: str) -> list[str]:
        return [row[name] for row in self.rows]

    def numbers(self, *names: str) -> NDArray[np.float64]:
        """One column per name; of one name a plain array."""
        values = [[np.nan if row[name] in ("NA", "") else float(row[name]) for name in names] for row in self.rows]
        return np.array(values)[:, 0] if len(names) == 1 else np.array(values)


def columns(folder: str, file: str) -> Columns:
    """Skips the test where the data are not there."""
    path = SHARED / folder / file
    if not path.exists():
        pytest.skip(f"../shared/data is absent: {folder}/{file}")
    with path.open(encoding="utf-8", newline="") as lines:
        return Columns(list(csv.DictReader(lines)))


def complete(answers: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rows without a missing answer."""
    return answers[~np.isnan(answers).any(axis=1)]
