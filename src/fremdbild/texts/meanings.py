"""What tables and columns mean to the reader: English as the tables say it, German from its own list."""

from __future__ import annotations

from fremdbild.texts.german import swiss_letters
from fremdbild.texts.german.columns import COLUMNS, GRAINS


def column_meaning(language: str, table: str, column: str, english: str) -> str:
    """What a canonical column means; `english` is what its table says."""
    return _in(language, COLUMNS.get(table, {}).get(column), english)


def grain(language: str, table: str, english: str) -> str:
    """What a row of a canonical table is; `english` is what the table says."""
    return _in(language, GRAINS.get(table), english)


def _in(language: str, german: str | None, english: str) -> str:
    if german is None or not language.startswith("de"):
        return english
    return swiss_letters(german) if language == "de-CH" else german
