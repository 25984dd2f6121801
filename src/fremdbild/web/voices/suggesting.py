"""What in a text may tell who wrote it or whom it is about: found by rules, each of which is named.

Nothing is masked by that: an analyst reads the text and decides. Rules miss what no list and no sign gives away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from fremdbild.web.voices.common_names import FIRST_NAMES, PLACES
from fremdbild.web.voices.masking import Span

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_LINK = re.compile(r"(?:https?://|www\.)\S{1,300}", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\b[A-Z]{1,4}[-. ]?)?\+?\d[\d .'’/()-]{0,40}\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_][\w'’-]{0,40}")
_STREET = re.compile(
    r"\b[^\W\d_][\w-]{1,30}(?:strasse|straße|str\.|gasse|weg|platz|allee| street| road| lane) {0,2}\d{1,4}\w?\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}-)?\d{4,5} {1,2}(?=[^\W\d_])")
_TITLES = frozenset(
    [
        "herr",
        "herrn",
        "frau",
        "fr",
        "hr",
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mister",
        "monsieur",
        "madame",
        "mme",
        "signor",
        "signora",
        "sig",
        "dott",
    ]
)
_BEFORE_A_NAME = re.compile(
    r"(?:mein name ist|ich heisse|ich heiße|my name is|gruss|gruß|grüsse|grüße|regards|yours|sincerely)[\s,:!.]{1,4}",
    re.IGNORECASE,
)
_PARTICLES = frozenset(["von", "van", "de", "der", "den", "di", "da", "del", "la", "le", "zu", "zur"])
_MOST_PARTS = 3


@dataclass(frozen=True)
class Suggestion:
    """A passage, what it seems to be, and the rule that found it: the words `web.voices.rule.<rule>`."""

    span: Span
    passage: str
    rule: str


def suggestions(text: str, known_names: Collection[str] = ()) -> list[Suggestion]:
    """Passages that may have to be masked, in the order of the text; `known_names`: those of people with an account."""
    found: list[tuple[int, Span, str]] = []
    for place, (rule, spans) in enumerate(_rules(text, known_names)):
        found += [(place, span, rule) for span in spans]
    kept: list[Suggestion] = []
    # Rules stand in the order in which they are trusted; what overlaps an earlier one is left out.
    for _, span, rule in sorted(found, key=lambda one: (one[0], one[1])):
        if all(span.end <= other.span.start or span.start >= other.span.end for other in kept):
            kept.append(Suggestion(span, text[span.start : span.end], rule))
    return sorted(kept, key=lambda one: one.span)


def _rules(text: str, known_names: Collection[str]) -> Iterator[tuple[str, list[Span]]]:
    words = list(_WORD.finditer(text))
    yield "email", [Span(*match.span(), "email") for match in _EMAIL.finditer(text)]
    yield "link", [Span(*match.span(), "link") for match in _LINK.finditer(text)]
    yield "street", [Span(*match.span(), "place") for match in _STREET.finditer(text)]
    yield "postcode", list(_after(text, words, _POSTCODE, "place", with_sign=True))
    yield "number", list(_numbers(text))
    yield "title", list(_after_titles(text, words))
    yield "introduced", list(_after(text, words, _BEFORE_A_NAME, "name"))
    lowered = {part.casefold() for name in known_names for part in _WORD.findall(name) if len(part) > 2}
    yield "account", [Span(*w.span(), "name") for w in words if _capital(w[0]) and w[0].casefold() in lowered]
    yield "first_name", list(_first_names(text, words))
    yield "place", [Span(*w.span(), "place") for w in words if _capital(w[0]) and w[0].casefold() in PLACES]


def _numbers(text: str) -> Iterator[Span]:
    """Four digits and more, but no year: numbers of policies, phones, accounts, and dates."""
    for match in _NUMBER.finditer(text):
        if sum(letter.isdigit() for letter in match[0]) >= 4 and not _YEAR.fullmatch(match[0]):
            yield Span(*match.span(), "number")


def _after(
    text: str, words: list[re.Match[str]], sign: re.Pattern[str], kind: str, *, with_sign: bool = False
) -> Iterator[Span]:
    for match in sign.finditer(text):
        at = next((number for number, word in enumerate(words) if word.start() == match.end()), None)
        if at is not None and (end := _end_of_name(text, words, at)) is not None:
            yield Span(match.start() if with_sign else match.end(), end, kind)


def _after_titles(text: str, words: list[re.Match[str]]) -> Iterator[Span]:
    for at, word in enumerate(words[:-1]):
        if word[0].casefold() in _TITLES and _near(text, word, words[at + 1]):
            if words[at + 1][0].casefold() in _TITLES:
                continue
            if (end := _end_of_name(text, words, at + 1)) is not None:
                yield Span(words[at + 1].start(), end, "name")


def _first_names(text: str, words: list[re.Match[str]]) -> Iterator[Span]:
    for at, word in enumerate(words):
        if _capital(word[0]) and word[0].casefold() in FIRST_NAMES:
            end = _end_of_name(text, words, at)
            yield Span(word.start(), end or word.end(), "name")


def _end_of_name(text: str, words: list[re.Match[str]], first: int) -> int | None:
    """Where a name that begins with the word number `first` ends: up to three words with capitals, and `von`."""
    end, parts = None, 0
    for at in range(first, min(len(words), first + 2 * _MOST_PARTS)):
        if at > first and not _near(text, words[at - 1], words[at]):
            break
        word = words[at][0]
        if _capital(word):
            end, parts = words[at].end(), parts + 1
        elif word.casefold() not in _PARTICLES:
            break
        if parts == _MOST_PARTS:
            break
    return end


def _near(text: str, word: re.Match[str], after: re.Match[str]) -> bool:
    """Whether there is nothing but a space, or the point of an abbreviation, between two words."""
    between = text[word.end() : after.start()]
    return between in {" ", "\u00a0"} or (between in {". ", "."} and len(word[0]) <= 4)


def _capital(word: str) -> bool:
    return word[:1].isupper()
