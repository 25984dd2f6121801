"""Text in one form: SQL expressions that take case, accents, umlauts and punctuation off."""

from __future__ import annotations

from fremdbild.engine.sql import literal

TRANSCRIPTIONS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""How umlauts are written without dots, and the plain vowel in which all their writings meet."""
_LETTERS = ("øæœłđðþ", "oaolddt")
TITLES = ("dr", "prof", "professor", "herr", "frau", "fraulein", "med", "dipl", "ing", "mag", "mr", "mrs", "ms", "miss")
PARTICLES = ("von", "van", "de", "der", "den", "zu", "zum", "zur", "und", "of", "the", "la", "le", "di", "da", "del")


def folded(text: str) -> str:
    """SQL of the words of `text` in small letters with one space between them; null where none are left.

    Umlauts and their transcriptions meet in the plain vowel: Müller, Mueller and Muller are all `muller`.
    """
    plain = f"strip_accents(replace(lower({text}), 'ß', 'ss'))"
    plain = f"translate({plain}, {literal(_LETTERS[0])}, {literal(_LETTERS[1])})"
    for transcription, vowel in TRANSCRIPTIONS:
        plain = f"replace({plain}, '{transcription}', '{vowel}')"
    # An apostrophe joins (O'Neill), everything else parts.
    plain = f"regexp_replace({plain}, '[''’`´]', '', 'g')"
    return f"nullif(trim(regexp_replace({plain}, '[^\\p{{L}}\\p{{N}}]+', ' ', 'g')), '')"


def without_words(text: str, words: tuple[str, ...]) -> str:
    """SQL of folded `text` without whole `words`; null where none are left."""
    return f"nullif(trim(regexp_replace({text}, '\\b({'|'.join(words)})\\b ?', '', 'g')), '')"


def compact(text: str) -> str:
    """SQL of the letters and digits of `text`, capital letters, nothing between them; null where none are left."""
    return f"nullif(regexp_replace(upper(strip_accents({text})), '[^\\p{{L}}\\p{{N}}]+', '', 'g'), '')"
