"""Figures of the mirrors in words."""

from __future__ import annotations

from fremdbild.report.document import Piece
from fremdbild.report.frame import Value
from fremdbild.report.mirror.reading import Difference, Line, seen
from fremdbild.report.voice import Voice


def figure(voice: Voice, value: Value | None) -> str:
    """A score or share in whole points, which is all that a reader compares."""
    return voice.words.figures.number(value.figure) if value is not None and value.shown else ""


def interval(voice: Voice, value: Value | None) -> str:
    """`50 bis 53`; empty where there is none."""
    if value is None or not value.shown or value.lower is None or value.upper is None:
        return ""
    return _span(voice, value.lower, value.upper)


def difference_interval(voice: Voice, gap: Difference, *, turned: bool = False) -> str:
    """`15 bis 18`; `turned`: as a size that counts the other way."""
    if gap.lower is None or gap.upper is None:
        return ""
    low, high = (-gap.upper, -gap.lower) if turned else (gap.lower, gap.upper)
    return _span(voice, low, high)


def _span(voice: Voice, lower: float, upper: float) -> str:
    figures = voice.words.figures
    digits = 0 if figures.number(lower) != figures.number(upper) else 1
    return figures.span(figures.number(lower, digits), figures.number(upper, digits))


def in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def points(voice: Voice, size: float, *, dative: bool = False) -> str:
    """`17 Punkte`, `von 17 Punkten`."""
    count = voice.words.figures.number(abs(size))
    number = "one" if count == "1" else "many"
    key = f"mirror.points.dative.{number}" if dative else f"mirror.points.{number}"
    return voice.words(key, count=count).replace(" ", "\u00a0")


def signed(voice: Voice, size: float) -> str:
    return voice.words.figures.number(size)


def percent(voice: Voice, value: Value) -> str:
    """A share in whole percent."""
    return voice.words.figures.percent(value.figure)


def with_n(voice: Voice, value: Value) -> str:
    """` (n 1'412)`; empty where the number is not known."""
    return in_brackets(f"n\u00a0{voice.words.count(value.n)}") if value.n is not None else ""


def reason_word(voice: Voice, value: Value | None) -> str:
    """Why one side is not shown, in a word."""
    return voice.words("protected.word" if value is not None and value.protected else "nodata.word")


def side(voice: Voice, value: Value | None, who: str) -> str:
    """`wir 84 (82 bis 86)`, or `wir geschützt`: one view as it is read aloud."""
    if value is None or not value.shown:
        return f"{who} {reason_word(voice, value)}"
    return f"{who} {figure(voice, value)}{in_brackets(interval(voice, value))}"


def told(voice: Voice, line: Line) -> str:
    """A row of the mirror as it is read aloud. Nothing of a hidden side is in it."""
    words = voice.words
    said = [side(voice, line.inside, words("mirror.we")), side(voice, line.outside, words("mirror.customers"))]
    if line.gap is not None:
        size = f"{signed(voice, line.gap.value)}{in_brackets(difference_interval(voice, line.gap))}"
        said.append(words("mirror.told.gap", gap=size))
    if line.blind_spot:
        said.append(words("mirror.blind_spot"))
    return ", ".join(said)


def refused(voice: Voice, reason: str) -> str:
    """Why two sides are not compared, in words for a reason of the manifest."""
    return voice.words(f"mirror.reason.{reason.replace(' ', '_')}")


def ring(voice: Voice, value: Value | None) -> Piece:
    """Our own figure with its mark."""
    return Piece(figure(voice, value), "inside", "ring")


def dot(voice: Voice, value: Value | None) -> Piece:
    """The customers' figure with its mark."""
    return Piece(figure(voice, value), "outside", "dot")


def gap_of(line: Line) -> Difference | None:
    return line.gap if seen(line.inside) and seen(line.outside) else None
