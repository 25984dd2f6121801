"""Instruments of one's own: what is right is read, what is wrong is told with its place and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from fremdbild.errors import InstrumentError
from fremdbild.instruments import find_instrument, not_comparable, read_instrument
from fremdbild.instruments.instrument import LONGEST
from fremdbild.instruments.problems import MOST_QUESTIONS
from fremdbild.instruments.reading import instrument_from
from fremdbild.instruments.sheet import sheet

DOCS = Path(__file__).parents[2] / "docs"
HEAD = """name = "ours"
version = "1"
title = { de = "Unsere", en = "Ours" }

[scale.applies]
lowest = 1
highest = 4
labels = [
    { de = "nein", en = "no" }, { de = "eher nein", en = "rather no" },
    { de = "eher ja", en = "rather yes" }, { de = "ja", en = "yes" },
]
"""
INSIDE = """
[[item]]
id = "inside_speed"
criterion = "speed"
perspectives = ["employee", "manager"]
scale = "applies"
text = { de = "Wir sind rasch.", en = "We are quick." }
"""
OUTSIDE = """
[[item]]
id = "outside_speed"
criterion = "speed"
perspectives = ["customer"]
scale = "applies"
text = { de = "Man ist rasch.", en = "They are quick." }
"""
GUESS = """
[scale.hundred]
lowest = 0
highest = 100
ends = [{ de = "kein einziger", en = "none" }, { de = "alle", en = "all" }]

[guess]
scale = "hundred"
text = { de = "Wie viele? „{statement}“", en = "How many? “{statement}”" }
"""
OTHER = """
[scale.other]
lowest = 1
highest = 4
ends = [{ de = "nein", en = "no" }, { de = "ja", en = "yes" }]
"""
WHOLE = HEAD + INSIDE + OUTSIDE + GUESS


def refused(text: str) -> str:
    with pytest.raises(InstrumentError) as caught:
        instrument_from(text, where="ours.toml")
    said = str(caught.value)
    assert said.startswith("ours.toml: ")
    assert "Next: " in said
    return said


def changed(old: str, new: str, text: str = WHOLE) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_a_pair_with_a_guess_is_read() -> None:
    instrument = instrument_from(WHOLE, where="ours.toml")
    assert [item.id for item in instrument.questions("manager")] == ["inside_speed", "guess_speed"]
    assert instrument.questions("manager")[1].text["en"] == "How many? “They are quick.”"
    assert {item.wording for item in instrument.questions()} == {"ours/1"}
    assert list(not_comparable(instrument)) == []


def test_an_instrument_cannot_be_changed_after_reading() -> None:
    with pytest.raises(ValueError, match="frozen"):
        instrument_from(WHOLE, where="ours.toml").version = "2"  # type: ignore[misc]  # that is what is tested


def test_the_example_of_the_documentation_can_be_used() -> None:
    instrument = read_instrument(DOCS / "own-instrument.toml")
    assert list(not_comparable(instrument)) == []
    assert instrument.item[-1].reversed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (changed('criterion = "speed"', 'criterion = "sped"'), '"sped" is not a criterion; did you mean "speed"?'),
        (changed('scale = "applies"', 'scale = "aplies"'), 'there is no [scale.aplies]; did you mean "applies"?'),
        (
            changed('criterion = "speed"', 'construct = "statment"'),
            '"statment" is not a construct; did you mean "statement"?; one of your own begins with "own_"',
        ),
        (changed("perspectives", "perspektives"), 'unknown key "perspektives"; did you mean "perspectives"?'),
        (changed("labels", "lables"), '[scale], applies: unknown key "lables"; did you mean "labels"?'),
        (changed('"employee"', '"emploee"'), "[[item]] 1, perspectives 1: Input should be 'employee', 'manager'"),
        (changed('["customer"]', "[]"), "perspectives"),
        (changed(', en = "We are quick."', ""), 'item "inside_speed": the text in "en" is missing'),
        (changed('en = "Ours"', 'en = "Ours", fr = "Les nôtres"'), 'title: "fr" is not among the languages'),
        (changed('de = "Unsere"', 'de-CH = "Unsere"'), "German is written once, as de, with ß"),
        (
            changed('version = "1"', 'version = "1"\nlanguages = ["de-CH", "en"]'),
            '"de-CH" is not the code of a language',
        ),
        (changed('de = "Unsere"', 'deutsch = "Unsere"'), '"deutsch" is not the code of a language'),
        (changed('{ de = "Unsere", en = "Ours" }', '"Ours"'), "title: write a text for each language"),
        (changed("lowest = 1", "lowest = 4"), "lowest is 4 and highest 4; lowest must be less"),
        (changed("highest = 4", "highest = 5"), "1 to 5 are 5 answers, but labels has 4; write one for each"),
        (changed('{ de = "alle", en = "all" }', ""), "ends has 1 texts"),
        (changed("labels = [", "ends = []\nlabels2 = ["), "unknown key"),
        (changed('id = "outside_speed"', 'id = "inside_speed"'), "2 items have this id"),
        (changed('id = "outside_speed"', 'id = "Outside speed"'), "[[item]] 2, id"),
        (changed('["customer"]', '["customer", "manager"]'), "asks inside and outside with one text"),
        (changed('["customer"]', '["employee"]'), 'criterion "speed": 2 statements for employee'),
        (changed('criterion = "speed"\n', ""), "a statement asks about a criterion; write criterion"),
        (changed('id = "inside_speed"', 'id = "inside_speed"\nposition = 0'), "position"),
        (WHOLE + OUTSIDE.replace("outside", "again"), "a criterion is one statement"),
        (changed("highest = 100", "highest = 10"), "[guess]: guess needs a scale from 0 to 100, this one goes from 0"),
        (changed("“{statement}”", "“it”"), '"en" must hold {statement} once'),
        (HEAD + INSIDE + GUESS, "[guess]: there is no statement of the customers to guess"),
        (changed('criterion = "speed"', 'construct = "likelihood_to_recommend"'), "needs a scale from 0 to 10"),
        (changed("Wir sind rasch.", ""), '"de" is empty'),
        (changed("Wir sind rasch.", "r" * (LONGEST + 1)), f"at most {LONGEST} can be read"),
        (changed("Man ist rasch.", "r" * (LONGEST - 5)), "[guess], text, de: with the statement"),
        (changed('de = "eher nein"', f'de = "{"n" * 61}"'), "at most 60"),
        (changed("Wir sind rasch.", "Wir\\nsind rasch."), "a line break or another mark that cannot be seen"),
        (changed("Wir sind rasch.", "Wir sind für Sie da.".encode().decode("cp1252")), "wrong encoding"),
        (changed("Wir sind rasch.", "Wir sind f\ufffdr Sie da."), "wrong encoding"),
        (HEAD, '"item" is missing'),
        (changed("version = ", "version = 1 # "), "version: Input should be a valid string (you wrote 1)"),
        (changed("version", "item = 3\nversion", HEAD), "item: Input should be a valid tuple"),
        ("name = ours", "is not TOML"),
        ("x = " + "[" * 5000, "is not TOML"),
        ("", '"name" is missing'),
    ],
)
def test_each_mistake_is_named_with_its_place_and_a_way_out(text: str, message: str) -> None:
    assert message in refused(text)


def test_all_mistakes_of_a_kind_are_told_at_once() -> None:
    said = refused(changed("lowest = 1", "lowest = 9").replace('"speed"', '"sped"').replace("version", "verson"))
    assert said.startswith("ours.toml: 6 problems:")
    said = refused(HEAD + INSIDE + INSIDE + OUTSIDE.replace("de =", "fr ="))
    assert "items have this id" in said
    assert "statements for manager" in said
    assert 'the text in "de" is missing' in said


def test_two_questions_cannot_stand_at_the_same_place() -> None:
    own = '[[item]]\nid = "own"\nconstruct = "own_x"\nperspectives = ["customer"]\nscale = "applies"\nposition = 1\n'
    assert "position 1: 2 questions for customer" in refused(WHOLE + own + 'text = { de = "a", en = "b" }\n')


def test_questions_without_a_place_follow_those_above() -> None:
    text = changed('id = "inside_speed"', 'id = "inside_speed"\nposition = 7')
    instrument = instrument_from(text, where="ours.toml")
    assert [item.position for item in instrument.questions("manager")] == [7, 8]
    assert [item.position for item in instrument.questions("customer")] == [1]


def test_a_questionnaire_that_nobody_would_finish_is_refused() -> None:
    many = "".join(
        f'[[item]]\nid = "own_{n}"\nconstruct = "own_x"\nperspectives = ["customer"]\nscale = "applies"\n'
        f'text = {{ de = "Frage {n}", en = "Question {n}" }}\n'
        for n in range(MOST_QUESTIONS)
    )
    instrument_from(HEAD + many, where="ours.toml")
    assert f"customer: {MOST_QUESTIONS + 1} questions; at most {MOST_QUESTIONS}" in refused(WHOLE + many)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEAD + INSIDE, '"inside_speed" has no partner that customers are asked'),
        (HEAD + OUTSIDE, '"outside_speed" has no partner that employees or managers are asked'),
        (
            changed('id = "outside_speed"', 'id = "outside_speed"\nwording = "ours/2"'),
            'the wordings differ ("ours/1" and "ours/2")',
        ),
        (
            changed('id = "outside_speed"', 'id = "outside_speed"\nreversed = true'),
            "one side is reversed and the other is not",
        ),
        (
            HEAD + INSIDE + OUTSIDE.replace('"applies"', '"other"') + OTHER.replace("4", "7"),
            "the scales differ (1 to 4 and 1 to 7)",
        ),
        (
            HEAD + INSIDE + OUTSIDE.replace('"applies"', '"other"') + OTHER,
            'the answers of the scales "applies" and "other" have different words',
        ),
    ],
)
def test_a_pair_that_cannot_be_compared_is_named_and_can_be_used(text: str, reason: str) -> None:
    assert list(not_comparable(instrument_from(text, where="ours.toml"))) == [("speed", reason)]


def test_a_wording_that_says_what_is_meant_by_default_is_the_same() -> None:
    text = changed('id = "outside_speed"', 'id = "outside_speed"\nwording = "ours/1"')
    assert list(not_comparable(instrument_from(text, where="ours.toml"))) == []


def test_an_instrument_may_speak_other_languages() -> None:
    text = (HEAD + INSIDE).replace("de = ", "fr = ").replace('version = "1"', 'version = "1"\nlanguages = ["fr", "en"]')
    instrument = instrument_from(text, where="ours.toml")
    assert instrument.spoken == ("fr", "en")
    assert "   1  Wir sind rasch.  [inside_speed]" in list(sheet(instrument, "fr"))


def test_a_reversed_question_is_marked_on_the_sheet() -> None:
    instrument = read_instrument(DOCS / "own-instrument.toml")
    assert "   2  I waited for a long time. (-)  [wait]" in list(sheet(instrument, "en", "customer"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such file"),
        ("name = 'für'".encode("cp1252"), "is not UTF-8 (line 1)"),
        (b"\n" * 2_000_000, "is larger than a questionnaire can be"),
        ("dir", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    content: bytes | str | None, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content == "dir":
        path.mkdir()
    with pytest.raises(InstrumentError, match=message.replace("(", r"\(").replace(")", r"\)")) as caught:
        find_instrument(str(path))
    assert str(path) in str(caught.value)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ours"
    path.write_text(WHOLE, encoding="utf-8-sig")
    assert find_instrument(str(path)).name == "ours"
