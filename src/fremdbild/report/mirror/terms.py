"""What the criteria mean, for the appendix."""

from __future__ import annotations

from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.report.document import Cell, Column, Columns, Grid, Piece, Prose, Rich, Row, Section, plain
from fremdbild.report.mirror.reading import Mirror
from fremdbild.report.voice import Voice


def criteria_terms(voice: Voice, mirror: Mirror) -> Section:
    """The three dimensions side by side, each criterion with its sentence; then what a blind spot is."""
    words = voice.words
    low, high = mirror.zone
    columns = tuple((_grid(voice, mirror, name),) for name in DIMENSIONS)
    spot = words("definitions.blind_spot.text", above=words.count(high), below=words.count(low))
    return Section(
        plain(words("definitions.criteria")),
        (
            Columns(columns, ruled=False),
            Prose((Piece(f"{words('definitions.blind_spot')}: ", "strong"), Piece(spot)), "note"),
        ),
    )


def _grid(voice: Voice, mirror: Mirror, dimension: str) -> Grid:
    head = voice.member("criterion", dimension)
    rows = tuple(Row((Cell(_explained(voice, line.name)),)) for line in mirror.of(dimension))
    return Grid((Column("name", head),), rows, head, small=True)


def _explained(voice: Voice, name: str) -> Rich:
    meaning = voice.words.criterion_meaning(name) or ""
    return (Piece(f"{voice.member('criterion', name)}: ", "strong"), Piece(meaning))
