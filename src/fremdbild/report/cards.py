"""Findings in columns: what it is about, the sentence, a picture, the figures, and a question for the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fremdbild.report.charts import strips
from fremdbild.report.charts.scale import cut_out, from_zero
from fremdbild.report.document import Block, Decision, Glyph, Picture, PictureBlock, Piece, Prose, Rich, Section, plain
from fremdbild.report.subject import bounds, mark_of, whose
from fremdbild.report.voice import Voice


def finding_cards(voice: Voice, findings: Sequence[Mapping[str, Any]]) -> tuple[tuple[Block, ...], ...]:
    """One column for each finding."""
    return tuple((_card(voice, number, finding),) for number, finding in enumerate(findings, start=1))


def _card(voice: Voice, number: int, finding: Mapping[str, Any]) -> Section:
    words = voice.words
    picture = _picture(voice, finding)
    return Section(
        plain(voice.finding_sentence(finding, with_group=False)),
        (
            PictureBlock(picture),
            Prose(_value_line(voice, finding), "body"),
            Prose(_comparison_line(voice, finding), "body"),
            Decision(
                words("findings.decision"), (words("findings.yes"), words("findings.no"), words("findings.later"))
            ),
        ),
        size="finding",
        tag=f"{number}  {voice.finding_tag(finding)}",
    )


def _is_share(finding: Mapping[str, Any]) -> bool:
    return bool(finding["unit_of_measure"] == "percent")


def _value_line(voice: Voice, finding: Mapping[str, Any]) -> Rich:
    giver = whose(finding["measure"])
    n = finding["answers"] if finding["answers"] is not None else finding["cases"]
    interval = voice.finding_interval(finding)
    rest = f" ({interval})" if interval else ""
    rest += f", n\u00a0{voice.words.count(n)}" if n is not None else ""
    value = voice.finding_value(finding).partition(" (")[0]
    glyph, style = mark_of(giver, proved="square" if _is_share(finding) else "bar")
    return (Piece(value, style, glyph), Piece(rest, "muted"))


def _comparison_line(voice: Voice, finding: Mapping[str, Any]) -> Rich:
    mark: Glyph = "open" if _is_share(finding) else "diamond" if finding["kind"] == "benchmark" else "tick"
    return (Piece(voice.difference(finding), "plain", mark),)


def _picture(voice: Voice, finding: Mapping[str, Any]) -> Picture:
    """Shares: of a hundred. Others: the figure on its scale, beside what it is held against."""
    said = f"{voice.finding_sentence(finding)}. {voice.finding_value(finding)}, {voice.difference(finding)}"
    giver = whose(finding["measure"])
    if _is_share(finding):
        return strips.hundred(finding["value"], finding["comparison"], said, whose=giver)
    figures = [finding[name] for name in ("value", "lower", "upper", "comparison") if finding[name] is not None]
    low, high = bounds(finding["measure"], finding["statistic"])
    scale = cut_out(figures, low=low, high=high) if giver != "proved" else from_zero(figures)
    if finding["unit_of_measure"] == "days":
        held = finding["comparison"]
        elsewhere = held if finding["kind"] == "benchmark" else None
        return strips.days_strip(scale, finding["value"], None if elsewhere is not None else held, elsewhere, said, "")
    interval = (finding["lower"], finding["upper"])
    return strips.value_strip(scale, finding["value"], interval, finding["comparison"], said, whose=giver)
