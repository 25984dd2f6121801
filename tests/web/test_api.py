"""The read-only API: the same rows as on the pages, tokens that are shown once, problems in one shape."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from made_firm import NPS_BY_UNIT

from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.roles import Role
from fremdbild.web.api.models import ApiToken, make_token
from fremdbild.web.audit.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("assessed")]
PROBLEM = "application/problem+json"
FIGURES = ("value", "standard_error", "lower", "upper", "interval_method", "answers", "cases", "people", "effective_n")


def all_rows(who, address):
    found, cursor = [], None
    while True:
        more = urlencode({"limit": 500, **({"cursor": cursor} if cursor else {})})
        answer = who.get(f"{address}{'&' if '?' in address else '?'}{more}")
        assert answer.status_code == 200, answer.content
        page = answer.json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            return found


def test_the_schema_is_openapi_3_1_and_names_both_ways_to_sign_in():
    schema = Client().get("/api/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert {one["type"] for one in schema["components"]["securitySchemes"].values()} == {"apiKey", "http"}
    assert all(set(path) == {"get"} for path in schema["paths"].values())


@pytest.mark.parametrize("end", ["", "/2026-Q3-1", "/2026-Q3-1/results", "/2026-Q3-1/findings"])
def test_whoever_is_not_known_gets_a_problem(end):
    answer = Client().get(f"/api/assessments{end}")
    assert (answer.status_code, answer["Content-Type"]) == (401, PROBLEM)
    assert "Bearer" in answer["WWW-Authenticate"]


def test_pages_of_results_give_every_row_once(person, assessed):
    rows = all_rows(person(Role.ANALYST), f"/api/assessments/{assessed.label}/results?period=all")
    keys = [json.dumps({n: v for n, v in row.items() if n not in FIGURES}, sort_keys=True) for row in rows]
    frozen = [r for r in assessed.results.to_pylist() if not (r["org_unit"] != "*" and _of_customers(r["measure"]))]
    assert len(keys) == len(set(keys)) == len(frozen)


def _of_customers(measure):
    return measure in {"net_promoter_score", "satisfaction", "customer_effort", "outside_score", "trust"} or (
        measure == "intention_to_stay"
    )


def test_a_protected_row_has_no_figure(person, assessed):
    rows = all_rows(person(Role.ANALYST), f"/api/assessments/{assessed.label}/results?org_unit=tiny")
    assert rows
    assert all(row["status"] == "protected" and all(row[name] is None for name in FIGURES) for row in rows)


def test_what_customers_say_is_not_told_by_unit(person, assessed):
    rows = all_rows(person(Role.ANALYST), f"/api/assessments/{assessed.label}/results?org_unit=north")
    assert rows
    assert NPS_BY_UNIT not in {row["value"] for row in rows}


def test_rows_of_units_are_for_those_who_see_the_unit(person, assessed):
    north = Unit.objects.create(code="north", name="North")
    address = f"/api/assessments/{assessed.label}/results?period=all"
    lead = {row["org_unit"] for row in all_rows(person(Role.UNIT_LEAD, unit=north), address)}
    employee = {row["org_unit"] for row in all_rows(person(Role.EMPLOYEE), address)}
    assert lead == {"*", "north"}
    assert employee == {"*"}
    found = all_rows(person(Role.EMPLOYEE), f"/api/assessments/{assessed.label}/findings?period=all")
    assert {row["org_unit"] for row in found} == {"*"}


def test_an_account_without_a_role_sees_nothing(person):
    for who in (person(), person(Role.ADMINISTRATOR), person(Role.AGENT)):
        answer = who.get("/api/assessments")
        assert (answer.status_code, answer["Content-Type"]) == (403, PROBLEM)


def test_filters_keep_what_they_say(person, assessed):
    address = f"/api/assessments/{assessed.label}/results?measure=inside_score&statistic=mean&criterion=reliability"
    rows = all_rows(person(Role.ANALYST), address)
    assert {(row["measure"], row["statistic"], row["criterion"]) for row in rows} == {
        ("inside_score", "mean", "reliability")
    }
    certain = all_rows(person(Role.ANALYST), f"/api/assessments/{assessed.label}/findings?certain=true&kind=gap")
    assert certain
    assert all(row["certain"] and row["kind"] == "gap" for row in certain)


@pytest.mark.parametrize(
    ("query", "status"),
    [("cursor=nonsense", 400), ("cursor=%00", 400), ("limit=0", 422), ("limit=x", 422), ("limit=99999999999", 422)],
)
def test_a_question_that_cannot_be_read_is_a_problem(person, assessed, query, status):
    answer = person(Role.ANALYST).get(f"/api/assessments/{assessed.label}/results?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    assert answer.json()["status"] == status


def test_a_cursor_of_another_question_is_refused(person, assessed):
    ali = person(Role.ANALYST)
    cursor = ali.get(f"/api/assessments/{assessed.label}/results?limit=5").json()["next"]
    assert ali.get(f"/api/assessments/{assessed.label}/results", {"cursor": cursor}).status_code == 200
    other = ali.get(f"/api/assessments/{assessed.label}/results", {"cursor": cursor, "measure": "inside_score"})
    assert other.status_code == 400


@pytest.mark.parametrize("label", ["2026-Q9-1", "..", "%2e%2e%2fledger", "2026-Q3", "*", "\u0000"])
def test_a_label_that_is_not_there_is_a_problem_and_no_path(person, label):
    answer = person(Role.ANALYST).get(f"/api/assessments/{label}/results")
    assert answer.status_code == 404


def test_a_token_reads_what_its_owner_sees_and_is_shown_once(person, assessed):
    ali = person(Role.ANALYST)
    page = ali.post("/api/tokens/", {"name": "controllers", "days": "30"}).content.decode()
    secret = page.split("<code>fb_")[1].split("</code>")[0]
    secret = f"fb_{secret}"
    assert secret not in ali.get("/api/tokens/").content.decode()
    token = ApiToken.objects.get()
    assert secret not in str(vars(token))
    bearer = Client(HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert bearer.get("/api/assessments").status_code == 200
    ali.post(f"/api/tokens/{token.pk}/revoke/")
    assert bearer.get("/api/assessments").status_code == 401
    assert list(Entry.objects.values_list("deed", flat=True)) == ["token_created", "token_revoked"]
    assert secret not in json.dumps(list(Entry.objects.values("details", "about")))


def test_a_token_that_expired_or_whose_owner_left_opens_nothing(person):
    ali = person(Role.ANALYST)
    _, secret = make_token(ali.user, "old", 30)
    bearer = Client(HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert bearer.get("/api/assessments").status_code == 200
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert bearer.get("/api/assessments").status_code == 401
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=1))
    ali.user.is_active = False
    ali.user.save()
    assert bearer.get("/api/assessments").status_code == 401


def test_tokens_are_for_analysts_and_administrators_and_only_their_own(person):
    ali, ada = person(Role.ANALYST), person(Role.ADMINISTRATOR)
    token, _ = make_token(ali.user, "mine", 30)
    assert ada.get("/api/tokens/").status_code == 200
    assert "mine" not in ada.get("/api/tokens/").content.decode()
    assert ada.post(f"/api/tokens/{token.pk}/revoke/").status_code == 404
    for role in (Role.BOARD, Role.UNIT_LEAD, Role.EMPLOYEE, Role.TRUSTEE, Role.AGENT):
        assert person(role).get("/api/tokens/").status_code == 404


def test_a_token_without_a_name_is_told_so(person):
    page = person(Role.ANALYST).post("/api/tokens/", {"name": " ", "days": "30"}).content.decode()
    assert 'aria-invalid="true"' in page
    assert not ApiToken.objects.exists()


def test_measures_are_told_in_the_languages_of_the_organisation(person):
    found = person(Role.ANALYST).get("/api/measures").json()["items"]
    kept = next(one for one in found if one["name"] == "promise_kept")
    assert set(kept["title"]) == {"de-CH", "de-DE", "en"}
    assert kept["definition"]["en"]


@pytest.mark.slow
def test_whatever_is_asked_no_answer_is_a_fault(person, assessed):
    """Schemathesis over the schema, with a token, in the process."""
    import schemathesis
    from django.core.wsgi import get_wsgi_application
    from hypothesis import HealthCheck
    from hypothesis import settings as how

    _, secret = make_token(person(Role.ANALYST).user, "fuzz", 30)
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    called = set()
    for operation in schema.get_all_operations():
        one = operation.ok()

        @how(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        def ask(case):
            answer = case.call(headers={"Authorization": f"Bearer {secret}"})
            assert answer.status_code < 500, (case.path, answer.content)
            called.add(case.operation.path)

        from hypothesis import given

        given(one.as_strategy())(ask)()
    assert len(called) == 5
