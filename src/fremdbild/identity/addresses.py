"""Streets and house numbers: "Hauptstraße 12a", "Hauptstr. 12 a" and "Haupt Strasse 12A" are the same place."""

from __future__ import annotations


def street_name(text: str) -> str:
    """SQL of the folded `text` of a street without its number; "strasse" becomes `str`, joined to its name."""
    short = f"regexp_replace({text}, '[ ]?(strasse|str)( |$)', 'str\\2', 'g')"
    bare = f"regexp_replace({short}, '( [0-9]+ ?[a-z]?( [0-9]+ ?[a-z]?)?)$', '')"
    return f"nullif(trim({bare}), '')"


def number_in_street(text: str) -> str:
    """SQL of the number at the end of a folded street, with its addition; empty where there is none."""
    return f"trim(regexp_extract({text}, ' ([0-9]+ ?[a-z]?( [0-9]+ ?[a-z]?)?)$', 1))"


def number(text: str) -> str:
    """SQL of the first number of the folded house number `text`, without leading zeros; null where there is none."""
    return f"nullif(ltrim(regexp_extract({text}, '[0-9]+'), '0'), '')"


def addition(text: str) -> str:
    """SQL of what stands behind that number (a, 12b → b); null where nothing does."""
    return f"nullif(replace(regexp_extract({text}, '[0-9]+(.*)$', 1), ' ', ''), '')"
