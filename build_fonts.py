"""Makes the typeface of the HTML report while the package is built: Manrope's Latin subset as woff2, about 30 kB.

Hatchling runs it for wheels and for editable installs. In a plain checkout: `python build_fonts.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run by hand, outside of a build
    BuildHookInterface = object  # type: ignore[assignment,misc]  # only a build needs the interface

ROOT = Path(__file__).parent
FONT = ROOT / "src" / "fremdbild" / "report" / "fonts" / "Manrope-Latin.woff2"
WEIGHTS = (400, 750)
CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A: the languages of Europe that are written in Latin
    0x1E9E,
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    0x2026,
    0x2039,
    0x203A,
    0x20AC,
    0x2190,
    0x2192,
    0x2212,
)


class FontHook(BuildHookInterface):  # type: ignore[misc]  # hatchling has no types here
    """Builds the font before the files of the package are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the signature is hatchling's
        if not FONT.is_file():
            build_font(FONT)


def build_font(path: Path) -> None:
    """Writes the subset of the variable cut, weights 400 to 750, with tabular figures and kerning."""
    import font_manrope
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(Path(font_manrope.font_directory) / "Manrope-VariableFont_wght.ttf")
    options = Options()
    options.layout_features = ["kern", "liga", "calt", "locl", "tnum", "pnum", "case", "mark", "mkmk", "ccmp"]
    options.drop_tables += ["DSIG"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    font.save(aside)
    aside.replace(path)


if __name__ == "__main__":
    build_font(FONT)
