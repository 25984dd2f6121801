"""Envelopes have one length, open for their key alone, and show any change."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PublicKey as BoxPublicKey
from nacl.public import SealedBox
from polling import GUESSES, INSTRUMENT, ITEMS, KEY, WAVE, WAVE_ID

from fremdbild.ballot import Sheet, Wave, empty_envelope, envelope_size, new_key, seal, unseal, wave_of
from fremdbild.ballot.sheet import cleaned, written_sheet
from fremdbild.ballot.wave import SEALED_BYTES, padded
from fremdbild.errors import BallotError
from fremdbild.instruments import SHIPPED, read_instrument, shipped_instrument
from fremdbild.instruments.constructs import OWN

TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="שלום مرحبا\u202e\u200f", max_size=2_000),
    st.text(alphabet="🙂👩‍👩‍👧🇨🇭\u200d", max_size=1_900),
    st.sampled_from(["", "x" * 4_000, "ü" * 4_000, '"' * 4_000, "\n".join("a" * 2_000), "中" * 2_600]),
)
SHEETS = st.builds(
    Sheet,
    st.dictionaries(st.sampled_from(ITEMS), st.one_of(st.none(), st.integers(1, 7))),
    st.dictionaries(st.sampled_from(["", ITEMS[0]]), TEXTS, max_size=1),
    st.sampled_from(["", "de-CH", "de-DE", "en"]),
)


@settings(max_examples=300, deadline=None)
@given(SHEETS)
def test_every_envelope_has_the_same_length_and_opens_to_what_was_sealed(sheet: Sheet) -> None:
    envelope = seal(sheet, KEY.public, WAVE)
    assert len(envelope) == WAVE.size == len(empty_envelope(KEY.public, WAVE))
    assert unseal(envelope, KEY, WAVE) == cleaned(sheet)


def test_without_filling_up_the_length_would_tell_the_answers() -> None:
    """The control: were the sheets sealed as they are, hardly two would have one length."""
    texts = ["", "ja", "x" * 100, "🙂" * 50]
    naive = {
        len(SealedBox(BoxPublicKey(KEY.public.key)).encrypt(written_sheet(Sheet({}, {"": t}), "w"))) for t in texts
    }
    assert len(naive) == len(texts)
    assert len({len(seal(Sheet({}, {"": text}), KEY.public, WAVE)) for text in texts}) == 1


@pytest.mark.parametrize("name", SHIPPED)
def test_the_fullest_sheet_of_every_questionnaire_fits(name: str) -> None:
    instrument = shipped_instrument(name)
    longest = "w" * 100
    key, wave = new_key(longest), wave_of(longest, instrument)
    for perspective in instrument.perspectives:
        items = instrument.questions(perspective)
        answers = {item.id: None for item in items}
        room = 8_000 // (len(items) + 1) // 2
        comments = dict.fromkeys(["", *(item.id for item in items)], "ü" * room)
        assert len(seal(Sheet(answers, comments, "de-CH"), key.public, wave)) == wave.size


def test_more_and_wider_questions_make_larger_envelopes() -> None:
    assert envelope_size(INSTRUMENT) == 9_728
    assert envelope_size(shipped_instrument("nps")) == 8_704
    assert wave_of("w", INSTRUMENT) == Wave("w", 9_728)


def test_an_own_questionnaire_with_many_long_items_fits(tmp_path: Path) -> None:
    items = "\n".join(
        f'[[item]]\nid = "{"i" * 50}{number}"\nperspectives = ["employee"]\nscale = "s"\nconstruct = "{OWN}x"\n'
        f'text = {{ en = "Item {number}" }}'
        for number in range(60)
    )
    text = (
        'name = "ours"\nversion = "1"\nlanguages = ["en"]\ntitle = { en = "Ours" }\n'
        f'[scale.s]\nlowest = -100\nhighest = 100\nends = [{{ en = "a" }}, {{ en = "b" }}]\n{items}\n'
    )
    path = tmp_path / "ours.toml"
    path.write_text(text, encoding="utf-8")
    instrument = read_instrument(path)
    wave = wave_of(WAVE_ID, instrument)
    full = Sheet({item.id: -100 for item in instrument.questions()}, {"": "ü" * 4_000}, "en")
    assert unseal(seal(full, KEY.public, wave), KEY, wave) == full
    with pytest.raises(BallotError, match="holds more than the questionnaire of the wave asks"):
        seal(Sheet({f"{item.id}{n}": 1 for item in instrument.questions() for n in range(9)}), KEY.public, wave)


def test_two_envelopes_of_the_same_answers_have_nothing_in_common() -> None:
    sheet = Sheet({ITEMS[0]: 5}, {"": "canary"})
    one, two = (seal(sheet, KEY.public, WAVE) for _ in range(2))
    assert one != two
    assert b"canary" not in one
    equal = sum(a == b for a, b in zip(one, two, strict=True))
    assert equal < len(one) / 256 * 2


def test_the_first_bytes_of_an_empty_envelope_look_like_those_of_any_other() -> None:
    """The highest bit of a public key is never set; in random bytes it would be, every second time."""
    for sheet in (None, Sheet({ITEMS[0]: 5})):
        envelopes = [
            empty_envelope(KEY.public, WAVE) if sheet is None else seal(sheet, KEY.public, WAVE) for _ in range(64)
        ]
        assert Counter(envelope[31] >> 7 for envelope in envelopes) == {0: 64}


@pytest.mark.parametrize("place", [0, 31, 32, 47, 48, 52, 5_000, -1])
def test_any_change_is_found(place: int) -> None:
    envelope = bytearray(seal(Sheet({ITEMS[0]: 5}), KEY.public, WAVE))
    envelope[place] ^= 1
    with pytest.raises(BallotError, match="does not open"):
        unseal(bytes(envelope), KEY, WAVE)


def test_an_envelope_opens_for_its_key_and_its_wave_alone() -> None:
    envelope = seal(Sheet({ITEMS[0]: 5}), KEY.public, WAVE)
    with pytest.raises(BallotError, match="sealed for another key"):
        unseal(envelope, new_key(WAVE_ID), WAVE)
    with pytest.raises(BallotError, match='the key is of wave "employees-2026", not of "other"'):
        unseal(envelope, KEY, Wave("other", WAVE.size))
    with pytest.raises(BallotError, match='the key is of wave "employees-2026", not of "other"'):
        seal(Sheet(), KEY.public, Wave("other", WAVE.size))
    with pytest.raises(BallotError, match="has 9,727 bytes; envelopes of this wave have 9,728"):
        unseal(envelope[:-1], KEY, WAVE)


def _sealed_raw(inside: bytes) -> bytes:
    return bytes(SealedBox(BoxPublicKey(KEY.public.key)).encrypt(inside))


def test_an_envelope_of_another_wave_under_the_same_key_is_refused() -> None:
    inside = padded(written_sheet(Sheet({ITEMS[0]: 5}), "last-year"), WAVE.size - SEALED_BYTES)
    with pytest.raises(BallotError, match="belongs to another wave"):
        unseal(_sealed_raw(inside), KEY, WAVE)


@pytest.mark.parametrize("place", [0, -1], ids=["length", "filling"])
def test_a_wrong_filling_is_refused(place: int) -> None:
    inside = bytearray(padded(written_sheet(Sheet({ITEMS[0]: 5}), WAVE_ID), WAVE.size - SEALED_BYTES))
    inside[place] = 255
    with pytest.raises(BallotError, match="is not filled"):
        unseal(_sealed_raw(bytes(inside)), KEY, WAVE)


def test_managers_fit_as_well() -> None:
    full = Sheet(dict.fromkeys([*ITEMS, *GUESSES], 100), {"": "ü" * 4_000}, "de-DE")
    assert unseal(seal(full, KEY.public, WAVE), KEY, WAVE) == full
