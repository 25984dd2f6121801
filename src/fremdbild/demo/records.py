"""What three systems know of the customers: the CRM, the portal and the billing system.

Everybody is in the CRM, some twice; half use the portal, most are billed. Each system writes in its own way, and some
records hold errors as people make them: transcribed umlauts, a missing letter, names the wrong way round, an old
address. Rows that nobody can use stand under numbers of their own.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.demo import model
from fremdbild.demo.clock import DAY_MINUTES, FIRST_DAY_NUMBER, LAST_DAY, OPENS, day_number, utc_of
from fremdbild.demo.draws import Draws, Flags, Ints
from fremdbild.demo.people import People, address_of, ascii_letters
from fremdbild.demo.text_columns import Text, digits, german_date, iso_date, iso_utc_time, joined, same, where, words

TWICE_IN_CRM = 0.12
IN_PORTAL = 0.55
IN_BILLING = 0.80
_WITH_ERROR = 0.40
"""Share of second CRM records, portal and billing records with an error."""
_SPOILT = 1 / 2_000
SECOND_RECORD = 1 << 31
"""Added to a customer to make the number of their second CRM record."""
_ODD_32, _ODD_64 = 2_654_435_761, 0x9E3779B97F4A7C15


def crm_number(customer: Ints) -> Text:
    """The number of a customer's first record in the CRM; one number belongs to one customer."""
    return joined("K", digits(((customer * _ODD_32) % (1 << 32)).astype(np.int64), 10))


def crm_rows(people: People, seed: int) -> pa.Table:
    """The CRM's export: every customer, some of them twice, in German."""
    draws = Draws(seed)
    first = _crm(people, draws, crm_number(people.customer), _no_errors(people))
    again = np.flatnonzero(draws("twice", people.customer) < TWICE_IN_CRM)
    doubles = _only(people, again)
    second = _crm(doubles, draws, crm_number(doubles.customer + SECOND_RECORD), _errors(doubles, draws, "crm"))
    spoilt = _only(people, np.flatnonzero(spoilt_in_crm(people.customer, seed)))
    bad = _crm(spoilt, draws, joined("X", digits(spoilt.customer, 10)), _no_errors(spoilt))
    bad = bad.set_column(bad.schema.get_field_index("Geburtsdatum"), "Geburtsdatum", same("30.02.1970", len(bad)))
    return pa.concat_tables([first, second, bad])


def spoilt_in_crm(customers: Ints, seed: int) -> Flags:
    """Beside which customers the CRM holds a row with a date of birth that does not exist."""
    return np.asarray(Draws(seed)("spoilt record", customers) < _SPOILT)


def portal_rows(people: People, seed: int) -> pa.Table:
    """The portal's accounts: e-mail first, names as people type them; times in ISO and UTC."""
    draws = Draws(seed)
    here = _only(people, np.flatnonzero(draws("portal", people.customer) < IN_PORTAL))
    wrong = _errors(here, draws, "portal")
    created = _created(draws, "portal", here.customer)
    return pa.table(
        {
            "account": portal_account(here.customer),
            "type": words(("person", "company"), here.company.astype(np.int64)),
            "firstName": _given(here, wrong),
            "lastName": _family(here, wrong),
            "company": here.company_name,
            "email": here.email,
            "mobile": here.phone,
            "zip": here.postcode,
            "town": here.city,
            "createdAt": iso_utc_time(created),
            "updatedAt": iso_utc_time(created + 1 + draws.whole("portal change", 200 * DAY_MINUTES, here.customer)),
        }
    )


def portal_account(customer: Ints) -> Text:
    """The portal's own key of an account."""
    scrambled = customer.astype(np.uint64) * np.uint64(_ODD_64)
    high, low = scrambled >> np.uint64(32), scrambled & np.uint64(0xFFFFFFFF)
    return joined("u", digits(high.astype(np.int64), 10), digits(low.astype(np.int64), 10))


def billing_rows(people: People, seed: int) -> pa.Table:
    """The billing system's debtors: names in capitals without umlauts, the address of the invoice."""
    draws = Draws(seed)
    here = _only(people, np.flatnonzero(draws("billing", people.customer) < IN_BILLING))
    wrong = _errors(here, draws, "billing")
    name = joined(_family(here, wrong), _given(here, wrong), between=" ")
    address = _address(here, wrong, draws)
    return pa.table(
        {
            "Debitor": billing_number(here.customer),
            "Name": pc.utf8_upper(ascii_letters(where(here.company, here.company_name, name))),
            "Strasse": joined(pc.replace_substring(address[0], "strasse", "str."), address[1], between=" "),
            "PLZ": address[2],
            "Ort": address[3],
            "UID": here.identifier,
            "Eröffnet am": iso_date(_created(draws, "billing", here.customer) // DAY_MINUTES),
        }
    )


def billing_number(customer: Ints) -> Text:
    """The billing system's number of a debtor."""
    return joined("D", digits((customer * _ODD_32 + 97) % (1 << 30), 10))


def _crm(people: People, draws: Draws, number: Text, wrong: Ints) -> pa.Table:
    rows = len(people.customer)
    address = _address(people, wrong, draws)
    unknown = draws("birth unknown", people.customer) < 0.01
    created = _created(draws, "crm", people.customer)
    changed = np.minimum(created // DAY_MINUTES + draws.whole("crm change", 900, people.customer), day_number(LAST_DAY))
    return pa.table(
        {
            "Kundennr": number,
            "Art": words(("Person", "Firma"), people.company.astype(np.int64)),
            "Vorname": _given(people, wrong),
            "Nachname": _family(people, wrong),
            "Firma": people.company_name,
            "Geburtsdatum": where(
                people.company, "", where(unknown, same("01.01.1900", rows), german_date(people.birth_day))
            ),
            "Strasse": address[0],
            "Nr": address[1],
            "PLZ": address[2],
            "Ort": address[3],
            "Land": same("CH", rows),
            "E-Mail": where(draws("no mail", people.customer) < 0.2, "k. A.", people.email),
            "Telefon": people.phone,
            "UID": people.identifier,
            "Segment": words([segment.word for segment in model.SEGMENTS], people.segment),
            "Erfasst": german_date(created // DAY_MINUTES),
            "Geändert": german_date(changed),
        }
    )


def _created(draws: Draws, system: str, customer: Ints) -> Ints:
    """Minute at which a system made the record: on a day of the ten years before the demo."""
    day = FIRST_DAY_NUMBER - 1 - draws.whole("created " + system, 3650, customer)
    return utc_of(day * DAY_MINUTES + OPENS)


_TRANSCRIBED, _LETTER_MISSING, _SWAPPED, _OLD_ADDRESS = 1, 2, 3, 4


def _errors(people: People, draws: Draws, system: str) -> Ints:
    """Which kind of error each record holds; 0: none."""
    wrong = draws("wrong " + system, people.customer) < _WITH_ERROR
    return np.where(wrong, 1 + draws.whole("kind of error " + system, 4, people.customer), 0)


def _no_errors(people: People) -> Ints:
    return np.zeros(len(people.customer), dtype=np.int64)


def _given(people: People, wrong: Ints) -> Text:
    return _written(where(wrong == _SWAPPED, people.family_name, people.given_name), people, wrong)


def _family(people: People, wrong: Ints) -> Text:
    name = where(wrong == _SWAPPED, people.given_name, people.family_name)
    shorter = joined(pc.utf8_slice_codeunits(name, 0, 2), pc.utf8_slice_codeunits(name, 3))
    return _written(where(wrong == _LETTER_MISSING, shorter, name), people, wrong)


def _written(name: Text, people: People, wrong: Ints) -> Text:
    return where(people.company, "", where(wrong == _TRANSCRIBED, ascii_letters(name), name))


def _address(people: People, wrong: Ints, draws: Draws) -> tuple[Text, Text, Text, Text]:
    old, before = wrong == _OLD_ADDRESS, address_of(draws, people.customer, moved=True)
    return (
        where(old, before.street, people.street),
        where(old, before.house_number, people.house_number),
        where(old, before.postcode, people.postcode),
        where(old, before.city, people.city),
    )


def _only(people: People, positions: Ints) -> People:
    """The people at these positions."""
    chosen = {
        name: column.take(pa.array(positions)) if isinstance(column, pa.Array) else column[positions]
        for name, column in vars(people).items()
    }
    return People(**chosen)
