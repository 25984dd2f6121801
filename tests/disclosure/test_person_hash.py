from __future__ import annotations

import hmac
from pathlib import Path

import pyarrow as pa
import pytest

from fremdbild.disclosure.person_hash import KEY_FILE, key_in, person_hashes
from fremdbild.errors import AssessmentError


def test_the_hash_is_the_one_that_everybody_knows() -> None:
    key = bytes(range(32))
    expected = [int.from_bytes(hmac.digest(key, str(n).encode(), "sha256")[:8], "big") for n in (5, -7, 5, 2**63 - 1)]
    assert person_hashes(pa.array([5, -7, 5, 2**63 - 1]), key).tolist() == expected


def test_another_key_gives_other_hashes() -> None:
    people = pa.array([1, 2, 3])
    assert not set(person_hashes(people, b"a" * 32).tolist()) & set(person_hashes(people, b"b" * 32).tolist())


def test_of_nobody_there_are_no_hashes() -> None:
    assert person_hashes(pa.array([], pa.int64()), b"a" * 32).tolist() == []


def test_the_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = key_in(tmp_path)
    assert key_in(tmp_path) == first
    assert len(first) == 32
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_cut_short_is_told(tmp_path: Path) -> None:
    key_in(tmp_path)
    (tmp_path / KEY_FILE).write_bytes(b"short")
    with pytest.raises(AssessmentError, match="bring it back from a backup"):
        key_in(tmp_path)


def test_a_key_that_is_gone_is_not_made_anew_beside_entries(tmp_path: Path) -> None:
    key_in(tmp_path)
    (tmp_path / "entry").mkdir()
    (tmp_path / "key").unlink()
    with pytest.raises(AssessmentError, match=r"key: is missing; without it earlier assessments cannot be compared"):
        key_in(tmp_path)
