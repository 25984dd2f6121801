"""The marks of fremdbild in the sizes of the look: ring, bar, dot, square, interval, tick, diamond, hatched, dotted."""

from __future__ import annotations

from typing import Literal

from fremdbild.report.charts.surface import Role, Surface

Whose = Literal["inside", "outside", "proved"]
"""Who gave a figure: we ourselves, customers, or the data."""

BAR = 6.0
DOT = 6.1
DIAMOND = 5.5
TARGET = 16.0


def track(surface: Surface, start: float, end: float, y: float) -> None:
    """The scale on which a bar lies."""
    surface.line(start, y, end, y, "line", 1)


def bar(surface: Surface, start: float, end: float, y: float) -> None:
    """What the data prove."""
    if end > start:
        surface.bar(start, end, y, BAR)


def interval(surface: Surface, lower: float, upper: float, y: float, role: Role, *, small: bool = False) -> None:
    """A level interval with end ticks."""
    width, half = (1.2, 3.0) if small else (1.5, 4.0)
    surface.line(lower, y, upper, y, role, width)
    for x in (lower, upper):
        surface.line(x, y - half, x, y + half, role, width)


def upright_interval(surface: Surface, x: float, y_lower: float, y_upper: float, role: Role) -> None:
    """An upright interval; x in percent, y in px."""
    surface.line(x, y_lower, x, y_upper, role, 1.5)
    for y in (y_lower, y_upper):
        surface.shape(x, y, "M-4,-.75h8v1.5h-8z", role)


def dot(surface: Surface, x: float, y: float, *, small: bool = False) -> None:
    """How customers see it."""
    surface.dot(x, y, 5.2 if small else DOT, "outside")


def ring(surface: Surface, x: float, y: float, *, small: bool = False) -> None:
    """How we see ourselves: filled with paper, so that what lies under it does not show through."""
    radius, stroke = (3.7, 2.2) if small else (5.1, 3.0)
    surface.shape(x, y, circle(radius), "inside", filled=False, width=stroke)


def of(whose: Whose, surface: Surface, x: float, y: float, *, small: bool = False) -> None:
    """The mark of whoever gave a figure that stands with its interval."""
    if whose == "proved":
        square(surface, x, y)
    else:
        (ring if whose == "inside" else dot)(surface, x, y, small=small)


def role_of(whose: Whose) -> Role:
    """The colour that goes with the mark."""
    return "ink" if whose == "proved" else whose


def circle(radius: float) -> str:
    """The path of a circle around its place."""
    return f"M-{radius:g},0a{radius:g},{radius:g} 0 1,0 {2 * radius:g},0a{radius:g},{radius:g} 0 1,0 -{2 * radius:g},0z"


def square(surface: Surface, x: float, y: float) -> None:
    """What the data prove, where its interval is drawn with it: the end of a bar."""
    surface.shape(x, y, "M-4,-4h8v8h-8z", "ink")


def target_tick(surface: Surface, x: float, y: float, *, height: float = TARGET) -> None:
    """A target or promise, with paper at either side so that it shows on a bar."""
    half = height / 2
    surface.shape(x, y, f"M-3,-{half}h6v{height}h-6z", "paper")
    surface.shape(x, y, f"M-1,-{half}h2v{height}h-2z", "ink")


def diamond(surface: Surface, x: float, y: float) -> None:
    """What customers get elsewhere."""
    size = DIAMOND
    surface.shape(x, y, f"M0,-{size}L{size},0L0,{size}L-{size},0Z", "ink", filled=False, width=1.5)


def hatched(surface: Surface, y: float, width: float = 72.0, height: float = 7.0) -> None:
    """A protected value: the same for a small cell and for one hidden to protect another."""
    top = y - height / 2
    steps = int(width // 6)
    lines = "".join(f"M{step * 6},{height}l6,-{height}" for step in range(steps))
    box = f"M0,0h{steps * 6}v{height}h-{steps * 6}z"
    surface.shape(0, top, box + lines, "line", filled=False, width=1)


def dotted(surface: Surface, y: float, width: float = 72.0) -> None:
    """No data."""
    for step in range(int(width // 8) + 1):
        surface.shape(0, y, f"M{step * 8},-.75h1.5v1.5h-1.5z", "line")
