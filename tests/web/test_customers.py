"""The page of one customer: who sees it, what stands on it, and that every view is written down."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

sys.path.insert(0, str(Path(__file__).parents[1] / "identity"))

from person_firm import PHRASE, RECORDS, loaded_firm

from fremdbild.cli.main import run
from fremdbild.engine.erased import ErasureList
from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded_firm(tmp_path_factory.mktemp("customers") / "firm")


@pytest.fixture
def store(once: Path) -> Iterator[Path]:
    """The organisation of the tests has a linked store; its settings stay."""
    folder = settings.PROJECT.store_path
    shutil.copytree(once / "store", folder)
    yield once
    shutil.rmtree(folder)


@pytest.fixture
def agent(person, store):
    return person(Role.AGENT, unit=Unit.objects.create(code="SCH", name="Schaden"))


def _text(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_an_agent_finds_by_number_and_by_record_what_all_systems_know(agent):
    found = agent.post("/customers/", {"who": f"shop:{RECORDS['shop']}"})
    assert found.status_code == 200
    text = _text(found)
    assert "We know 15 things about Annabelle Zwyssigthaler." in text
    assert "Put together from three systems" in text
    for told in (*RECORDS.values(), "Frauenfeld", "Winterthur", "27 November 1983", PHRASE, "case-A-4711", "received"):
        assert told in text
    customer = int(re.search(r"number (\d+)", text)[1])
    again = _text(agent.get(f"/customers/{customer}/"))
    assert again[again.index("We know") :] == text[text.index("We know") :]
    assert "Customers" in agent.get("/voices/").content.decode()


def test_every_view_is_written_into_the_log_and_a_search_without_result_is_not(agent):
    agent.post("/customers/", {"who": "crm:nobody"})
    agent.post("/customers/", {"who": ""})
    assert not Entry.objects.filter(deed="customer.seen").exists()
    agent.post("/customers/", {"who": f"crm:{RECORDS['crm']}"})
    agent.get("/customers/1/")
    entries = list(Entry.objects.filter(deed="customer.seen"))
    assert [(one.actor, one.about, one.details) for one in entries] == [(agent.user.email, "1", {"rows": 15})] * 2


def test_a_record_without_a_number_is_named_by_a_keyed_hash_in_the_log(agent, store):
    shutil.rmtree(settings.PROJECT.store_path / "identity")
    shutil.rmtree(settings.PROJECT.store_path / "profile")
    assert "not linked to others yet" in _text(agent.post("/customers/", {"who": f"crm:{RECORDS['crm']}"}))
    entry = Entry.objects.get(deed="customer.seen")
    assert re.fullmatch(r"#[0-9a-f]{16}", entry.about)
    assert RECORDS["crm"] not in f"{entry.about}{entry.details}"


def test_none_such_and_not_yours_are_told_alike(agent, person):
    other = person(Role.AGENT, unit=Unit.objects.create(code="LEB", name="Leben"), email="leben@example.org")
    told = {
        re.sub(r'value="[^"]*"', "", other.post("/customers/", {"who": who}).content.decode())
        for who in (f"crm:{RECORDS['crm']}", "crm:nobody", "crm", "999999", "9" * 60)
    }
    assert len(told) == 1
    assert "none who has dealt with your unit" in told.pop()
    assert other.get("/customers/1/").status_code == other.get("/customers/999999/").status_code == 404


def test_an_agent_for_the_whole_organisation_sees_every_customer(person, store):
    everywhere = person(Role.AGENT)
    assert everywhere.get("/customers/1/").status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.AGENT])
def test_nobody_else_sees_a_customer(role, person, store):
    somebody = person(role)
    assert somebody.get("/customers/1/").status_code == 404
    assert somebody.post("/customers/", {"who": "1"}).status_code == 404


def test_an_erased_person_is_told_by_receipt(agent, store, tmp_path, once):
    folder = tmp_path / "firm"
    shutil.copytree(once, folder)
    assert run(["person", "erase", str(folder), "--customer", "1", "--because", "letter", "--yes"]) == 0
    shutil.rmtree(settings.PROJECT.store_path)
    shutil.copytree(folder / "store", settings.PROJECT.store_path)
    [receipt] = ErasureList(folder / "store").receipts()
    found = agent.post("/customers/", {"who": f"crm:{RECORDS['crm']}"})
    assert found.status_code == 422
    assert f"receipt {receipt.number}" in _text(found)
    assert agent.get("/customers/1/").status_code == 404


def test_without_a_store_there_is_nobody(person):
    somebody = person(Role.AGENT)
    assert somebody.get("/customers/").status_code == 200
    assert somebody.get("/customers/1/").status_code == 404
    assert somebody.post("/customers/", {"who": "crm:1"}).status_code == 422
