"""Who the customers are: names, addresses, households, companies; one row per customer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from fremdbild.demo import names
from fremdbild.demo.cases import segment_of
from fremdbild.demo.clock import FIRST_DAY_NUMBER
from fremdbild.demo.draws import Draws, Flags, Ints
from fremdbild.demo.text_columns import Text, digits, joined, numbers, where, words

_YOUNG, _BUSINESS = 1, 2
_HOUSEHOLD = 0.25
"""Share of pairs of neighbouring numbers that live together and share their family name."""
_MOVED = 1 << 40
"""Added to an id to draw another address for it."""


@dataclass(frozen=True)
class People:
    """Columns of text, one row per customer; `birth_day` in days since 1970."""

    customer: Ints
    segment: Ints
    company: Flags
    given_name: Text
    family_name: Text
    company_name: Text
    birth_day: Ints
    street: Text
    house_number: Text
    postcode: Text
    city: Text
    email: Text
    phone: Text
    identifier: Text


@dataclass(frozen=True)
class Address:
    """Where somebody lives."""

    street: Text
    house_number: Text
    postcode: Text
    city: Text


def people_of(customers: Ints, seed: int) -> People:
    """The people and companies behind the customers."""
    draws = Draws(seed)
    segment = segment_of(draws, customers)
    together = draws("household", customers // 2) < _HOUSEHOLD
    home = np.where(together, customers - customers % 2, customers)
    given = words(names.GIVEN_NAMES, _skewed(draws, "given name", len(names.GIVEN_NAMES), customers))
    family = words(names.FAMILY_NAMES, _skewed(draws, "family name", len(names.FAMILY_NAMES), home))
    trade = words(names.TRADES, draws.whole("trade", len(names.TRADES), customers))
    form = words(names.LEGAL_FORMS, draws.whole("legal form", len(names.LEGAL_FORMS), customers))
    address = address_of(draws, home)
    age = np.where(segment == _YOUNG, 18 + draws("age", customers) * 12, 30 + draws("age", customers) ** 1.2 * 58)
    company = segment == _BUSINESS
    plain = ascii_letters(pc.utf8_lower(joined(given, family, between=".")))
    mail = joined(plain, numbers(customers), "@post.example")
    office = joined("info@", ascii_letters(pc.utf8_lower(joined(family, trade, between="-"))), ".example")
    return People(
        customer=customers,
        segment=segment,
        company=company,
        given_name=given,
        family_name=family,
        company_name=where(company, joined(family, trade, form, between=" "), ""),
        birth_day=FIRST_DAY_NUMBER - (age * 365.25).astype(np.int64),
        street=address.street,
        house_number=address.house_number,
        postcode=address.postcode,
        city=address.city,
        email=where(company, office, mail),
        phone=joined("+417", numbers(6 + customers % 4), digits(draws.whole("phone", 10_000_000, customers), 7)),
        identifier=where(company, joined("CHE-", digits(draws.whole("uid", 1_000_000_000, customers), 9)), ""),
    )


def address_of(draws: Draws, home: Ints, *, moved: bool = False) -> Address:
    """The address of a household, or the one that it had before."""
    home = home + _MOVED if moved else home
    town = _skewed(draws, "town", len(names.TOWNS), home)
    addition = words(("", "a", "b"), draws.whole("addition", 10, home) // 4)
    return Address(
        street=words(names.STREETS, draws.whole("street", len(names.STREETS), home)),
        house_number=joined(numbers(1 + draws.whole("house", 140, home)), addition),
        postcode=words([code for code, _ in names.TOWNS], town),
        city=words([city for _, city in names.TOWNS], town),
    )


def ascii_letters(text: Text) -> Text:
    """Umlauts and accents as mail addresses and old systems write them."""
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("é", "e")):
        text = pc.replace_substring(text, letter, plain)
    return text


def _skewed(draws: Draws, name: str, size: int, ids: Ints) -> Ints:
    """Positions of which the first are common and the last are rare."""
    return (draws(name, ids) ** 1.7 * size).astype(np.int64)
