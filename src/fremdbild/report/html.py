"""A report as one HTML file: works offline, no script, nothing is fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fremdbild.report import document
from fremdbild.report.charts.surface import screen_skin
from fremdbild.report.document import CONTROL_CHARACTERS, Picture, Report
from fremdbild.report.turned import turned

FONT = "Manrope-Latin.woff2"

_PAD = re.compile(r"\b(p[lr])(\d+)\b")


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
    """Our style sheet with the typeface in it, and one rule for each margin that a chart in `content` asks for."""
    sheet = files("fremdbild.report").joinpath("templates/board.css").read_text(encoding="utf-8")
    pads = sorted({(left.group(1), left.group(2)) for left in _PAD.finditer(content)})
    rules = [f".fluid.{side}{px}{{--{side}:{px}px}}" for side, px in pads]
    return _font_face() + sheet + "".join(rules)


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
