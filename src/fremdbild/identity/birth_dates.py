"""Birth dates as eight digits, so that a slip of the pen is a distance of one and day and month can be swapped."""

from __future__ import annotations

_GERMAN = "^\\s*(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})\\s*$"
_ISO = "^\\s*(\\d{4})[./-]?(\\d{2})[./-]?(\\d{2})([ T].*)?$"


def eight_digits(column: str) -> str:
    """SQL of `column` (a date, or text in ISO or European order) as YYYYMMDD, null for anything else.

    Impossible dates (1835-81-01) keep their digits: they are one slip away from the right one.
    """
    text = f"CAST({column} AS VARCHAR)"
    iso = "".join(f" || regexp_extract({text}, '{_ISO}', {group})" for group in (1, 2, 3))
    german = "".join(f" || lpad(regexp_extract({text}, '{_GERMAN}', {group}), 2, '0')" for group in (2, 1))
    return (
        f"CASE WHEN regexp_matches({text}, '{_ISO}') THEN {iso[4:]}"
        f" WHEN regexp_matches({text}, '{_GERMAN}') THEN regexp_extract({text}, '{_GERMAN}', 3){german} END"
    )
