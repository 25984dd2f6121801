"""What the application holds of a customer goes with the customer, and is handed over before."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from fremdbild.identity.decisions import Record
from fremdbild.identity.erasing import UnderWay
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.links import token_of
from fremdbild.web.ask.models import Addressee, Contact, KnownAddress, Remark, Response
from fremdbild.web.audit.models import Entry
from fremdbild.web.erasing import erase_person, rows_about
from tests.web.asking import customers, started
from tests.web.running import make_waves, surroundings
from tests.web.served import in_django
from tests.web.waves import ITEMS

sys.path.insert(0, str(Path(__file__).parents[1] / "identity"))

from person_firm import PHRASE, RECORDS, loaded_firm, places_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def wave(person, client):
    """A running wave in which two of three answered."""
    analyst = person(Role.ANALYST).user
    wave = started(customers(analyst), analyst)
    for contact in wave.contacts.order_by("pk")[:2]:
        sent = {f"a_{item}": "5" for item in ITEMS} | {"remark": f"Word of {contact.record_id}.", "go": "end"}
        assert client.post(f"/a/{token_of(wave.pk, contact.salt)}/all/", sent).status_code == 303
    return wave


def under_way(*records: tuple[str, str], addresses: tuple[str, ...] = (), cases: tuple[str, ...] = ()) -> UnderWay:
    return UnderWay(
        number="ABCD1234", begun_at=datetime.now(UTC).replace(tzinfo=None), by="anna", because="letter", customer=17,
        records=tuple(Record(*one) for one in records), keys={"service_case": cases} if cases else {}, respondents=(),
        values=(), addresses=addresses, names=(),
    )  # fmt: skip


def test_it_is_handed_over_and_then_it_is_gone(wave):
    KnownAddress.objects.create(wave=wave, system="crm", record_id="C0", email="known@example.org", language="en")
    asked = under_way(("crm", "C0"))
    rows = rows_about(asked)
    assert [row["what"] for row in rows] == ["answer", "invitation", "address"]
    assert rows[0]["remark"] == "Word of C0."
    assert rows[1]["email"] == "customer0@example.org"
    assert rows[2]["email"] == "known@example.org"
    assert erase_person(asked) == {"answers": 1, "invitations": 1, "addresses": 1}
    assert rows_about(asked) == []
    assert erase_person(asked) == {}, "repeated, it finds nothing"
    assert list(Response.objects.values_list("record_id", flat=True)) == ["C1"]
    assert [one.text for one in Remark.objects.all()] == ["Word of C1."]
    assert Contact.objects.count() == 3
    assert not Contact.objects.filter(email="customer0@example.org").exists()


def test_who_was_asked_and_did_not_answer_is_not_asked_again(wave):
    assert erase_person(under_way(("crm", "C2"))) == {"invitations": 1}
    assert Contact.objects.exclude(left_out="").count() == 1
    assert Contact.objects.filter(record_id="C2").count() == 0


def test_an_address_and_a_case_lead_to_answers_as_well(wave):
    Addressee.objects.create(wave=wave, email="Customer1@example.org", language="en")
    Response.objects.create(
        id=uuid.uuid4(), wave=wave, language="en", channel="qr", perspective="customer", case_id="K9",
        started_at=timezone.now(), finished_at=timezone.now(),
    )  # fmt: skip
    asked = under_way(("billing", "B1"), addresses=("customer1@EXAMPLE.org",), cases=("K9",))
    assert erase_person(asked) == {"answers": 2, "invitations": 1, "addresses": 1}
    assert list(Response.objects.values_list("record_id", flat=True)) == ["C0"]
    assert not Addressee.objects.exists()


def test_the_log_holds_the_receipt_and_not_who_it_was(wave):
    erase_person(under_way(("crm", "C0")))
    entry = Entry.objects.get(deed="customer.erased")
    assert (entry.actor, entry.about) == ("anna", "ABCD1234")
    assert entry.details == {"answers": 1, "invitations": 1}


def test_nobody_is_found_by_empty_fields(wave):
    Response.objects.update(system="", record_id="", case_id="")
    Contact.objects.update(system="", record_id="", case_id="")
    assert erase_person(under_way(("crm", "C0"), cases=("",))) == {}
    assert Response.objects.count() == 2


@pytest.mark.slow
def test_the_command_leaves_nothing_in_the_database_nor_anywhere_in_the_folder(tmp_path):
    folder = loaded_firm(tmp_path / "firm")
    named = make_waves(folder, named=1)
    assert named
    number = RECORDS["shop"]
    code = f"""
from django.utils import timezone
from fremdbild.web.ask.models import *
contact = Contact.objects.first()
hers = dict(system="shop", record_id={number!r}, email="a.zwyssigthaler@beispielpost.ch")
Contact.objects.filter(pk=contact.pk).update(**hers)
KnownAddress.objects.create(
    wave=contact.wave, system="crm", record_id="x", email="A.Zwyssigthaler@beispielpost.ch", language="en"
)
answer = Response.objects.create(
    wave=contact.wave, contact=contact, language="en", channel="email", perspective="customer", system="shop",
    record_id={number!r}, case_id="case-A-4711", started_at=timezone.now(), finished_at=timezone.now(),
)
Remark.objects.create(wave=contact.wave, response=answer, text={PHRASE!r}, order=1)
"""
    in_django(folder, code)
    database = {name for name in places_of(folder) if name.startswith("web/")}
    assert "web/fremdbild.sqlite3" in database
    call = [sys.executable, "-m", "fremdbild", "person"]
    out = tmp_path / "out"
    exported = [*call, "export", str(folder), "--record", f"shop:{number}", "--to", str(out)]
    subprocess.run(
        exported,
        check=True,
        env=surroundings(folder),
    )
    held = json.loads((out / "person.json").read_text(encoding="utf-8"))["web_application"]
    assert [row["what"] for row in held] == ["answer", "invitation", "address"]
    assert held[0]["remark"] == PHRASE
    erased = [*call, "erase", str(folder), "--record", f"shop:{number}", "--because", "letter", "--yes"]
    done = subprocess.run(erased, check=True, env=surroundings(folder), capture_output=True, text=True)
    assert "web        answers: 1 row" in done.stdout
    assert "the audit log keeps who looked at what" in done.stdout
    assert places_of(folder) == {}
    for more in (["load", str(folder), "--full"], ["link", str(folder)]):
        subprocess.run([sys.executable, "-m", "fremdbild", *more], check=True, env=surroundings(folder))
    assert places_of(folder) == {}
