"""Columns as a load writes them, from the numbers of the model."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from fremdbild.demo.clock import DAY_MINUTES, local_of
from fremdbild.demo.draws import Flags, Ints

_SECOND, _MINUTE = 1_000_000, 60_000_000
_PEOPLE = 1 << 32


def moment_column(minutes: Ints, known: Flags | None = None) -> pa.Array:
    """Minutes in UTC as moments; null where they are not known."""
    return _moments(minutes * _MINUTE, known)


def second_column(seconds: Ints, known: Flags | None = None) -> pa.Array:
    """Seconds in UTC as moments; null where they are not known."""
    return _moments(seconds * _SECOND, known)


def day_column(minutes: Ints, known: Flags | None = None) -> pa.Array:
    """The day on a Zurich clock of minutes in UTC; null where they are not known."""
    return date_column(local_of(minutes) // DAY_MINUTES, known)


def date_column(days: Ints, known: Flags | None = None) -> pa.Array:
    """Days since 1970 as dates; null where they are not known."""
    return pa.array(days.astype(np.int32), mask=None if known is None else ~known).cast(pa.date32())


def person_column(customer: Ints, seed: int) -> pa.Array:
    """A key for each customer, another one in each firm."""
    return pa.array(customer + seed * _PEOPLE)


def _moments(microseconds: Ints, known: Flags | None) -> pa.Array:
    return pa.array(microseconds, mask=None if known is None else ~known).cast(pa.timestamp("us"))
