"""How figures are written."""

from __future__ import annotations

import pytest

from fremdbild.texts import words_in


@pytest.mark.parametrize(
    ("language", "share", "narrow", "times", "count", "interval"),
    [
        ("de-CH", "58\u00a0%", "91.2\u00a0%", "7.5\u00a0Tage", "1'412", "50\u00a0bis\u00a053"),
        ("de-DE", "58\u00a0%", "91,2\u00a0%", "7,5\u00a0Tage", "1.412", "50\u00a0bis\u00a053"),
        ("en", "58%", "91.2%", "7.5\u00a0days", "1,412", "50\u00a0to\u00a053"),
    ],
)
def test_each_country_writes_figures_in_its_own_way(language, share, narrow, times, count, interval):
    words = words_in(language)
    assert words.value("percent", 58.2, 55.9, 60.5) == share
    assert words.value("percent", 91.2, 90.9, 91.5) == narrow
    assert words.value("days", 7.5) == times
    assert words.count(1412) == count
    assert words.interval("score", 50.2, 53.4) == interval


@pytest.mark.parametrize("language", ["de-CH", "de-DE", "en"])
def test_an_interval_never_holds_a_dash_or_plus_minus(language):
    words = words_in(language)
    written = [words.interval(unit, -7.2, 12.4) for unit in ("percent", "points", "days", "score")]
    assert not any(mark in text for text in written for mark in ("–", "—", "±", "-"))
    assert all("\u22127" in text for text in written)


def test_a_bound_that_is_not_known_is_said_in_words():
    assert words_in("de-CH").interval("days", 12.0, None) == "über 12"
    assert words_in("en").interval("days", None, 3.5) == "below 3.5"
    assert words_in("en").interval("days", None, None) is None


def test_points_carry_their_sign_and_zero_has_none():
    words = words_in("de-CH")
    assert [words.value("points", number) for number in (12.0, -7.0, 0.2, -0.2)] == ["+12", "\u22127", "0", "0"]


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (0.0, "0\u00a0Tage", "0\u00a0days"),
        (0.0007, "1\u00a0Minute", "1\u00a0minute"),
        (0.03, "43\u00a0Minuten", "43\u00a0minutes"),
        (1 / 24, "1\u00a0Stunde", "1\u00a0hour"),
        (0.25, "6\u00a0Stunden", "6\u00a0hours"),
        (1.0, "1\u00a0Tag", "1\u00a0day"),
        (7.5, "7.5\u00a0Tage", "7.5\u00a0days"),
        (112.4, "112\u00a0Tage", "112\u00a0days"),
    ],
)
def test_times_are_told_in_the_unit_that_people_use(days, german, english):
    assert words_in("de-CH").days(days) == german
    assert words_in("en").days(days) == english


def test_an_estimated_time_keeps_its_decimal_and_its_interval_has_as_many():
    words = words_in("en")
    assert words.value("days", 2.0, 1.5, 2.8) == "2.0\u00a0days"
    assert words.interval("days", 8.04, 10.2, 9.6) == "8.0\u00a0to\u00a010.2"
    assert words.days(3.0) == "3\u00a0days"


@pytest.mark.parametrize(
    ("days", "lower", "upper", "value", "interval"),
    [
        (0.125, 0.08, 0.23, "3\u00a0hours", "2\u00a0to\u00a06"),
        (0.01, 0.008, 0.05, "14\u00a0minutes", "12\u00a0to\u00a072"),
        (2.6, 0.4, 3.1, "2.6\u00a0days", "0.4\u00a0to\u00a03.1"),
        (0.125, 0.08, None, "3\u00a0hours", "above 2"),
    ],
)
def test_a_time_and_its_interval_are_told_in_the_same_unit(days, lower, upper, value, interval):
    words = words_in("en")
    assert words.value("days", days, lower, upper) == value
    assert words.interval("days", lower, upper, days) == interval


def test_in_a_column_of_days_an_interval_stays_in_days():
    assert words_in("en").interval("days", 0.08, 0.23, 0.125, digits=2) == "0.08\u00a0to\u00a00.23"


def test_the_interval_of_a_difference_has_its_decimals_and_its_unit():
    words = words_in("en")
    assert words.difference_interval("percent", 0.4, -2.0, 2.8) == "\u22122.0\u00a0to\u00a02.8"
    assert words.difference("days", 0.5, 0.25, 0.75) == "12\u00a0hours"
    assert words.difference_interval("days", 0.5, 0.25, 0.75) == "6\u00a0to\u00a018"


@pytest.mark.parametrize(
    ("percent", "german", "english"),
    [
        (40.4, "vier von zehn", "four in ten"),
        (42.0, "gut vier von zehn", "over four in ten"),
        (66.0, "knapp sieben von zehn", "nearly seven in ten"),
        (8.0, "acht von hundert", "eight in a hundred"),
        (96.0, "96 von hundert", "96 in a hundred"),
        (0.4, None, None),
        (99.5, None, None),
    ],
)
def test_shares_are_said_as_people_say_them(percent, german, english):
    assert words_in("de-CH").share_in_words(percent) == german
    assert words_in("en").share_in_words(percent) == english


@pytest.mark.parametrize(
    ("label", "name", "in_period", "short"),
    [
        ("2026-Q3", "3.\u00a0Quartal 2026", "im 3. Quartal 2026", ("3. Q.", "2026")),
        ("2026-09", "September 2026", "im September 2026", ("Sept.", "2026")),
        ("2026", "2026", "2026", ("2026", "")),
        ("all", "gesamter Zeitraum", "im gesamten Zeitraum", ("gesamter Zeitraum", "")),
        (
            "2026-01-15..2026-02-14",
            "15. Januar 2026 bis 14. Februar 2026",
            "vom 15. Januar 2026 bis 14. Februar 2026",
            ("14.02.", "2026"),
        ),
    ],
)
def test_periods_have_a_name_a_place_in_a_sentence_and_two_short_lines(label, name, in_period, short):
    words = words_in("de-CH")
    assert (words.period(label), words.in_period(label), words.short_period(label)) == (name, in_period, short)


def test_english_names_quarters_and_days_in_its_own_way():
    words = words_in("en")
    assert words.in_period("2026-Q2") == "in Q2 2026"
    assert words.day("2026-10-12") == "12 October 2026"
    assert words_in("de-DE").day("2026-10-12") == "12. Oktober 2026"


def test_since_a_quarter_has_its_article_in_german():
    assert words_in("de-CH").since("2026-Q2") == "dem 2. Quartal 2026"
    assert words_in("de-DE").since("2026-09") == "September 2026"
    assert words_in("en").since("2026-Q2") == "Q2 2026"
