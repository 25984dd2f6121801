"""How two records are compared, field by field: levels from the strongest agreement to none.

A level is a condition on the columns of both records (`given_l`, `given_r` …, see `normalise`); the first that holds
counts. Conditions use what DuckDB and Spark both have; `overlap(a, b)` stands for each engine's test of two lists.
Frequent names, towns and dates are weaker evidence: `frequency` names the column whose term frequency adjusts a level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """`condition` is SQL; empty for the last level, that everything else falls into."""

    label: str
    condition: str
    frequency: str | None = None
    frequency_weight: float = 1.0


@dataclass(frozen=True)
class Comparison:
    """`unknown` is the condition under which nothing can be said; `columns` are those that it needs.

    Under the condition `shared` a household has the field in common: then HOUSEHOLD counts it, together with others.
    """

    name: str
    columns: tuple[str, ...]
    unknown: str
    levels: tuple[Level, ...]
    shared: str = ""


def _missing(column: str) -> str:
    return f"{column}_l IS NULL OR {column}_r IS NULL"


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _close(column: str, distance: int, length: int) -> str:
    """At most `distance` slips in texts of at least `length` characters each."""
    # Lengths first: they cost a hundredth of a distance, and most pairs of different people part there.
    return (
        f"length({column}_l) >= {length} AND length({column}_r) >= {length}"
        f" AND abs(length({column}_l) - length({column}_r)) <= {distance}"
        f" AND levenshtein({column}_l, {column}_r) <= {distance}"
    )


_ELSE = Level("different", "")


def _both(first: str, second: str) -> str:
    """`first` and `second`, never unknown. Engines look at `second`, which costs more, only where `first` holds."""
    return f"(CASE WHEN {first} THEN CASE WHEN {second} THEN true ELSE false END ELSE false END)"


def _any(*conditions: str) -> str:
    return " OR ".join(f"({condition})" for condition in conditions)


# What people of one household have in common says little about who of them somebody is. Two records with the same
# family name and the same address agree in three fields that are not independent: neighbours of one name hardly ever
# live there, spouses often do. So these fields count together, as one comparison with a weight of its own, and not
# each by itself. The same holds for a telephone number or an e-mail address that a family shares.
_SAME_FAMILY = _any("overlap(family_words_l, family_words_r)", _same("family_sound"), _close("family", 2, 5))
_SAME_DOOR = (
    f"house_l = house_r AND ({_any(_same('postcode'), _same('city'))})"
    f" AND ({_any(_same('street'), _close('street', 3, 6))})"
)
_SAME_CONTACT = _any(_same("phone"), _same("email"))
_BOTH_COMPANIES = "company_l IS NOT NULL AND company_r IS NOT NULL"
_BOTH_PEOPLE = "family_l IS NOT NULL AND family_r IS NOT NULL"
_DOOR_SHARED = _both(_SAME_DOOR, _any(_SAME_FAMILY, _BOTH_COMPANIES))
_NAME_SHARED = _both(_any(_SAME_CONTACT, _SAME_DOOR), _SAME_FAMILY)


def _within_household(column: str) -> str:
    return _both(_same(column), _SAME_FAMILY)


HOUSEHOLD = Comparison(
    "household",
    ("family", "family_words", "family_sound", "company", "street", "house", "postcode", "city", "phone", "email"),
    f"NOT ({_any(_NAME_SHARED, _both(_SAME_DOOR, _BOTH_COMPANIES))})",
    (
        Level(
            "same family name, address, and phone or e-mail",
            f"({_SAME_CONTACT}) AND {_BOTH_PEOPLE} AND {_SAME_DOOR}",
        ),
        Level("same family name, and phone or e-mail", f"({_SAME_CONTACT}) AND {_BOTH_PEOPLE}"),
        Level("two companies at one address", _BOTH_COMPANIES),
        Level("same family name and address", ""),
    ),
)
"""Stands in for family name, address, place, telephone number and e-mail address as far as a household shares them.

Its weight is that by which the prior of all pairs becomes the chance that two such records are of one person, which is
learned from the records: a half where couples are frequent, nearly one where every household has one customer."""

_KIND = Comparison(
    "kind",
    ("kind",),
    _missing("kind"),
    (
        Level("both companies", "kind_l = 'company' AND kind_r = 'company'"),
        Level("both people", _same("kind")),
        _ELSE,
    ),
)

_GIVEN = Comparison(
    "given",
    ("given", "given_full", "given_sound", "names"),
    _missing("given"),
    (
        Level("same", _same("given"), "given"),
        Level("same names in other columns", _same("names")),
        Level("short form, or shares a name", "overlap(given_full_l, given_full_r)"),
        Level("one slip", _close("given", 1, 3)),
        Level(
            "initial",
            "(length(given_l) = 1 OR length(given_r) = 1) AND substr(given_l, 1, 1) = substr(given_r, 1, 1)",
        ),
        Level("sounds the same, or two slips", f"given_sound_l = given_sound_r OR ({_close('given', 2, 5)})"),
        _ELSE,
    ),
)

_FAMILY = Comparison(
    "family",
    ("family", "family_words", "family_sound", "names"),
    # Swapped names are counted once, by the given name.
    f"{_missing('family')} OR (names_l = names_r AND family_l <> family_r)",
    (
        Level("same", _same("family"), "family"),
        Level("one slip", _close("family", 1, 4), "family", 0.5),
        Level("shares a name", "overlap(family_words_l, family_words_r)"),
        Level("sounds the same, or two slips", f"family_sound_l = family_sound_r OR ({_close('family', 2, 5)})"),
        _ELSE,
    ),
    shared=_NAME_SHARED,
)

_COMPANY = Comparison(
    "company",
    ("company", "legal_form", "company_sound"),
    _missing("company"),
    (
        Level("same", f"{_same('company')} AND coalesce(legal_form_l, '') = coalesce(legal_form_r, '')", "company"),
        Level("same but for the legal form", _same("company"), "company"),
        Level("one slip", _close("company", 1, 5)),
        Level("two slips", _close("company", 2, 8)),
        Level("sounds the same at the beginning", _same("company_sound")),
        _ELSE,
    ),
)

_BIRTH = Comparison(
    "birth",
    ("birth", "birth_swapped"),
    _missing("birth"),
    (
        Level("same", _same("birth"), "birth"),
        Level("day and month swapped", "birth_l = birth_swapped_r"),
        Level("one digit", "levenshtein(birth_l, birth_r) <= 1"),
        Level("two digits", "levenshtein(birth_l, birth_r) <= 2"),
        Level("same year", "substr(birth_l, 1, 4) = substr(birth_r, 1, 4)"),
        _ELSE,
    ),
)

_ADDRESS = Comparison(
    "address",
    ("street", "house", "house_addition"),
    _missing("street"),
    (
        Level("same street, number and addition",
              "street_l = street_r AND house_l = house_r"
              " AND coalesce(house_addition_l, '') = coalesce(house_addition_r, '')"),
        Level("same street and number", "street_l = street_r AND house_l = house_r"),
        Level("nearly the same street, same number", f"{_close('street', 3, 6)} AND house_l = house_r"),
        Level("same street", _same("street"), "street"),
        Level("nearly the same street", _close("street", 2, 6)),
        _ELSE,
    ),
    shared=_DOOR_SHARED,
)  # fmt: skip

_PLACE = Comparison(
    "place",
    ("postcode", "city"),
    f"({_missing('postcode')}) AND ({_missing('city')})",
    (
        Level("same postcode and town", "postcode_l = postcode_r AND city_l = city_r"),
        Level("same postcode", _same("postcode"), "postcode"),
        Level("same town", _same("city"), "city"),
        Level("postcode one character away", "levenshtein(postcode_l, postcode_r) <= 1"),
        Level("nearly the same town", f"({_close('city', 2, 5)}) OR levenshtein(postcode_l, postcode_r) <= 2"),
        _ELSE,
    ),
    shared=_DOOR_SHARED,
)

_EMAIL = Comparison(
    "email",
    ("email", "email_user", "email_letters"),
    _missing("email"),
    (
        Level("same", _same("email"), "email"),
        Level("same before the @", "email_user_l = email_user_r AND length(email_user_l) >= 4"),
        # Namesakes are anna.muller4@ and anna.muller7@: another digit is no slip.
        Level("one slip", f"{_close('email', 1, 8)} AND email_letters_l <> email_letters_r"),
        Level("two slips", f"{_close('email', 2, 10)} AND email_letters_l <> email_letters_r"),
        _ELSE,
    ),
    shared=_within_household("email"),
)

_PHONE = Comparison(
    "phone",
    ("phone",),
    _missing("phone"),
    (
        Level("same", _same("phone"), "phone"),
        Level("one digit", "levenshtein(phone_l, phone_r) <= 1"),
        _ELSE,
    ),
    shared=_within_household("phone"),
)

_IDENTIFIER = Comparison(
    "identifier",
    ("identifier",),
    _missing("identifier"),
    (
        Level("same", _same("identifier"), "identifier"),
        Level("one character", _close("identifier", 1, 6)),
        Level("two characters", _close("identifier", 2, 7)),
        _ELSE,
    ),
)

STANDARD = (_KIND, HOUSEHOLD, _GIVEN, _FAMILY, _COMPANY, _BIRTH, _ADDRESS, _PLACE, _EMAIL, _PHONE, _IDENTIFIER)


def attribute(column: str) -> Comparison:
    """The comparison of a declared attribute: text, with slips."""
    return Comparison(
        column,
        (column,),
        _missing(column),
        (
            Level("same", _same(column), column),
            Level("two slips", _close(column, 2, 5)),
            Level("one within the other", f"length({column}_l) >= 4 AND length({column}_r) >= 4"
                  f" AND (instr({column}_l, {column}_r) > 0 OR instr({column}_r, {column}_l) > 0)"),
            _ELSE,
        ),
    )  # fmt: skip


_OVERLAP = {"duckdb": "list_has_any", "spark": "arrays_overlap"}


def for_engine(condition: str, engine: str) -> str:
    """`condition` in the words of `engine` (duckdb or spark)."""
    return re.sub(r"\boverlap\(", f"{_OVERLAP[engine]}(", condition)


def comparisons(filled: Iterable[str], attributes: Sequence[str]) -> tuple[Comparison, ...]:
    """The comparisons for records in which the columns `filled` hold values, with one for each of `attributes`."""
    known = set(filled)
    first = {"address": ("street",), "place": ("postcode", "city")}
    standard = [one for one in STANDARD if known.intersection(first.get(one.name, one.columns[:1]))]
    if not known.intersection(("street", "phone", "email")):
        standard = [one for one in standard if one is not HOUSEHOLD]
    return (*standard, *(attribute(column) for column in attributes if column in known))
