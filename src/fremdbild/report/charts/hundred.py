"""Of a hundred customers: dots agree, rings were expected and did not come, small points are the rest."""

from __future__ import annotations

from fremdbild.report.charts import marks
from fremdbild.report.charts.surface import Skin, Surface
from fremdbild.report.document import Picture


def of_hundred_customers(agree: float | None, expected: float | None, title: str) -> Picture:
    """`agree` and `expected` are shares 0..100; None where there is none to show."""

    def draw(skin: Skin, width: float) -> str:
        columns = 25 if skin.printed else 20
        step = min(width / columns, 13.4) if skin.printed else 16.0
        surface = Surface(skin, step * columns, step * (100 // columns), fixed=True)
        shrink = step / 16
        full = round(agree or 0)
        wanted = round(expected or 0)
        for place in range(100):
            x = (place % columns + 0.5) / columns * 100
            y = (place // columns + 0.5) * step
            if place < full:
                surface.dot(x, y, 5.6 * shrink, "outside")
            elif place < wanted:
                surface.shape(x, y, marks.circle(4.6 * shrink), "inside", filled=False, width=1.9 * shrink)
            else:
                surface.dot(x, y, 1.5 * shrink, "line")
        return surface.svg(title)

    return Picture(draw, title, width=320)
