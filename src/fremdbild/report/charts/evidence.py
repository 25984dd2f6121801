"""What data prove, in a small place of its own: a bar on a track for 0 to 100, with a target."""

from __future__ import annotations

from fremdbild.report.charts import marks
from fremdbild.report.charts.surface import Skin, Surface
from fremdbild.report.document import Picture

SCREEN, PRINT = 72.0, 38.0
"""How long the track is, px."""


def evidence_bar(value: float, target: float | None, title: str) -> Picture:
    """`value` and `target` of 100."""

    def draw(skin: Skin, _: float) -> str:
        surface = _surface(skin)
        y = surface.height / 2
        marks.track(surface, 0, 100, y)
        if value > 0:
            surface.bar(0, min(value, 100.0), y, 4.5 if skin.printed else marks.BAR)
        if target is not None:
            marks.target_tick(surface, target, y, height=11 if skin.printed else marks.TARGET)
        return surface.svg(title)

    return Picture(draw, title, width=SCREEN + 8)


def evidence_hidden(title: str) -> Picture:
    """The mark of a protected figure. Nothing in it depends on the figure."""

    def draw(skin: Skin, _: float) -> str:
        surface = _surface(skin)
        marks.hatched(surface, surface.height / 2, PRINT if skin.printed else SCREEN, 6 if skin.printed else 7)
        return surface.svg(title)

    return Picture(draw, title, width=SCREEN + 8)


def evidence_missing(title: str) -> Picture:
    """The mark of missing data."""

    def draw(skin: Skin, _: float) -> str:
        surface = _surface(skin)
        marks.dotted(surface, surface.height / 2, PRINT if skin.printed else SCREEN)
        return surface.svg(title)

    return Picture(draw, title, width=SCREEN + 8)


def _surface(skin: Skin) -> Surface:
    return Surface(skin, (PRINT if skin.printed else SCREEN) + 6, skin.row_height, 2, 4, fixed=True)
