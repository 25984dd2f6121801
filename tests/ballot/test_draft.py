"""Drafts and resume codes."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polling import ITEMS, WAVE
from test_envelope import SHEETS

from fremdbild.ballot import Draft, Sheet, Wave, empty_draft, new_secret, open_draft, resume_code, seal_draft, secret_of
from fremdbild.ballot.crockford import ALPHABET, data_of, symbols
from fremdbild.ballot.sheet import cleaned
from fremdbild.errors import BallotError


@settings(max_examples=200, deadline=None)
@given(SHEETS, st.integers(0, 999))
def test_every_draft_has_the_length_of_an_empty_one_and_opens_again(sheet: Sheet, page: int) -> None:
    secret = new_secret()
    kept = seal_draft(Draft(sheet, page), secret, WAVE)
    assert len(kept) == len(empty_draft(WAVE)) == WAVE.size
    assert open_draft(kept, secret, WAVE) == Draft(cleaned(sheet), page)


def test_a_draft_opens_with_its_own_secret_and_wave_alone() -> None:
    secret = new_secret()
    kept = seal_draft(Draft(Sheet({ITEMS[0]: 3}), 2), secret, WAVE)
    changed = kept[:-1] + bytes([kept[-1] ^ 1])
    for sealed, key, wave in [
        (kept, new_secret(), WAVE),
        (kept, secret, Wave("other", WAVE.size)),
        (changed, secret, WAVE),
        (kept[:10], secret, WAVE),
        (b"", secret, WAVE),
        (empty_draft(WAVE), secret, WAVE),
    ]:
        with pytest.raises(BallotError, match="there is no draft under this code"):
            open_draft(sealed, key, wave)


def test_random_bytes_and_drafts_have_equal_shares_of_ones_in_every_part() -> None:
    """A draft has no bit that is always the same, as an envelope has."""
    secret = new_secret()
    for make in (lambda: empty_draft(WAVE), lambda: seal_draft(Draft(), secret, WAVE)):
        blobs = [make() for _ in range(400)]
        for bit in [*range(64), *range(8 * 40, 8 * 48)]:
            ones = sum(blob[bit // 8] >> bit % 8 & 1 for blob in blobs)
            assert 130 < ones < 270, bit  # seven standard deviations


@given(st.binary(min_size=15, max_size=15))
def test_a_resume_code_gives_the_secret_back_however_it_is_typed(secret: bytes) -> None:
    code = resume_code(secret)
    assert re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{6}}", code)
    assert secret_of(code) == secret
    assert secret_of(f"  {code.lower().replace('-', ' ')}\n") == secret
    assert secret_of(code.replace("-", "").replace("0", "o").replace("1", "l")) == secret
    assert secret_of(code.replace("0", "O").replace("1", "I")) == secret


def test_a_slip_is_noticed() -> None:
    dice = random.Random(20260301)
    for _ in range(300):
        code = list(resume_code(dice.randbytes(15)).replace("-", ""))
        place = dice.randrange(len(code))
        code[place] = dice.choice([letter for letter in ALPHABET if letter != code[place]])
        with pytest.raises(BallotError, match="letters of the resume code are wrong"):
            secret_of("".join(code))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "has 28 letters and digits; these are 0"),
        ("ABCD-EFGH", "these are 8"),
        ("U" * 28, 'a resume code has no "U"'),
        ("ü" * 28, 'a resume code has no "Ü"'),
        ("٣" * 28, "a resume code has no"),
    ],
)
def test_what_is_no_code_is_told(typed: str, said: str) -> None:
    with pytest.raises(BallotError, match=said):
        secret_of(typed)


@given(st.binary(max_size=40))
def test_symbols_give_the_bytes_back(data: bytes) -> None:
    assert data_of(symbols(data)) == data


def test_symbols_with_bits_left_over_are_no_bytes() -> None:
    with pytest.raises(ValueError, match="left over"):
        data_of("ZZ")


def test_a_page_that_cannot_be_is_refused() -> None:
    with pytest.raises(BallotError, match="there is no page 1000"):
        seal_draft(Draft(Sheet(), 1_000), new_secret(), WAVE)
    with pytest.raises(BallotError, match="a secret has 15 bytes; this one has 3"):
        seal_draft(Draft(), b"abc", WAVE)
