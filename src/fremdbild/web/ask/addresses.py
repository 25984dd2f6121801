"""Lists of people to ask, pasted or uploaded as CSV: read whole, all problems told at once with their lines.

    email,language,unit,role,system,record,case,touchpoint
    anna@example.org,de-CH,sales,manager,,,,

Only `email` is needed. The columns may stand in any order and carry German names too; a list with nothing but one
address on each line needs no first line with names.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MOST_ROWS = 20_000
LONGEST_ADDRESS = 254
LONGEST = {"unit": 120, "system": 60, "record": 120, "case": 120, "touchpoint": 60}
_NAMES = {
    "email": ("email", "e-mail", "mail", "e-mail-adresse", "emailadresse", "adresse", "address"),
    "language": ("language", "sprache", "lang"),
    "unit": ("unit", "einheit", "abteilung", "org_unit", "department"),
    "role": ("role", "rolle", "perspective"),
    "system": ("system",),
    "record": ("record", "record_id", "customer", "kunde", "kundennummer", "datensatz"),
    "case": ("case", "case_id", "fall", "fallnummer", "vorgang"),
    "touchpoint": ("touchpoint", "kontaktpunkt"),
}
_MEANT = {alias: name for name, aliases in _NAMES.items() for alias in aliases}
_ROLES = {
    "": "",
    "manager": "manager",
    "leader": "manager",
    "führung": "manager",
    "führungskraft": "manager",
    "leitung": "manager",
    "employee": "employee",
    "mitarbeitend": "employee",
    "mitarbeitende": "employee",
    "mitarbeiter": "employee",
    "mitarbeiterin": "employee",
}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a list: `key` names the words, `web.ask.list.<key>`; line 0 is the list as a whole."""

    line: int
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One person to ask."""

    line: int
    email: str
    language: str = ""
    unit: str = ""
    """Code of the unit."""
    perspective: str = ""
    system: str = ""
    record: str = ""
    case: str = ""
    touchpoint: str = ""


@dataclass(frozen=True)
class Known:
    """What a list may name."""

    languages: tuple[str, ...]
    units: Mapping[str, str]
    """Code and name of each unit, in small letters, to its code."""
    inside: bool
    """Whether employees and managers are asked; else everybody has `perspective`."""
    perspective: str
    makes_units: bool = False
    """Whether a unit that is not known is made."""
    needs_record: bool = False
    """Whether each row must name the customer's record: for lists of addresses by record."""


@dataclass(frozen=True)
class Sheet:
    """A list that was read."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    new_units: Mapping[str, str] = field(default_factory=dict)
    """Code of each unit to be made, and its name."""
    twice: tuple[int, ...] = ()
    """Lines whose address stood further up; they are left out."""


def read_list(data: bytes | str, known: Known) -> Sheet:
    """The people in a list; where there are problems nobody may be taken from it."""
    text = data if isinstance(data, str) else _decoded(data)
    if text is None or "\0" in text:
        return Sheet((), (Problem(0, "not_text"),))
    lines = text.splitlines(keepends=True)
    if not text.strip():
        return Sheet((), (Problem(0, "empty"),))
    try:
        cells = list(_cells(lines))
    except csv.Error as error:
        return Sheet((), (Problem(0, "not_csv", {"reason": str(error)}),))
    if len(cells) > MOST_ROWS + 1:
        return Sheet((), (Problem(0, "too_many", {"count": len(cells), "most": MOST_ROWS}),))
    columns, problems = _columns(cells[0][1])
    if problems:
        return Sheet((), tuple(problems))
    body = cells if columns == ["email"] and "@" in cells[0][1][0] else cells[1:]
    return _people(body, columns, known)


def _people(cells: Iterable[tuple[int, Sequence[str]]], columns: Sequence[str], known: Known) -> Sheet:
    rows: list[Row] = []
    problems: list[Problem] = []
    twice: list[int] = []
    seen: set[tuple[str, ...]] = set()
    new_units: dict[str, str] = {}
    for line, values in cells:
        if len([value for value in values if value.strip()]) > len(columns) or len(values) > len(columns) + 20:
            problems.append(Problem(line, "too_wide", {"count": len(values), "most": len(columns)}))
            continue
        given = dict.fromkeys(_NAMES, "") | {
            name: _clean(value) for name, value in zip(columns, values, strict=False) if name
        }
        row, found = _row(line, given, known, new_units)
        problems += found
        who = (row.system, row.record) if known.needs_record else (row.email,)
        if not found and who in seen:
            twice.append(line)
        elif not found:
            seen.add(who)
            rows.append(row)
    if not rows and not problems:
        problems.append(Problem(0, "empty"))
    return Sheet(tuple(rows), tuple(problems), new_units, tuple(twice))


def _row(line: int, given: Mapping[str, str], known: Known, new_units: dict[str, str]) -> tuple[Row, list[Problem]]:
    problems = [
        Problem(line, "too_long", {"column": name, "most": most})
        for name, most in LONGEST.items()
        if len(given[name]) > most
    ]
    email = given["email"].lower()
    try:
        if len(email) > LONGEST_ADDRESS:
            raise ValidationError("too long")
        validate_email(email)
    except ValidationError:
        problems.append(Problem(line, "email" if email else "no_email", {"written": given["email"][:60]}))
    language = _language(given["language"], known.languages)
    if language is None:
        said = {"written": given["language"][:20], "known": ", ".join(known.languages)}
        problems.append(Problem(line, "language", said))
    role = _ROLES.get(given["role"].casefold()) if known.inside else ""
    if role is None:
        problems.append(Problem(line, "role", {"written": given["role"][:40]}))
    unit, found = _unit(line, given["unit"], known, new_units)
    problems += found
    if bool(given["record"]) != bool(given["system"]) or (known.needs_record and not given["record"]):
        problems.append(Problem(line, "record"))
    row = Row(line, email, language or "", unit, (role or "employee") if known.inside else known.perspective)
    if not known.inside:
        row = replace(
            row,
            system=given["system"],
            record=given["record"],
            case=given["case"],
            touchpoint=given["touchpoint"],
        )
    return row, problems


def _unit(line: int, written: str, known: Known, new_units: dict[str, str]) -> tuple[str, list[Problem]]:
    if not written:
        return "", []
    if code := known.units.get(written.casefold()):
        return code, []
    code = code_from(written)
    if code in known.units.values() or not code:
        return "", [Problem(line, "unit_name", {"written": written[:60]})]
    if not known.makes_units:
        return "", [Problem(line, "unit", {"written": written[:60]})]
    new_units.setdefault(code, written)
    return code, []


def code_from(name: str) -> str:
    """A short code made of a name: `Verkauf Süd` → `verkauf-sued`; empty where nothing is left of it."""
    plain = name.casefold()
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(letter, letters)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _language(written: str, languages: Sequence[str]) -> str | None:
    if not written:
        return languages[0]
    wanted = written.strip().lower().replace("_", "-")
    for exact in (True, False):
        for one in languages:
            if one.lower() == wanted or (not exact and one[:2].lower() == wanted[:2]):
                return one
    return None


def _columns(first: Sequence[str]) -> tuple[list[str], list[Problem]]:
    if len(first) == 1 and "@" in first[0]:
        return ["email"], []
    names = [_clean(cell).casefold() for cell in first]
    columns = [_MEANT.get(name, "") for name in names]
    if "email" not in columns:
        return [], [Problem(1, "no_names", {"columns": ", ".join(_NAMES)})]
    problems = [
        Problem(1, "column", {"written": name[:40], "columns": ", ".join(_NAMES)})
        for name, column in zip(names, columns, strict=True)
        if name and not column
    ]
    problems += [Problem(1, "column_twice", {"written": name}) for name in _NAMES if columns.count(name) > 1]
    return columns, problems


def _cells(lines: Sequence[str]) -> Iterable[tuple[int, list[str]]]:
    first = next(line for line in lines if line.strip())
    mark = max(";\t,", key=first.count)
    reader = csv.reader(lines, delimiter=mark, strict=True)
    line = 1
    for values in reader:
        if any(value.strip() for value in values):
            yield line, values
        line = reader.line_num + 1


def _clean(value: str) -> str:
    """Without blanks around it and without marks that cannot be seen."""
    plain = "".join(
        letter for letter in value if unicodedata.category(letter) not in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    )
    return unicodedata.normalize("NFC", plain).strip()


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
