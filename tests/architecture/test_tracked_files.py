"""No file of the project names this machine, its package index, or data without a licence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_OURS = {
    *(".git", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"),
    *(
        "__pycache__",
        "build",
        "dist",
        "demo",
        "store",
        "assessments",
        "reports",
        "works-council",
        "spark-warehouse",
        "fonts",
    ),
}
WRITTEN = {".md", ".py", ".toml", ".txt", ".cfg", ".ini", ".json", ".jsonl", ".j2", ".html", ".css", ".typ", ".R", ""}


def _files(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        ours = path.name not in NOT_OURS or path.parent == ROOT / "src" / "fremdbild" or "tests" in path.parts
        if path.is_dir() and ours and path.name != "__pycache__" and not path.name.endswith(".egg-info"):
            yield from _files(path)
        elif path.is_file():
            yield path


# Put together here, so that this file does not hold what it looks for.
_PLACES = ("home", "root", "Users", "work", "opt", "tmp")
_INDEXES = (
    "pypi" + r"\.org",
    "python" + "hosted",
    "artifact" + r"ory\.",
    r"(?<!emit)-index" + "-url",
    "find" + "-links",
)
MACHINE = re.compile("|".join(f"/{place}" + r"/\w" for place in _PLACES))
INDEX = re.compile("|".join(_INDEXES))


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in _files():
        if path.suffix in WRITTEN:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if pattern.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    return found


def test_no_file_names_a_place_on_one_machine() -> None:
    assert _lines_with(MACHINE) == []


def test_no_file_names_a_package_index() -> None:
    assert _lines_with(INDEX) == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_every_pin_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.-]+==.*(?:\n    .*)*", text, flags=re.MULTILINE)
    assert len(pins) > 30
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text


def test_both_locks_pin_the_same_versions() -> None:
    core, everything = (
        set(re.findall(r"^[\w.-]+==[^\\\n]*", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE))
        for lock in ("requirements.txt", "requirements-test.txt")
    )
    assert sorted(core - everything) == []


def test_data_in_examples_have_a_licence_notice_beside_them() -> None:
    data = [path for path in _files(ROOT / "examples") if path.suffix not in {".md", ".py", ".toml"}]
    assert data
    for path in data:
        notice = (path.parent / "README.md").read_text(encoding="utf-8")
        assert f"Licence of `{path.name}`" in notice


def test_every_module_of_the_tests_has_a_name_of_its_own() -> None:
    """Two of one name, and pytest collects only the first of them in a run of everything."""
    named = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, times in named.items() if times > 1] == []
