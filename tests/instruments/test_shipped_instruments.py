"""What is shipped reads, is complete on both sides and in both languages, and keeps to the rules of decisions/0070."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from fremdbild.errors import InstrumentError
from fremdbild.instruments import (
    CRITERIA,
    PERSPECTIVES,
    SHIPPED,
    Instrument,
    in_language,
    not_comparable,
    shipped_instrument,
)
from fremdbild.instruments.sheet import sheet
from fremdbild.tables import BY_NAME as TABLES
from fremdbild.texts import words_in

NAMES = [criterion.name for criterion in CRITERIA]
NEGATIONS = re.compile(
    r"\b(nicht|nichts|kein\w*|nie|niemand\w*|ohne|weder|un(?:möglich|klar|zufrieden)\w*|"
    r"no|not|never|nobody|none|without|neither|\w+n't|un(?:able|clear|happy))\b",
    re.IGNORECASE,
)
TWO_THOUGHTS = re.compile(r"\b(und|oder|sowie|and|or)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def fifteen() -> Instrument:
    return shipped_instrument("fremdbild-15")


def texts_of(instrument: Instrument, language: str) -> list[str]:
    scales = instrument.scale.values()
    answers = [text for scale in scales for text in (*scale.labels, *scale.ends, scale.dont_know, scale.lead) if text]
    asked = [text for item in instrument.questions() for text in (item.text, item.hint) if text]
    return [in_language(text, language) for text in (instrument.title, instrument.about, *answers, *asked) if text]


def test_every_shipped_file_is_listed() -> None:
    there = {file.name for file in files("fremdbild.instruments").joinpath("shipped").iterdir()}
    assert there == {f"{name}.toml" for name in SHIPPED}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_instrument_has_every_text_in_german_and_english(name: str) -> None:
    instrument = shipped_instrument(name)
    assert instrument.name == name
    assert set(instrument.languages) == {"de", "en"}
    raw = files("fremdbild.instruments").joinpath("shipped", f"{name}.toml").read_text(encoding="utf-8")
    assert [text for text in _written(tomllib.loads(raw)) if set(text) != {"de", "en"}] == []
    assert len(texts_of(instrument, "en")) == len(texts_of(instrument, "de-DE")) > 2


def _written(part: object) -> list[dict[str, object]]:
    """Every table of a file that holds a text in some language."""
    if isinstance(part, list):
        return [text for inner in part for text in _written(inner)]
    if not isinstance(part, dict):
        return []
    if set(part) & {"de", "en"}:
        return [part]
    return [text for inner in part.values() for text in _written(inner)]


@pytest.mark.parametrize("name", SHIPPED)
def test_german_is_spelled_for_each_country_and_english_has_no_german_marks(name: str) -> None:
    instrument = shipped_instrument(name)
    swiss, german, english = (" ".join(texts_of(instrument, language)) for language in ("de-CH", "de-DE", "en"))
    assert not set(swiss) & set("ß„“")
    assert not set(german) & set("«»")
    assert not set(english) & set("ßäöüÄÖÜ„«»")
    assert re.search(r"\b(weiss|heisst|gross|Gross|Strasse|äusserst)", german) is None
    assert "weiss nicht" in swiss or name == "observer"


@pytest.mark.parametrize("name", SHIPPED)
def test_worded_answers_are_words_that_differ(name: str) -> None:
    for scale in shipped_instrument(name).scale.values():
        assert scale.dont_know is not None
        for language in ("de", "en"):
            words = [label[language] for label in (*scale.labels, *scale.ends, scale.dont_know)]
            assert len(set(words)) == len(words)
            assert not [word for word in words if re.search(r"\d", word)]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_customer_is_asked_fits_a_phone(name: str) -> None:
    for item in shipped_instrument(name).item:
        for written in item.text.values():
            assert len(written) <= 100
            assert len(written.split()) <= 16


@pytest.mark.parametrize("perspective", ["employee", "manager", "customer"])
def test_each_perspective_rates_every_criterion_once_in_order(fifteen: Instrument, perspective: str) -> None:
    statements = [item for item in fifteen.questions(perspective) if item.measured == "statement"]
    assert [item.criterion for item in statements] == NAMES
    assert [item.position for item in statements] == list(range(1, 16))


def test_all_fifteen_pairs_can_be_compared(fifteen: Instrument) -> None:
    assert list(not_comparable(fifteen)) == []
    for name in NAMES:
        inside, outside = fifteen.statement(name, "manager"), fifteen.statement(name, "customer")
        assert inside is not None
        assert outside is not None
        assert (inside.scale, inside.wording, inside.reversed) == (outside.scale, outside.wording, False)
        assert inside == fifteen.statement(name, "employee")
    scale = fifteen.scale["applies"]
    assert (scale.lowest, scale.highest, len(scale.labels)) == (1, 7, 7)


def test_a_statement_holds_one_thought_without_a_negation(fifteen: Instrument) -> None:
    for item in fifteen.item:
        if item.measured == "statement":
            for written in item.text.values():
                assert not NEGATIONS.search(written), written
                assert not TWO_THOUGHTS.search(written), written
                assert written.endswith(".")


@pytest.mark.parametrize(
    ("language", "firm", "own", "customers", "me"),
    [
        ("de", "Unternehmen", r"\b(wir|uns|unsere?)\b", r"\bKunden\b", r"\b(mich|mir|mein\w*|ich)\b"),
        ("en", "company", r"\b(we|us|our|here)\b", r"\bcustomers?\b", r"\b(me|my|I)\b"),
    ],
)
def test_inside_speaks_of_us_and_customers_and_outside_of_the_company_and_me(
    fifteen: Instrument, language: str, firm: str, own: str, customers: str, me: str
) -> None:
    for item in fifteen.item:
        if item.measured == "statement":
            written = item.text[language]
            if item.inside:
                assert re.search(own, written, re.IGNORECASE), written
                assert re.search(customers, written, re.IGNORECASE), written
                assert not re.search(me, written), written
            else:
                assert firm in written, written
                assert re.search(me, written, re.IGNORECASE), written
                assert not re.search(own.replace("|here", ""), written, re.IGNORECASE), written


def test_both_sides_of_a_pair_share_words(fifteen: Instrument) -> None:
    for name in NAMES:
        sides = [fifteen.statement(name, perspective) for perspective in ("manager", "customer")]
        for language in ("de", "en"):
            stems = [
                {word[:4].lower() for word in re.findall(r"\w{4,}", side.text[language])} for side in sides if side
            ]
            assert len((stems[0] & stems[1]) - {"kund", "cust", "unte", "comp", "dies", "this"}) >= 1, (name, language)


def test_customers_are_asked_what_nps_trust_and_staying_need(fifteen: Instrument) -> None:
    after = [(item.measured, item.position) for item in fifteen.questions("customer")[15:]]
    assert after == [("likelihood_to_recommend", 16), ("trust", 17), ("intention_to_stay", 18)]


def test_employees_are_asked_about_the_promise_and_managers_are_not(fifteen: Instrument) -> None:
    assert [item.measured for item in fifteen.questions("employee")[15:]] == ["promise_known"]
    assert "promise_known" not in {item.measured for item in fifteen.questions("manager")}


def test_managers_guess_each_statement_of_the_customers_word_by_word_and_last(fifteen: Instrument) -> None:
    guesses = fifteen.questions("manager")[15:]
    assert Counter(item.measured for item in guesses) == {"guess": 15}
    assert [item.criterion for item in guesses] == NAMES
    assert [item.position for item in guesses] == list(range(16, 31))
    for item in guesses:
        outside = fifteen.statement(item.criterion or "", "customer")
        assert outside is not None
        assert all(outside.text[language] in item.text[language] for language in ("de", "en"))
        assert item.perspectives == ("manager",)
    scale = fifteen.scale[guesses[0].scale]
    assert (scale.lowest, scale.highest) == (0, 100)


def test_the_hint_of_a_guess_names_the_two_best_answers(fifteen: Instrument) -> None:
    hint = fifteen.questions("manager")[-1].hint
    assert hint is not None
    for language in ("de", "en"):
        best = [label[language] for label in fifteen.scale["applies"].labels[-2:]]
        assert all(f"{word}" in hint[language] for word in best)


def test_the_observer_answers_ten_to_twelve_points_with_yes_no_or_not_there() -> None:
    observer = shipped_instrument("observer")
    assert observer.perspectives == ("observer",)
    assert 10 <= len(observer.item) <= 12
    assert {item.measured for item in observer.item} == {"observation"}
    scale = observer.scale["seen"]
    assert (scale.lowest, scale.highest, scale.dont_know) == (0, 1, {"de": "nicht vorhanden", "en": "not there"})


def test_the_perspectives_are_those_of_the_table() -> None:
    assert set(PERSPECTIVES) == set(TABLES["survey_response"].column("perspective").members)


def test_an_instrument_that_is_not_shipped_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InstrumentError, match='did you mean "fremdbild-15"'):
        shipped_instrument("fremdbild15")


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["de-CH", "de-DE", "en"])
def test_the_sheet_shows_every_question_once_in_words(name: str, language: str) -> None:
    instrument = shipped_instrument(name)
    shown = "\n".join(sheet(instrument, language))
    for item in instrument.questions():
        assert shown.count(f"  {in_language(item.text, language)}  [{item.id}]") == 1
    for perspective in instrument.perspectives:
        alone = list(sheet(instrument, language, perspective))
        assert words_in(language).perspective(perspective) in alone
        assert sum("  [" in line for line in alone) == len(instrument.questions(perspective))
