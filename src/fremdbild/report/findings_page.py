"""All findings as a table, the surest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fremdbild.report.document import Block, Cell, Column, Grid, Page, Piece, Prose, Row, muted, plain
from fremdbild.report.frame import Frame
from fremdbild.report.voice import Voice

MOST_FINDINGS = 25


def findings_page(frame: Frame, voice: Voice) -> Page | None:
    """None where there are no more than the three of page one."""
    if len(frame.findings) <= 3:
        return None
    words = voice.words
    kept = frame.findings[:MOST_FINDINGS]
    columns = (
        Column("name", words("findings.column.finding"), share=0.5),
        Column("text", words("findings.column.value"), share=0.18),
        Column("text", words("findings.column.difference"), share=0.25),
        Column("number", words("findings.column.n"), share=0.07),
    )
    title = _title(frame, voice)
    blocks = [Grid(columns, tuple(_row(voice, finding) for finding in kept), title)]
    left_out = len(frame.findings) - len(kept)
    rest: tuple[Block, ...] = ()
    if left_out > 0:
        label = f"{frame.manifest['period']['label']}-{frame.manifest['number']}"
        rest = (Prose(muted(words("findings.more", count=words.count(left_out), label=label)), "note"),)
    return Page("findings", (plain(title),), (*blocks, *rest), lead=plain(words("findings.page.lead")))


def _title(frame: Frame, voice: Voice) -> str:
    """How many comparisons are reliable, and how many of those are bad news."""
    words = voice.words
    certain = len(frame.certain)
    worse = sum(finding["direction"] == "worse" for finding in frame.certain)
    if certain == 1:
        direction = words(f"findings.page.{'down' if worse else 'up'}.it")
    else:
        direction = words(f"findings.page.down.{'one' if worse == 1 else 'many'}", worse=words.count(worse))
    return words(
        f"findings.page.title.{'one' if certain == 1 else 'many'}",
        certain=words.count(certain),
        total=words.count(len(frame.findings)),
        direction=direction,
    )


def _row(voice: Voice, finding: Mapping[str, Any]) -> Row:
    words = voice.words
    n = finding["answers"] if finding["answers"] is not None else finding["cases"]
    group = voice.group(voice.cell_of(finding))
    said = voice.finding_sentence(finding, with_group=False)
    difference = voice.signed_difference(finding)
    unsure = () if finding["certain"] else (Piece(f"{words('no_reliable_difference')}: "),)
    return Row(
        (
            Cell((Piece(f"{group}: ", "strong"), Piece(said)) if group else plain(said)),
            Cell(plain(voice.finding_value(finding))),
            Cell((*unsure, *plain(difference))),
            Cell(plain(words.count(n) if n is not None else "")),
        )
    )
