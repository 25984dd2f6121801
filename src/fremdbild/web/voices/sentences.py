"""One sentence out of what somebody wrote: whole, short enough for a column, and more than a block and two words."""

from __future__ import annotations

import re

from fremdbild.web.voices.masking import BLOCK

SHORTEST, LONGEST = 40, 180
"""Characters of a sentence that may stand alone."""
_FEWEST_WORDS = 4
"""Words that are not masked."""
_END = re.compile(r"(?<=[.!?])[\"”“»«’)]*\s+(?=[\W_]*[^\W\d_])|\s*\n\s*")
_SHORT = frozenset(
    ["abs", "art", "bzw", "etc", "evtl", "ggf", "inkl", "max", "min", "prof", "resp", "sog", "str", "tel", "usw"]
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_WORD = re.compile(r"[^\W\d_]{2,}")


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; an abbreviation, a date and a number do not end one.

    >>> sentences("Am 3. Mai kam Herr Dr. [Name] nicht. Niemand rief an! Warum?")
    ['Am 3. Mai kam Herr Dr. [Name] nicht.', 'Niemand rief an!', 'Warum?']
    """
    found: list[str] = []
    begins = 0
    for end in _END.finditer(text):
        if "\n" not in end[0] and _goes_on(text[begins : end.start()].rstrip()):
            continue
        found.append(text[begins : end.end()].strip())
        begins = end.end()
    return [one for one in [*found, text[begins:].strip()] if one]


def _goes_on(before: str) -> bool:
    """Whether the point at the end of `before` is that of a number or of an abbreviation."""
    if not before.endswith("."):
        return False
    word = _LAST_WORD.search(before)
    return before[-2:-1].isdigit() if word is None else len(word[1]) <= 2 or word[1].casefold() in _SHORT


def quotable(text: str) -> list[str]:
    """The sentences of a masked text that may stand alone."""
    return [
        one
        for one in sentences(text)
        if SHORTEST <= len(one) <= LONGEST
        and len(_WORD.findall(BLOCK.sub(" ", one))) >= _FEWEST_WORDS
        and one[-1] in '.!?»“”"’)'
    ]
