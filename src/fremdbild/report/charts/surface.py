"""What charts are drawn on: x in percent of the width, y in px; two skins.

On screen the width is not known: x stays a percentage, colours are classes that follow the palette of the page, and
there is no viewBox, so that text keeps its size on a phone. Typst prints custom properties black and blows a picture
of `width="100%"` up, so in print x is resolved to px and colours to their values. 1 px is 0.75 pt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import Literal

Role = Literal["ink", "muted", "line", "hair", "zone", "paper", "outside", "inside"]
Anchor = Literal["start", "middle", "end"]

PX_PER_PT = 4 / 3

PRINT_COLOURS: dict[Role, str] = {
    "ink": "#15171E",
    "muted": "#55524C",
    "line": "#9A9488",
    "hair": "#D9D4CA",
    "zone": "#F1EDE5",
    "paper": "#FFFFFF",
    "outside": "#BF3312",
    "inside": "#1F3B7D",
}


@dataclass(frozen=True)
class Skin:
    """Screen or print. `text_sizes` are px for labels at the marks and for axes."""

    name: Literal["screen", "print"]
    label_size: float
    axis_size: float
    row_height: float
    ids: count[int] = field(default_factory=lambda: count(1))

    @property
    def printed(self) -> bool:
        return self.name == "print"


def screen_skin() -> Skin:
    return Skin("screen", label_size=13, axis_size=12, row_height=20)


def print_skin() -> Skin:
    return Skin("print", label_size=10.3, axis_size=10, row_height=16)


def em(text: str, size: float) -> float:
    """About how wide `text` is in Manrope at `size`, on the safe side."""
    narrow = sum(text.count(character) for character in " .,;:'il|!()\u00a0")
    return (len(text) - 0.55 * narrow) * size * 0.62


@dataclass
class Surface:
    """A picture being drawn. `width` is px in print; `pad` px at the sides are kept free for labels."""

    skin: Skin
    width: float
    height: float
    pad_left: float = 0
    pad_right: float = 0
    fixed: bool = False
    parts: list[str] = field(default_factory=list)

    @property
    def inner_width(self) -> float:
        return self.width - self.pad_left - self.pad_right

    def x(self, percent: float) -> str:
        if self.skin.printed or self.fixed:
            return _n(self.pad_left + percent / 100 * self.inner_width)
        return f"{_n(percent)}%"

    # primitives -------------------------------------------------------------------------------------------------------

    def line(self, x1: float, y1: float, x2: float, y2: float, role: Role, width: float = 1, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<line x1="{self.x(x1)}" y1="{_n(y1)}" x2="{self.x(x2)}" y2="{_n(y2)}"'
            f' {self._stroke(role)} stroke-width="{_n(width)}"{dashed}/>'
        )

    def bar(self, x1: float, x2: float, middle: float, height: float, role: Role = "ink") -> None:
        """A level bar from x1 to x2 percent."""
        self.line(x1, middle, x2, middle, role, height)

    def dot(self, x: float, y: float, radius: float, role: Role) -> None:
        self.parts.append(f'<circle cx="{self.x(x)}" cy="{_n(y)}" r="{_n(radius)}" {self._fill(role)}/>')

    def shape(self, x: float, y: float, path: str, role: Role, *, filled: bool = True, width: float = 1.5) -> None:
        """A path in px around the point at x percent, y px."""
        paint = self._fill(role) if filled else f'{self._outline(role)} stroke-width="{_n(width)}"'
        body = f'<path d="{path}" {paint}/>'
        if self.skin.printed or self.fixed:
            self.parts.append(f'<g transform="translate({self.x(x)} {_n(y)})">{body}</g>')
        else:
            self.parts.append(f'<svg x="{self.x(x)}" y="{_n(y)}" width="1" height="1" class="over">{body}</svg>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        role: Role = "ink",
        *,
        anchor: Anchor = "start",
        dx: float = 0,
        bold: bool = False,
        axis: bool = False,
        minor: bool = False,
        narrow: bool = False,
        halo: bool = False,
    ) -> None:
        """Words at x percent plus dx px; `minor` ones vanish where the screen is narrow, `narrow` ones where it is not.

        With a `halo` of paper they can be read where a line runs behind them.
        """
        size = self.skin.axis_size if axis else self.skin.label_size
        weight = 700 if bold else 500 if axis else 600
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        if self.skin.printed:
            left = float(self.x(x)) + dx
            look = f'font-family="Manrope" font-size="{_n(size)}" font-weight="{weight if bold else 500}"'
            at = f'x="{_n(left)}"'
            if halo:
                look += f' paint-order="stroke" stroke="{PRINT_COLOURS["paper"]}" stroke-width="3.5"'
        else:
            names = " ".join(
                [
                    "t",
                    "axis" if axis else "label",
                    *(["b"] if bold else []),
                    *(["minor"] if minor else []),
                    *(["narrow"] if narrow else []),
                    *(["halo"] if halo else []),
                ]
            )
            look = f'class="{names} f-{role}"'
            at = f'x="{self.x(x)}"' + (f' dx="{_n(dx)}"' if dx else "")
        colour = f" {self._fill(role)}" if self.skin.printed else ""
        self.parts.append(f'<text {at} y="{_n(y)}" {look}{place}{colour}>{escape(words)}</text>')

    # finishing --------------------------------------------------------------------------------------------------------

    def svg(self, title: str, description: str = "") -> str:
        """The finished picture."""
        body = "".join(self.parts)
        if self.skin.printed:
            size = (
                f'width="{_n(self.width)}" height="{_n(self.height)}" viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
            )
            return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'
        number = next(self.skin.ids)
        names = f"t{number} d{number}" if description else f"t{number}"
        words = f'<title id="t{number}">{escape(title)}</title>'
        words += f'<desc id="d{number}">{escape(description)}</desc>' if description else ""
        if self.fixed:
            return (
                f'<svg class="chart" width="{_n(self.width)}" height="{_n(self.height)}" role="img"'
                f' aria-labelledby="{names}">{words}{body}</svg>'
            )
        pads = f"chart fluid pl{_n(self.pad_left)} pr{_n(self.pad_right)}"
        return (
            f'<svg class="{pads}" height="{_n(self.height)}" role="img" aria-labelledby="{names}">{words}{body}</svg>'
        )

    def _stroke(self, role: Role) -> str:
        return f'stroke="{PRINT_COLOURS[role]}"' if self.skin.printed else f'class="s-{role}"'

    def _fill(self, role: Role) -> str:
        return f'fill="{PRINT_COLOURS[role]}"' if self.skin.printed else f'class="f-{role}"'

    def _outline(self, role: Role) -> str:
        """Filled with paper, outlined in `role`."""
        if self.skin.printed:
            return f'fill="{PRINT_COLOURS["paper"]}" stroke="{PRINT_COLOURS[role]}"'
        return f'class="f-paper s-{role}"'


def _n(number: float) -> str:
    """A number as short as SVG allows.

    >>> _n(12.0), _n(33.3333)
    ('12', '33.33')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")
