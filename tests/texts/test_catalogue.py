"""One source of truth for the words: each language complete, each measure with all that a report says of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import fremdbild.report
from fremdbild.measures import MEASURES
from fremdbild.texts import LANGUAGES, words_in


def _places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_language_has_the_same_words():
    keys = {language: set(words_in(language).texts) for language in LANGUAGES}
    assert keys["de-CH"] == keys["de-DE"] == keys["en"]


def test_a_sentence_asks_for_the_same_figures_in_every_language():
    german, english = words_in("de-CH").texts, words_in("en").texts
    differing = {key for key in german if _places(german[key]) != _places(english[key])}
    assert differing <= {key for key in differing if key.startswith("unit.")}


def test_no_word_is_empty_or_left_as_it_was():
    for language in LANGUAGES:
        assert all(text.strip() for text in words_in(language).texts.values())
    same = {key for key, text in words_in("en").texts.items() if text == words_in("de-CH").texts[key]}
    names_that_are_alike = {"short.net_promoter_score.score", "group.segment", "method.column.hash", "findings.n.cases"}
    same = {key for key in same if not key.startswith("web.accounts.language.")}
    names_that_are_alike |= {f"web.accounts.{name}" for name in ("field.name", "field.code", "keys.short", "mfa.keys")}
    names_that_are_alike |= {"web.voices.kind.name", "web.voices.kind.link", "web.answering.pause"}
    words_only = {key for key in same if re.search("[A-Za-z]{3}", re.sub(r"\{\w+\}", "", words_in("en").texts[key]))}
    names_that_are_alike |= {f"published.{name}" for name in ("bain", "capgemini", "cmo_council")}
    names_that_are_alike |= {"mirror.legend.ring", "soundness.reliability.alpha", "reliability.column.omega"}
    assert words_only <= names_that_are_alike | {"overview.column.n", "tables.column.n"}


def test_switzerland_writes_no_sharp_s_and_germany_no_guillemets():
    swiss, german = words_in("de-CH").texts, words_in("de-DE").texts
    assert not any(mark in text for text in swiss.values() for mark in "ß„“")
    assert not any(mark in text for text in german.values() for mark in "«»")
    assert "Größe" in german["method.tests"]
    assert "Grösse" in swiss["method.tests"]


def test_german_spells_what_only_switzerland_spells_with_ss():
    swiss_only = re.compile(r"\b(gross|Gross|Grösse|Mass\b|Massnahme|heisst|liess|ausser|Strasse|schliess)")
    assert [text for text in words_in("de-DE").texts.values() if swiss_only.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_measure_has_a_name_a_clause_and_a_definition(language):
    words = words_in(language).texts
    for measure in MEASURES:
        assert f"measure.{measure.name}" in words
        assert f"definition.{measure.name}" in words
        for statistic in measure.statistics:
            assert f"name.{measure.name}.{statistic.name}" in words
            assert "{value}" in words[f"statement.{measure.name}.{statistic.name}"]


def test_every_word_of_the_catalogue_is_used():
    asked_for = {pattern for path in _sources() for pattern in _literals(path)}
    asked_for |= {pattern for path in _templates() for pattern in _quoted(path)}
    whole = re.compile("|".join(sorted(asked_for)))
    unused = {
        key
        for key in (key.removeprefix("web.") for key in words_in("en").texts)
        if not whole.fullmatch(re.sub(r"\.(unnamed|turned)$", "", key))
        # asked for within an app, such as the deeds of the audit log
        and not whole.fullmatch(key.partition(".")[2])
        # these are named by allauth, or are chosen by what is there
        and not key.startswith(("accounts.message.", "ask.step.remind.", "act.title.reached."))
        # asked for with a number, which chooses the ending
        and not whole.fullmatch(re.sub(r"\.(one|many)$", "", key))
    }
    assert unused == set()


def _literals(path):
    """Each string of a file as a pattern; what is put into an f-string may be anything."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            yield re.escape(node.value.removeprefix("web."))
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[^.]+" for part in node.values]
            if parts[0] != "[^.]+":
                yield "".join(parts).removeprefix(r"web\.")


def _quoted(path):
    """Each quoted word of a template; what ends with a dot is put before something: `'place.'|add:name`."""
    for word in re.findall(r"""["']([\w.-]+)["']""", path.read_text(encoding="utf-8")):
        yield re.escape(word) + (r"[\w.-]+" if word.endswith(".") else "")


def _templates():
    return Path(fremdbild.__path__[0], "web").rglob("*.html")


def test_no_sentence_of_a_report_is_written_outside_of_the_catalogue():
    german = re.compile(r'"[^"\n]*\b(der|die|das|und|nicht|sind|von|mit)\b [^"\n]*"')
    for path in Path(fremdbild.report.__path__[0]).rglob("*.py"):
        code = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not [line for line in code.splitlines() if german.search(line.partition("#")[0])], path.name


def _sources():
    root = Path(fremdbild.report.__path__[0]).parent
    return [
        *root.joinpath("report").rglob("*.py"),
        *root.joinpath("web").rglob("*.py"),
        *root.joinpath("texts").glob("*.py"),
    ]
