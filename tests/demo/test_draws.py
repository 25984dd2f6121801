from __future__ import annotations

import hashlib

import numpy as np
import pytest

from fremdbild.demo.draws import Draws, member

IDS = np.arange(200_000, dtype=np.int64)


def test_numbers_belong_to_ids_and_not_to_their_order_or_company() -> None:
    draws = Draws(7)
    everyone = draws("segment", IDS)
    some = IDS[::-3]
    assert np.array_equal(draws("segment", some), everyone[some])


def test_the_numbers_are_those_of_splitmix64_in_plain_python() -> None:
    # Fixed: a demo that was made yesterday must be the same tomorrow, on any machine.
    def mixed(state: int) -> int:
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB % 2**64
        return state ^ (state >> 31)

    def uniform(seed: int, name: str, *ids: int) -> float:
        state = int.from_bytes(hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=8).digest(), "little")
        for number in ids:
            state = mixed(state ^ ((number + 0x9E3779B97F4A7C15) % 2**64))
        return ((state >> 11) + 0.5) / 2**53

    expected = [uniform(7, "segment", number, number + 1) for number in range(100)]
    assert Draws(7)("segment", IDS[:100], IDS[1:101]).tolist() == expected
    assert expected[0] == 0.6353820310156701


def test_names_seeds_and_ids_each_make_other_numbers() -> None:
    first = Draws(7)("segment", IDS)
    for other in (Draws(8)("segment", IDS), Draws(7)("touchpoint", IDS), Draws(7)("segment", IDS, IDS)):
        assert not np.any(first == other)
        assert abs(np.corrcoef(first, other)[0, 1]) < 0.01


def test_numbers_are_uniform_and_never_reach_the_ends() -> None:
    uniform = Draws(7)("any", IDS)
    counts, _ = np.histogram(uniform, bins=50, range=(0, 1))
    expected = len(IDS) / 50
    chi_square = ((counts - expected) ** 2 / expected).sum()
    assert chi_square < 85.4  # the 0.999 quantile with 49 degrees of freedom
    assert uniform.min() > 0
    assert uniform.max() < 1


def test_members_come_in_their_shares() -> None:
    found = np.bincount(member(Draws(7)("any", IDS), (0.5, 0.3, 0.2))) / len(IDS)
    assert found == pytest.approx([0.5, 0.3, 0.2], abs=0.005)
