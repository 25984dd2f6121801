"""Administrators invite, give roles, close accounts; two of them at once, and the last one."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core import mail, signing
from django.test import Client

from fremdbild.web.accounts.models import Assignment, ConflictingRolesError, Unit, User
from fremdbild.web.accounts.people import RoleChange, change_person, invitation_token
from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.models import Entry

BEAT = {"email": "Beat@example.org", "name": "Beat", "language": "de-CH", "role": "", "unit": ""}
PASSWORD = {"password1": "vier-blaue-Pferde-1912", "password2": "vier-blaue-Pferde-1912"}


@pytest.fixture
def admin(person):
    return person(Role.ADMINISTRATOR, email="admin@example.org")


@pytest.fixture
def claims(db):
    return Unit.objects.create(code="SCH", name="Schaden")


def link_in(sent):
    return re.search(r"https?://[^/]+(\S+)", sent.body).group(1)


def test_somebody_is_invited_by_mail_and_sets_a_password_once(admin, claims):
    answer = admin.post("/people/invite/", {**BEAT, "role": "unit_lead", "unit": claims.pk}, follow=True)
    assert "was printed where the server runs" in answer.content.decode()
    (sent,) = mail.outbox
    assert sent.to == ["beat@example.org"]
    assert sent.subject == "Ihr Konto bei Muster AG"
    assert "ß" not in sent.body
    link = link_in(sent)
    beat = Client(HTTP_ACCEPT_LANGUAGE="en")
    assert (
        "Welcome, Beat." in beat.get(link).content.decode()
    )  # to look at it, as scanners of mails do, uses nothing up
    page = beat.post(link, PASSWORD, follow=True).content.decode()
    assert "Unit lead: Schaden" in page
    assert User.objects.get(email="beat@example.org").language == "en"
    again = Client(HTTP_ACCEPT_LANGUAGE="en").post(link, {"password1": "x" * 20, "password2": "x" * 20})
    assert again.status_code == 404
    assert "opens nothing any more" in again.content.decode()
    assert [entry.deed for entry in Entry.objects.all()] == ["person.invited", "role.given", "person.accepted"]


def test_older_forged_cut_and_expired_invitations_open_nothing(admin, monkeypatch):
    admin.post("/people/invite/", BEAT)
    beat = User.objects.get(email="beat@example.org")
    old = invitation_token(beat)
    admin.post(f"/people/{beat.pk}/invite/")
    new = link_in(mail.outbox[1])
    forged = signing.dumps([beat.pk, "0" * 16], salt="fremdbild.invitation")
    strange = signing.dumps({"user": beat.pk}, salt="fremdbild.invitation")
    for token in (old, forged, strange, new[len("/people/welcome/") : -4], "x", "ÿ"):
        assert Client().get(f"/people/welcome/{token}/").status_code == 404
    assert Client().get(new).status_code == 200
    import time

    later = time.time() + 8 * 86_400
    monkeypatch.setattr(signing.time, "time", lambda: later)
    assert Client().get(new).status_code == 404


def test_an_invitation_of_a_closed_account_opens_nothing(admin):
    admin.post("/people/invite/", BEAT)
    User.objects.filter(email="beat@example.org").update(is_active=False)
    assert Client().get(link_in(mail.outbox[0])).status_code == 404


def test_a_mail_server_that_does_not_answer_is_told_and_the_account_stays(admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    page = admin.post("/people/invite/", BEAT, follow=True).content.decode()
    assert "could not be sent" in page
    assert User.objects.filter(email="beat@example.org").exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "ADMIN@example.org"}, "id_email_error"),
        ({"role": "unit_lead"}, "id_unit_error"),
        ({"role": "emperor"}, "id_role_error"),
        ({"unit": "77"}, "id_unit_error"),
        ({"language": "fr"}, "id_language_error"),
        ({"name": "x" * 101}, "id_name_error"),
    ],
)
def test_what_cannot_be_is_told_at_the_field(change, field, admin):
    answer = admin.post("/people/invite/", {**BEAT, **change})
    assert field in answer.content.decode()
    assert User.objects.count() == 1
    assert not mail.outbox


def test_a_role_for_all_takes_no_unit(admin, claims):
    page = admin.post("/people/invite/", {**BEAT, "role": "board", "unit": claims.pk}).content.decode()
    assert "leave the unit empty" in page


def test_of_two_administrators_who_change_a_person_the_second_is_told(admin, person):
    beat = person(email="beat@example.org").user
    first = {**BEAT, "email": "beat@example.org", "version": "0"}
    assert admin.post(f"/people/{beat.pk}/", {**first, "name": "Beat A"}).status_code == 302
    answer = admin.post(f"/people/{beat.pk}/", {**first, "name": "Beat B"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this" in page
    assert 'value="Beat B"' in page
    beat.refresh_from_db()
    assert beat.name == "Beat A"
    # Who has read that and saves again means it.
    version = re.search(r'name="version" value="(\d+)"', page).group(1)
    assert admin.post(f"/people/{beat.pk}/", {**first, "name": "Beat B", "version": version}).status_code == 302
    beat.refresh_from_db()
    assert beat.name == "Beat B"


def test_the_last_administrator_keeps_the_right(admin):
    me = admin.user
    own = me.assignments.get()
    form = {"email": me.email, "name": "Admin", "language": "en", "role": "", "unit": "", "version": "0"}
    answer = admin.post(f"/people/{me.pk}/", {**form, "remove": [own.pk]})
    assert answer.status_code == 409
    assert "Nobody would be left to administer" in answer.content.decode()
    admin.post(f"/people/{me.pk}/active/", {"active": "no", "version": "0"})
    me.refresh_from_db()
    assert me.is_active
    assert Assignment.objects.get() == own
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("first", "second"), [("analyst", "trustee"), ("trustee", "analyst")])
@pytest.mark.parametrize(
    ("language", "told"), [("en", "Nobody can be analyst and trustee at once"), ("de-CH", "kann niemand zugleich sein")]
)
def test_nobody_is_analyst_and_trustee_at_once(first, second, language, told, admin, person):
    beat = person(Role(first), email="beat@example.org").user
    change = {**BEAT, "role": second, "version": beat.version}
    answer = admin.post(f"/people/{beat.pk}/", change, HTTP_ACCEPT_LANGUAGE=language)
    assert told in answer.content.decode()
    assert set(beat.assignments.values_list("role", flat=True)) == {first}
    assert not Entry.objects.filter(deed="role.given", details__role=second).exists()
    own = beat.assignments.get()
    assert admin.post(f"/people/{beat.pk}/", {**change, "remove": [own.pk]}).status_code == 302, "one after the other"
    assert set(beat.assignments.values_list("role", flat=True)) == {second}


def test_no_way_gives_both_roles_to_one_person(admin, person):
    beat = person(Role.ANALYST, email="beat@example.org").user
    with pytest.raises(ConflictingRolesError):
        Assignment.objects.create(user=beat, role=Role.TRUSTEE)
    with pytest.raises(ConflictingRolesError):
        change_person(admin.user, beat, beat.version, "Beat", beat.email, "en", RoleChange(add=Role.TRUSTEE))
    beat.refresh_from_db()
    assert (beat.version, beat.name) == (0, ""), "nothing is changed"


def test_one_of_two_administrators_may_go(admin, person):
    other = person(Role.ADMINISTRATOR, email="other@example.org").user
    admin.post(f"/people/{other.pk}/active/", {"active": "no", "version": "0"})
    other.refresh_from_db()
    assert not other.is_active
    # Whoever is out does not count as one who could administer.
    admin.post(f"/people/{admin.user.pk}/active/", {"active": "no", "version": "0"})
    admin.user.refresh_from_db()
    assert admin.user.is_active


def test_a_closed_account_is_out_at_once_and_stays_out_of_old_sessions(admin, person):
    carla = person(Role.EMPLOYEE, email="carla@example.org")
    assert carla.get("/people/me/").status_code == 200
    admin.post(f"/people/{carla.user.pk}/active/", {"active": "no", "version": "0"})
    assert carla.get("/people/me/").status_code == 302
    admin.post(f"/people/{carla.user.pk}/active/", {"active": "yes", "version": "1"})
    assert carla.get("/people/me/").status_code == 302


def test_a_new_address_is_the_one_that_signs_in(admin, person):
    beat = person(email="beat@example.org").user
    admin.post(f"/people/{beat.pk}/", {**BEAT, "email": "New@example.org", "version": "0"})
    beat.refresh_from_db()
    assert beat.email == "new@example.org"
    entry = Entry.objects.get(deed="person.changed")
    assert entry.details["changed"]["email"] == ["beat@example.org", "new@example.org"]


def test_names_with_markup_and_from_right_to_left_are_shown_as_text(admin, person):
    person(email="x@example.org").user.__class__.objects.filter(email="x@example.org").update(
        name="<script>alert(1)</script> علي 🦊"
    )
    page = admin.get("/people/").content.decode()
    assert "<script>alert" not in page
    assert "علي 🦊" in page
    assert "<bdi>" in page


def test_one_changes_the_own_name_and_language_and_reads_on_in_it(person):
    carla = person(Role.EMPLOYEE, email="carla@example.org")
    page = carla.post("/people/me/", {"name": "Carla", "language": "de-CH"}, follow=True).content.decode()
    assert "Gespeichert." in page
    assert "Sieht freigegebene Ergebnisse" in page
    assert carla.client.cookies["language"].value == "de-CH"


def test_addresses_in_mails_are_those_that_readers_use(admin):
    admin.post("/people/invite/", BEAT, HTTP_HOST="localhost")
    assert f"\n{settings.ENVIRONMENT.url.geturl()}/people/welcome/" in mail.outbox[0].body
