"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from fremdbild import statistics

MODULES = sorted(module.name for module in pkgutil.iter_modules(statistics.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"fremdbild.statistics.{name}"))
    assert found.failed == 0


def test_there_are_examples() -> None:
    found = [doctest.testmod(importlib.import_module(f"fremdbild.statistics.{name}")).attempted for name in MODULES]
    assert sum(found) >= 20
