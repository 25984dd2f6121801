"""A report as one HTML file: works offline, no script, nothing is fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fremdbild.report import document
from fremdbild.report.charts.surface import screen_skin
from fremdbild.report.document import CONTROL_CHARACTERS, Block, Picture, Report, Rich
from fremdbild.report.turned import turned

FONT = "Manrope-Latin.woff2"

_PAD = re.compile(r"\b(p[lr])(\d+)\b")
_WIDTH = re.compile(r'class="c-\w+ w(\d+)"')
_WIDEST_PAD = 120


def html(report: Report) -> str:
    """The whole file as text."""
    skin = screen_skin()

    def svg(picture: Picture) -> Markup:
        return Markup(picture.draw(skin, picture.width or 0))  # noqa: S704  every text in it is escaped where it is drawn

    body = _environment().get_template("board.html").module
    content = str(body.pages(report, svg))  # type: ignore[attr-defined]  # a macro of the template
    return (
        _environment()
        .get_template("page.html")
        .render(
            report=report,
            content=Markup(content),  # noqa: S704  made by the template above
            css=Markup(_css(content)),  # noqa: S704  our own file
        )
        .translate(CONTROL_CHARACTERS)
    )


def _css(content: str) -> str:
    """Our style sheet with the typeface in it, and one rule for each margin and width that `content` asks for."""
    sheet = _sheet()
    pads = sorted({(left.group(1), left.group(2)) for left in _PAD.finditer(content)})
    widths = sorted({int(found.group(1)) for found in _WIDTH.finditer(content)})
    return _font_face() + sheet + "".join([*(_pad(*pad) for pad in pads), *map(_width, widths)])


def _pad(side: str, px: object) -> str:
    return f".fluid.{side}{px}{{--{side}:{px}px}}"


def _width(percent: int) -> str:
    return f".grid .w{percent}{{width:{percent}%}}"


def _sheet() -> str:
    return files("fremdbild.report").joinpath("templates/board.css").read_text(encoding="utf-8")


_OF_THE_FRAME = re.compile(r"^(html|body|:root|\.running|\.skip|\.brand|\.logo|@page)")


def fragment_css(within: str = ".report") -> str:
    """The rules for `Fragments` inside an element `within` of another page, whose frame they leave alone.

    There is a rule for every margin and every width, so that nothing has to stand in the page itself.
    """
    lines = [*_sheet().splitlines()]
    lines += [_pad(side, px) for side in ("pl", "pr") for px in range(_WIDEST_PAD)]
    lines += [_width(percent) for percent in range(1, 101)]
    return "\n".join(filter(None, (_placed(line, within) for line in lines)))


def _placed(line: str, within: str) -> str:
    """One line of the style sheet: a rule, the beginning or end of a block, or a block of one rule."""
    if line.startswith(("@media", "@container")) and line.endswith("{"):
        return line
    if line.startswith(("@media", "@container")):
        head, _, rule = line.partition("{")
        inner = _placed(rule.removesuffix("}"), within)
        return f"{head}{{{inner}}}" if inner else ""
    if line == "}" or _OF_THE_FRAME.match(line):
        return line if line == "}" else ""
    selectors, brace, rest = line.partition("{")
    return ",".join(f"{within} {selector}" for selector in _selectors(selectors)) + brace + rest


def _selectors(text: str) -> list[str]:
    """`a,b:is(c,d)` → `a`, `b:is(c,d)`"""
    return re.split(r",(?![^(]*\))", text)


class Fragments:
    """Parts of a report as HTML, for a page of the web application that has a frame of its own.

    One object serves one page: the ids of its charts are told apart by it.
    """

    def __init__(self, table_words: str) -> None:
        self.table_words = table_words
        self._skin = screen_skin()
        self._macros: Any = _environment().get_template("board.html").module

    def blocks(self, blocks: Sequence[Block], level: int = 3) -> Markup:
        """Blocks whose headings begin at `level`."""
        made = str(self._macros.blocks(blocks, level, self, self._svg))
        return Markup(made.translate(CONTROL_CHARACTERS))  # noqa: S704  made by our template, which escapes

    def rich(self, rich: Rich) -> Markup:
        """One run of words with its marks and links."""
        made = str(self._macros.rich(rich)).strip()
        return Markup(made.translate(CONTROL_CHARACTERS))  # noqa: S704  made by our template, which escapes

    def _svg(self, picture: Picture) -> Markup:
        return Markup(picture.draw(self._skin, picture.width or 0))  # noqa: S704  escaped where it is drawn


@cache
def _font_face() -> str:
    """The typeface as a data URI; without the built file (a plain checkout) the reader's system typeface serves."""
    font = files("fremdbild.report").joinpath("fonts", FONT)
    if not font.is_file():
        return ""
    data = b64encode(font.read_bytes()).decode("ascii")
    return (
        '@font-face{font-family:"Manrope";font-weight:400 750;font-display:block;'
        f'src:url("data:font/woff2;base64,{data}") format("woff2")}}\n'
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("fremdbild.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["kind"] = lambda block, name: type(block) is getattr(document, name)
    environment.filters["turned"] = turned
    return environment
