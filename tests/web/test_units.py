"""The tree of units: no circles, two administrators, lists with all their problems."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fremdbild.web.accounts import unit_list
from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.models import Entry


@pytest.fixture
def admin(person):
    return person(Role.ADMINISTRATOR, email="admin@example.org")


@pytest.fixture
def firm(db):
    top = Unit.objects.create(code="MV", name="Muster")
    claims = Unit.objects.create(code="SCH", name="Schaden", parent=top, headcount=40)
    cars = Unit.objects.create(code="SCH-FZ", name="Fahrzeuge", parent=claims)
    return top, claims, cars


def upload(admin, text, name="units.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return admin.post("/people/units/file/", {"file": SimpleUploadedFile(name, content)})


def test_a_unit_is_added_renamed_and_moved_and_each_stands_in_the_log(admin, firm):
    top, _, cars = firm
    admin.post("/people/units/", {"code": "VER", "name": "Verkauf", "parent": top.pk, "headcount": "12"})
    change = {"name": "Autos", "parent": top.pk, "headcount": "7", "version": "0"}
    assert admin.post(f"/people/units/{cars.pk}/", change).status_code == 302
    cars.refresh_from_db()
    assert (cars.name, cars.parent, cars.headcount) == ("Autos", top, 7)
    added, changed = Entry.objects.all()
    assert (added.deed, changed.deed) == ("unit.added", "unit.changed")
    assert changed.details["changed"]["parent"] == ["SCH", "MV"]


def test_a_unit_never_stands_below_itself(admin, firm):
    top, _, cars = firm
    answer = admin.post(f"/people/units/{top.pk}/", {"name": "Muster", "parent": cars.pk, "version": "0"})
    assert answer.status_code == 409
    assert "below itself" in answer.content.decode()
    own = admin.post(f"/people/units/{top.pk}/", {"name": "Muster", "parent": top.pk, "version": "0"})
    assert "id_parent_error" in own.content.decode()
    top.refresh_from_db()
    assert (top.parent, top.version) == (None, 0)


def test_of_two_administrators_who_change_a_unit_the_second_is_told(admin, firm):
    _, claims, _ = firm
    assert admin.post(f"/people/units/{claims.pk}/", {"name": "A", "version": "0"}).status_code == 302
    answer = admin.post(f"/people/units/{claims.pk}/", {"name": "B", "version": "0"})
    assert answer.status_code == 409
    assert "Somebody else changed this" in answer.content.decode()
    claims.refresh_from_db()
    assert claims.name == "A"


@pytest.mark.parametrize("count", ["-1", "2.5", "viele", "99999999999", "١٢"])
def test_a_headcount_is_a_whole_number(count, admin, firm):
    answer = admin.post("/people/units/", {"code": "X", "name": "X", "headcount": count})
    assert answer.status_code == 422
    assert "id_headcount_error" in answer.content.decode()


def test_a_unit_in_use_is_not_removed_and_an_unused_one_is(admin, firm):
    _, claims, cars = firm
    page = admin.post(f"/people/units/{claims.pk}/remove/", follow=True).content.decode()
    assert "still in use" in page
    admin.post(f"/people/units/{cars.pk}/remove/")
    assert set(Unit.objects.values_list("code", flat=True)) == {"MV", "SCH"}


@pytest.mark.parametrize(
    "text",
    [
        "org_unit,name,parent,headcount\nMV,Muster Grün,,3\nNEU,Neu,MV,\n",
        "\ufefforg_unit;name;parent;headcount\r\nNEU;Neu;MV;\r\nMV;Muster Grün;;3\r\n",
        "org_unit\tname\tparent\theadcount\nMV\tMuster Grün\t\t3\nNEU\tNeu\tMV\t\n".encode("cp1252"),
    ],
)
def test_a_list_adds_and_changes_in_any_order_and_encoding_and_removes_nothing(text, admin, firm):
    assert upload(admin, text).status_code == 302
    top = Unit.objects.get(code="MV")
    assert (top.name, top.headcount) == ("Muster Grün", 3)
    assert Unit.objects.get(code="NEU").parent == top
    assert Unit.objects.count() == 4
    assert Entry.objects.get().details == {"added": 1, "changed": 1}
    # The same list again changes nothing.
    upload(admin, text)
    assert Entry.objects.last().details == {"added": 0, "changed": 0}


def test_all_problems_of_a_list_are_told_at_once_and_nothing_is_stored(admin, firm):
    text = (
        "org_unit,name,parent,headcount\n,Ohne Code,,\nA,Alpha,B,\nB,Beta,A,\nC,Gamma,NOWHERE,x\nA,Noch einmal,,\n"
        "D,Delta,NOWHERE,\nE,zu,,1,viel\n"
    )
    answer = upload(admin, text)
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Row 2: the code", "“x” is no whole number", "The code A stands in the rows 3, 6", "NOWHERE", "Row 8"):
        assert said in page, said
    assert Unit.objects.count() == 3
    assert not Entry.objects.exists()


def test_a_circle_in_a_list_is_told_also_where_half_of_it_is_known(admin, firm):
    page = upload(admin, "org_unit,name,parent\nMV,Muster,SCH-FZ\n").content.decode()
    assert "MV would stand below itself" in page


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\0\0", b"\n \n", b"nothing", b"name,parent\nA,B\n", b'org_unit,name\n"A,B']
)
def test_what_is_no_list_of_units_is_refused(content, admin, db):
    answer = upload(admin, content)
    assert answer.status_code == 422
    assert "was not taken over" in answer.content.decode()
    assert not Unit.objects.exists()


def test_units_come_from_the_loaded_data_where_there_are_any(admin, monkeypatch):
    page = admin.post("/people/units/store/").content.decode()
    assert "have no units" in page


def test_of_the_loaded_data_the_description_of_today_counts(tmp_path, admin):
    from fremdbild.cli.main import run
    from fremdbild.settings import read_settings

    (tmp_path / "units.csv").write_text(
        "code,name,up,people,since,till\nMV,Muster,,3,,\nSCH,Alt,MV,1,2020-01-01,2020-12-31\n"
        f"SCH,Schaden,MV,40,2021-01-01,\nWEG,Weg,MV,2,2019-01-01,{date(2020, 1, 1)}\n"
    )
    (tmp_path / "fremdbild.toml").write_text(
        '[organisation]\nname = "Muster AG"\ntime_zone = "Europe/Zurich"\nlanguages = ["en"]\n'
        '[[source]]\nsystem = "hr"\nfile = "units.csv"\ntable = "org_unit"\n[source.columns]\norg_unit = "code"\n'
        'name = "name"\nparent = "up"\nheadcount = "people"\nvalid_from = "since"\nvalid_to = "till"\n'
    )
    assert run(["load", str(tmp_path)]) == 0
    rows = unit_list.read_store(read_settings(tmp_path))
    assert [(row.code, row.name, row.parent, row.headcount) for row in rows] == [
        ("MV", "Muster", "", 3),
        ("SCH", "Schaden", "MV", 40),
    ]
