"""Masking: a text with marked passages replaced by the word of what stood there, and nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

KINDS = {
    "name": "[Name]",
    "place": "[Place]",
    "number": "[Number]",
    "email": "[E-mail]",
    "link": "[Link]",
    "word": "[…]",
}
"""Kind of what is masked → what is stored in its place; pages show the word of the reader's language."""
BLOCK = re.compile("|".join(re.escape(block) for block in KINDS.values()))
_KIND_OF = {block: kind for kind, block in KINDS.items()}


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` (not included) of a text."""

    start: int
    end: int
    kind: str


def masked(text: str, spans: Iterable[Span]) -> str:
    """`text` with each span replaced; where spans overlap, they are one, of the kind of the first.

    >>> masked("Herr Meier in Bern", [Span(5, 10, "name"), Span(14, 18, "place")])
    'Herr [Name] in [Place]'
    """
    made, at = [], 0
    for span in joined(spans, len(text)):
        made += [text[at : span.start], KINDS[span.kind]]
        at = span.end
    return "".join([*made, text[at:]])


def joined(spans: Iterable[Span], length: int) -> list[Span]:
    """Spans in order that neither overlap nor reach out of a text of `length`."""
    found: list[Span] = []
    for span in sorted(spans):
        start, end = max(0, span.start), min(length, span.end)
        if start >= end or span.kind not in KINDS:
            continue
        if found and start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, end), found[-1].kind)
        else:
            found.append(Span(start, end, span.kind))
    return found


def spans_of(text: str, hidden: str) -> list[Span] | None:
    """Which spans of `text` were masked to give `hidden`; None where it is no masking of it."""
    parts, kinds = BLOCK.split(hidden), [_KIND_OF[block] for block in BLOCK.findall(hidden)]
    spans, at = [], 0
    if not text.startswith(parts[0]):
        return None
    at = len(parts[0])
    for number, (kind, part) in enumerate(zip(kinds, parts[1:], strict=True), start=1):
        last = number == len(kinds)
        place = len(text) - len(part) if last else text.find(part, at + 1)
        if place <= at or (last and not text.endswith(part)):
            return None
        spans.append(Span(at, place, kind))
        at = place + len(part)
    return spans if at == len(text) else None


def passages(text: str, passage: str, kind: str) -> list[Span]:
    """Every place where `passage` stands in `text`, as it is written; next, whatever its capitals."""
    wanted = re.escape(passage.strip())
    if not wanted:
        return []
    for flags in (0, re.IGNORECASE):
        if found := [Span(match.start(), match.end(), kind) for match in re.finditer(wanted, text, flags)]:
            return found
    return []


def pieces(hidden: str) -> list[tuple[str, str]]:
    """A masked text in pieces: `(words, "")`, or `("", kind)` of what is masked."""
    made, at = [], 0
    for match in BLOCK.finditer(hidden):
        made += [(hidden[at : match.start()], ""), ("", _KIND_OF[match[0]])]
        at = match.end()
    return [piece for piece in [*made, (hidden[at:], "")] if piece != ("", "")]
