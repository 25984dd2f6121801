"""Comments as they are kept, and the one form of a sheet."""

from __future__ import annotations

import json

import pytest

from fremdbild.ballot import MOST_BYTES, MOST_CHARACTERS, Sheet, clean_comment, extent
from fremdbild.ballot.sheet import checked_wave, cleaned, read_sheet, written_sheet
from fremdbild.errors import BallotError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Danke!\r\n\r\nGruss\r", "Danke!\n\nGruss"),
        ("u\u0308ber", "über"),
        ("a\x00b\x1b[31mc\x7f", "ab[31mc"),
        ("half \ud83d of an emoji", "half \ufffd of an emoji"),
        ("שלום 👩‍👩‍👧", "שלום 👩‍👩‍👧"),
        (" \n\t ", ""),
    ],
)
def test_a_comment_is_kept_clean(typed: str, kept: str) -> None:
    assert clean_comment(typed) == kept
    assert clean_comment(kept) == kept


@pytest.mark.parametrize("letter", ["e", "ü", "Ж", "ש", "ع", '"', "\\"])
def test_four_thousand_letters_of_european_and_semitic_scripts_always_fit(letter: str) -> None:
    assert cleaned(Sheet({}, {"": letter * MOST_CHARACTERS})).comments[""] == letter * MOST_CHARACTERS
    with pytest.raises(BallotError, match="the comments have 4,001 characters; at most 4,000 fit"):
        cleaned(Sheet({}, {"": letter * (MOST_CHARACTERS + 1)}))


def test_the_bound_in_bytes_is_told_as_such() -> None:
    assert extent({"": "🙂" * 2_000}) == (2_000, MOST_BYTES)
    cleaned(Sheet({}, {"": "🙂" * 2_000}))
    with pytest.raises(BallotError, match="the comments take 8,004 bytes; at most 8,000 fit"):
        cleaned(Sheet({}, {"": "🙂" * 2_001}))
    with pytest.raises(BallotError, match="4,002 characters"):
        cleaned(Sheet({}, {"": "a" * 2_001, "speed": "b" * 2_001}))
    assert extent({"": "中" * 2_666}).fits
    assert not extent({"": "中" * 2_667}).fits


def test_a_line_break_counts_as_one_character() -> None:
    assert extent({"": "a\nb"}).characters == 3


FORMS = [
    b"",
    b"{}",
    b"[" * 100_000,
    b'{"a":{"x":' + b"9" * 5_000 + b'},"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":{"x":1.0},"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":{"x":true},"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":{"x":NaN},"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":{"x":"1"},"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":{"x":1,"x":1},"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":{"x": 1},"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":[],"c":{},"l":"","v":1,"w":"w"}',
    b'{"a":{},"c":{"":1},"l":"","v":1,"w":"w"}',
    b'{"a":{},"c":{},"l":"mark-0017","v":1,"w":"w"}',
    b'{"a":{},"c":{},"l":"","v":2,"w":"w"}',
    b'{"a":{},"c":{},"l":"","v":1,"w":["w"]}',
    b'{"a":{},"c":{},"l":"","v":1,"w":"w","more":1}',
    b'{"a":{},"c":{"":"\\ud800"},"l":"","v":1,"w":"w"}',
    '{"a":{},"c":{},"l":"","v":1,"w":"w"}'.encode("utf-16"),
    b"\xff\xfe\x00",
]


@pytest.mark.parametrize("data", FORMS, ids=range(len(FORMS)))
def test_only_the_one_form_is_read(data: bytes) -> None:
    with pytest.raises(BallotError, match="does not hold answers as this version writes them"):
        read_sheet(data, "w")


def test_the_form_is_compact_and_sorted() -> None:
    answers = Sheet({"speed": 7, "access": None}, {"": "gut 👍"}, "de-CH")
    data = written_sheet(answers, "w")
    assert data == '{"a":{"access":null,"speed":7},"c":{"":"gut 👍"},"l":"de-CH","v":1,"w":"w"}'.encode()
    assert read_sheet(data, "w") == (answers, 0)
    with pytest.raises(BallotError, match="belongs to another wave"):
        read_sheet(data, "v")
    assert json.loads(written_sheet(answers, "w", page=3))["p"] == 3


@pytest.mark.parametrize("wave", ["", ".hidden", "../up", "a b", "a/b", "ü", "x" * 101, "a\n"])
def test_the_id_of_a_wave_is_the_name_of_a_file_everywhere(wave: str) -> None:
    with pytest.raises(BallotError, match="is not the id of a wave"):
        checked_wave(wave)
