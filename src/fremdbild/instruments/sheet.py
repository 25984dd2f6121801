"""A questionnaire as text to read, one language at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fremdbild.instruments.instrument import Instrument, Item, Perspective, Scale, in_language
from fremdbild.texts import LANGUAGES, words_in


def sheet(instrument: Instrument, language: str, perspective: Perspective | None = None) -> Iterator[str]:
    """Lines: who is asked what, in which order, with which answers; the id of each item behind it.

    `language` is one of `instrument.spoken`; `perspective` narrows it to what one of them is asked.
    """
    yield f"{in_language(instrument.title, language)} ({instrument.name}, {instrument.version})"
    if instrument.about is not None:
        yield in_language(instrument.about, language)
    asked = instrument.questions(perspective)
    for people in dict.fromkeys(item.perspectives for item in asked):
        yield ""
        yield _people((perspective,) if perspective else people, language)
        theirs = [item for item in asked if perspective or item.perspectives == people]
        for _, together in groupby(theirs, key=lambda item: (item.scale, item.hint)):
            yield from _block(tuple(together), instrument, language)
        if perspective:
            return


def _block(items: tuple[Item, ...], instrument: Instrument, language: str) -> Iterator[str]:
    """Items that share their answers."""
    scale = instrument.scale[items[0].scale]
    for item in items:
        turned = " (-)" if item.reversed else ""
        yield f"{item.position:>4}  {in_language(item.text, language)}{turned}  [{item.id}]"
    hint = items[0].hint
    if hint is not None:
        yield f"      {in_language(hint, language)}"
    yield f"      {answers(scale, language)}"


def answers(scale: Scale, language: str) -> str:
    """The answers in a line: `nein | ja | nicht vorhanden`; of a scale with ends both of them with their figures."""
    if scale.labels:
        words = [in_language(label, language) for label in scale.labels]
    else:
        low, high = (in_language(end, language) for end in scale.ends)
        words = [f"{scale.lowest} {low}", "…", f"{scale.highest} {high}"]
    if scale.dont_know is not None:
        words.append(in_language(scale.dont_know, language))
    lead = f"{in_language(scale.lead, language)} " if scale.lead is not None else ""
    return lead + " | ".join(words)


def _people(perspectives: tuple[Perspective, ...], language: str) -> str:
    words = words_in(language if language in LANGUAGES else "en")
    return words.listing([words.perspective(perspective) for perspective in perspectives])
