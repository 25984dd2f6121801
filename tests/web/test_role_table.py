"""Who gets what at every address: one line per address and method, a letter per persona.

Columns: stranger (not signed in), Dora (signed in, without a role), Carla (employee), Beat (unit lead), service agent,
Anna (board), analyst, trustee, administrator.

    .  200     l  to the sign-in     -  404     >  elsewhere (302)     !  404 for everybody     m  405, not this method
    f  403, the API says so
    s  said to be wrong (400, 401, 409, 422)     k  asked to show once more that it is oneself

A new address: add its pattern as `python -m pytest tests/web/test_role_table.py` names it, what to call (numbers of
`UNIT`, `PERSON`, `WAVE`, `TOKEN` stand for rows that are there), and nine letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from waves import named_wave

from fremdbild.web.accounts.models import Unit, User
from fremdbild.web.accounts.roles import Role

PERSONAS: dict[str, tuple[Role, ...] | None] = {
    "stranger": None,
    "dora": (),
    "carla": (Role.EMPLOYEE,),
    "beat": (Role.UNIT_LEAD,),
    "agent": (Role.AGENT,),
    "anna": (Role.BOARD,),
    "analyst": (Role.ANALYST,),
    "trustee": (Role.TRUSTEE,),
    "administrator": (Role.ADMINISTRATOR,),
}

TABLE = """
# pattern                                            method address                                      letters
''                                                   GET    /                                            l-..-...-
^(?P<kind>criterion|touchpoint|segment|unit|definition)/(?P<name>[^/]+)/$ GET /criterion/speed/ l--------
^(?P<kind>criterion|touchpoint|segment|unit|definition)/(?P<name>[^/]+)/$ GET /unit/SCH/ l--------
^(?P<kind>criterion|touchpoint|segment|unit|definition)/(?P<name>[^/]+)/$ GET /definition/satisfaction/ l--------
^picture/(?P<label>[^/]+)/(?P<chart>[^/]+)\\.(?P<form>svg|png|pptx)$ GET /picture/2026-1/score.svg l--------
^picture/(?P<label>[^/]+)/report\\.(?P<form>pdf|html|pptx)$ GET /picture/2026-1/report.pdf l--------
api/                                                 GET    /api/                                        ---------
api/assessments                                      GET    /api/assessments                             sf..f...f
api/assessments                                      POST   /api/assessments                             mmmmmmmmm
api/assessments/<label>                              GET    /api/assessments/2026-1                      sf--f---f
api/assessments/<label>/findings                     GET    /api/assessments/2026-1/findings             sf--f---f
api/assessments/<label>/results                      GET    /api/assessments/2026-1/results              sf--f---f
api/measures                                         GET    /api/measures                                sf..f...f
api/openapi.json                                     GET    /api/openapi.json                            .........
api/tokens/                                          GET    /api/tokens/                                 l-----.-.
api/tokens/                                          POST   /api/tokens/                                 l-----.-.
api/tokens/<int:number>/revoke/                      POST   /api/tokens/999999/revoke/                   l--------
definition/                                          GET    /definition/                                 l--------
health/                                              GET    /health/                                     .........
operation/                                           GET    /operation/                                  l-------.
picture/                                             GET    /picture/                                    l-..-...-
picture/<str:label>/                                 GET    /picture/2026-1/                             l--------
run/                                                 GET    /run/                                        l-----.--
run/                                                 POST   /run/                                        l-----s--
run/<int:number>/                                    GET    /run/999999/                                 l--------
ask/                                                 GET    /ask/                                        l-----...
a/<str:address>/                                     GET    /a/forged                                    >>>>>>>>>
a/<str:address>/                                     GET    /a/forged/                                   !
a/<str:address>/<int:number>/                        GET    /a/forged/1/                                 !
a/<str:address>/<int:number>/                        POST   /a/forged/1/                                 !
a/<str:address>/all/                                 GET    /a/forged/all/                               !
a/<str:address>/begin/                               POST   /a/forged/begin/                             !
a/<str:address>/pause/                               GET    /a/forged/pause/                             !
a/<str:address>/resume/                              POST   /a/forged/resume/                            !
a/<str:address>/stop/                                GET    /a/forged/stop/                              !
a/<str:address>/stop/                                POST   /a/forged/stop/                              !
a/<str:address>/stop/                                GET    /a/TOKEN/stop/                               .........
a/<str:address>/stop/                                POST   /a/TOKEN/stop/                               .........
a/<str:address>/thanks/                              GET    /a/forged/thanks/                            !
act/<int:pk>/                                        GET    /act/999999/                                 l--------
act/<int:pk>/decide/                                 POST   /act/999999/decide/                          l--------
act/<int:pk>/edit/                                   GET    /act/999999/edit/                            l--------
act/<int:pk>/report/                                 POST   /act/999999/report/                          l--------
act/findings/                                        GET    /act/findings/                               l----..--
act/new/<str:label>/<int:rank>/                      GET    /act/new/2026-Q3-1/1/                        l--------
act/take/                                            POST   /act/take/                                   l--------
ask/<int:number>/                                    GET    /ask/WAVE/                                   l-----...
ask/<int:number>/                                    GET    /ask/999999/                                 l--------
ask/<int:number>/again/                              POST   /ask/WAVE/again/                             l----->--
ask/<int:number>/approval/                           GET    /ask/WAVE/approval/                          l--------
ask/<int:number>/approval/                           POST   /ask/WAVE/approval/                          l--------
ask/<int:number>/asked/                              GET    /ask/WAVE/asked/                             l-----...
ask/<int:number>/check/                              GET    /ask/WAVE/check/                             l--------
ask/<int:number>/check/                              POST   /ask/WAVE/check/                             l--------
ask/<int:number>/close/                              GET    /ask/WAVE/close/                             l-----.--
ask/<int:number>/close/                              POST   /ask/WAVE/close/                             l-----.--
ask/<int:number>/delete/                             POST   /ask/999999/delete/                          l--------
ask/<int:number>/erase/                              GET    /ask/WAVE/erase/                             l-----.-.
ask/<int:number>/erase/                              POST   /ask/WAVE/erase/                             l-----s-s
ask/<int:number>/opening/                            GET    /ask/WAVE/opening/                           l--------
ask/<int:number>/opening/envelopes/                  GET    /ask/WAVE/opening/envelopes/                 l------m-
ask/<int:number>/opening/give-up/                    POST   /ask/WAVE/opening/give-up/                   l--------
ask/<int:number>/people/                             GET    /ask/WAVE/people/                            l--------
ask/<int:number>/people/event/                       POST   /ask/WAVE/people/event/                      l--------
ask/<int:number>/people/link/                        POST   /ask/WAVE/people/link/                       l--------
ask/<int:number>/people/remove/                      POST   /ask/WAVE/people/remove/                     l--------
ask/<int:number>/qr.svg                              GET    /ask/WAVE/qr.svg                             l--------
ask/<int:number>/questions/                          GET    /ask/WAVE/questions/                         l--------
ask/<int:number>/release/                            POST   /ask/WAVE/release/                           l--------
ask/<int:number>/reminder/                           POST   /ask/WAVE/reminder/                          l-----s--
ask/<int:number>/retry/<int:job>/                    POST   /ask/WAVE/retry/999999/                      l----->--
ask/<int:number>/time/                               GET    /ask/WAVE/time/                              l--------
ask/<int:number>/whom/                               GET    /ask/WAVE/whom/                              l--------
ask/new/                                             GET    /ask/new/                                    l-----.--
ask/new/                                             POST   /ask/new/                                    l-----s--
ask/questionnaires/                                  GET    /ask/questionnaires/                         l-----.--
ask/questionnaires/<slug:name>/                      GET    /ask/questionnaires/fremdbild-15/            l--------
ask/questionnaires/<slug:name>/file/                 GET    /ask/questionnaires/fremdbild-15/file/       l--------
ask/questionnaires/<slug:name>/preview/              GET    /ask/questionnaires/fremdbild-15/preview/    l-----.--
ask/questionnaires/import/                           POST   /ask/questionnaires/import/                  l-----s--
ask/questionnaires/new/                              GET    /ask/questionnaires/new/                     l-----.--
customers/                                           GET    /customers/                                  l---.----
customers/                                           POST   /customers/                                  l---s----
customers/<int:customer>/                            GET    /customers/17/                               l--------
trust/data/                                          GET    /trust/data/                                 l-.......
trust/definitions/                                   GET    /trust/definitions/                          l-.......
trust/definitions/<str:name>/                        GET    /trust/definitions/satisfaction/             l-.......
trust/privacy/                                       GET    /trust/privacy/                              l-.......
trust/privacy/<str:name>/                            GET    /trust/privacy/nothing/                      l--------
trust/privacy/paper.pdf                              GET    /trust/privacy/paper.pdf                     l--------
trust/roles/                                         GET    /trust/roles/                                l-.......
trust/secret/                                        GET    /trust/secret/                               .........
trust/waves/                                         GET    /trust/waves/                                l------.-
trust/waves/<int:pk>/                                GET    /trust/waves/999999/                         l--------
voices/feedback/                                     GET    /voices/feedback/                            l---.-.--
voices/feedback/<uuid:pk>/ GET /voices/feedback/00000000-0000-0000-0000-000000000000/ l--------
voices/next/                                         GET    /voices/next/                                l----->--
voices/remark/<int:pk>/                              GET    /voices/remark/999999/                       l--------
voices/wave/<int:pk>/                                GET    /voices/wave/999999/                         l--------
voices/                                              GET    /voices/                                     l--....--
act/                                                 GET    /act/                                        l--.-..--
trust/                                               GET    /trust/                                      l-.......
trust/log/                                           GET    /trust/log/                                  l------..
trust/log/                                           POST   /trust/log/                                  l------mm
trust/log/export.<str:form>                          GET    /trust/log/export.jsonl                      l------..
trust/log/export.<str:form>                          GET    /trust/log/export.exe                        l--------
people/                                              GET    /people/                                     l-------.
people/begin/                                        GET    /people/begin/                               l-------.
people/me/                                           GET    /people/me/                                  l........
people/me/                                           POST   /people/me/                                  l........
people/me/sign-out/                                  GET    /people/me/sign-out/                         lmmmmmmmm
people/me/sign-out/                                  POST   /people/me/sign-out/                         l>>>>>>>>
people/invite/                                       GET    /people/invite/                              l-------.
people/invite/                                       POST   /people/invite/                              l-------.
people/welcome/<str:token>/                          GET    /people/welcome/forged/                      !
people/welcome/<str:token>/                          POST   /people/welcome/forged/                      !
people/units/                                        GET    /people/units/                               l-------.
people/units/                                        POST   /people/units/                               l-------.
people/units/file/                                   POST   /people/units/file/                          l-------s
people/units/store/                                  POST   /people/units/store/                         l-------s
people/units/<int:number>/                           GET    /people/units/UNIT/                          l-------.
people/units/<int:number>/                           GET    /people/units/999999/                        l--------
people/units/<int:number>/                           POST   /people/units/UNIT/                          l-------.
people/units/<int:number>/remove/                    POST   /people/units/UNIT/remove/                   l------->
people/<int:number>/                                 GET    /people/PERSON/                              l-------.
people/<int:number>/                                 GET    /people/999999/                              l--------
people/<int:number>/                                 POST   /people/PERSON/                              l-------.
people/<int:number>/active/                          POST   /people/PERSON/active/                       l------->
people/<int:number>/invite/                          POST   /people/PERSON/invite/                       l------->
start/                                               GET    /start/                                      !
start/                                               POST   /start/                                      !
start/<str:token>/                                   GET    /start/forged/                               !
language/<str:language>/                             GET    /language/en/                                >>>>>>>>>
account/signup/                                      GET    /account/signup/                             !
account/signup/                                      POST   /account/signup/                             !
account/email/                                       GET    /account/email/                              !
account/^confirm-email/                              GET    /account/confirm-email/                      !
account/confirm-email/                               GET    /account/confirm-email/                      !
account/^confirm-email/(?P<key>[-:\\w]+)/$           GET    /account/confirm-email/abc/                  !
account/login/code/confirm/                          GET    /account/login/code/confirm/                 !
account/^reauthenticate/code/                        GET    /account/reauthenticate/code/                !
account/reauthenticate/code/                         GET    /account/reauthenticate/code/                !
account/reauthenticate/code/confirm/                 GET    /account/reauthenticate/code/confirm/        !
account/login/                                       GET    /account/login/                              .>>>>>>>>
account/logout/                                      GET    /account/logout/                             l........
account/inactive/                                    GET    /account/inactive/                           .........
account/reauthenticate/                              GET    /account/reauthenticate/                     l........
account/password/change/                             GET    /account/password/change/                    l........
account/password/set/                                GET    /account/password/set/                       l>>>>>>>>
account/password/reset/                              GET    /account/password/reset/                     .........
account/password/reset/done/                         GET    /account/password/reset/done/                .........
account/password/reset/key/done/                     GET    /account/password/reset/key/done/            .........
account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$ GET /account/password/reset/key/1-abc/ .........
account/                                             GET    /account/                                    l........
account/authenticate/                                GET    /account/authenticate/                       l>>>>>>>>
account/reauthenticate/                              POST   /account/reauthenticate/                     l........
account/totp/activate/                               GET    /account/totp/activate/                      lkkkkkkkk
account/totp/deactivate/                             GET    /account/totp/deactivate/                    l--------
account/recovery-codes/                              GET    /account/recovery-codes/                     l--------
account/recovery-codes/generate/                     GET    /account/recovery-codes/generate/            lkkkkkkkk
account/recovery-codes/download/                     GET    /account/recovery-codes/download/            l--------
account/webauthn/                                    GET    /account/webauthn/                           l........
account/webauthn/add/                                GET    /account/webauthn/add/                       lkkkkkkkk
account/webauthn/reauthenticate/                     GET    /account/webauthn/reauthenticate/            lkkkkkkkk
account/webauthn/keys/<int:pk>/remove/               GET    /account/webauthn/keys/1/remove/             lkkkkkkkk
account/webauthn/keys/<int:pk>/edit/                 GET    /account/webauthn/keys/1/edit/               lkkkkkkkk
account/webauthn/login/                              GET    /account/webauthn/login/                     l>>>>>>>>
account/login/cancelled/                             GET    /account/login/cancelled/                    .........
account/login/error/                                 GET    /account/login/error/                        sssssssss
account/oidc/^(?P<provider_id>[^/]+)/login/          GET    /account/oidc/oidc/login/                    !
account/oidc/^(?P<provider_id>[^/]+)/login/callback/ GET    /account/oidc/oidc/login/callback/           !
"""


def rows() -> list[tuple[str, str, str, str]]:
    found = []
    for line in TABLE.strip().splitlines():
        if not line.startswith("#"):
            pattern, method, address, letters = line.split()
            found.append(
                ("" if pattern == "''" else pattern, method, address, letters * 9 if letters == "!" else letters)
            )
    return found


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every pattern of the application, with those of what it includes."""
    for part in resolver.url_patterns:
        here = before + str(part.pattern)
        if isinstance(part, URLPattern):
            yield here
        else:
            yield from patterns(part, here)


def letter(answer) -> str:
    where = answer.get("Location", "")
    if answer.status_code == 302:
        return "l" if where.startswith("/account/login/") else "k" if "/reauthenticate/" in where else ">"
    return {200: ".", 404: "-", 405: "m", 400: "s", 401: "s", 409: "s", 422: "s", 403: "f"}.get(
        answer.status_code, str(answer.status_code)
    )


@pytest.fixture
def at(person):
    """The address with numbers of rows that are there."""
    unit = Unit.objects.create(code="SCH", name="Schaden")
    somebody = User.objects.create_user("somebody@example.org", name="Somebody")
    wave, [token] = named_wave()
    known = {"UNIT": unit.pk, "PERSON": somebody.pk, "WAVE": wave.pk, "TOKEN": token}
    return lambda address: reduce(lambda text, name: text.replace(name, str(known[name])), known, address)


@pytest.mark.parametrize(("pattern", "method", "address", "letters"), rows())
def test_everybody_gets_what_the_table_says(pattern, method, address, letters, at, person):
    assert len(letters) == len(PERSONAS)
    got = ""
    for name, roles in PERSONAS.items():
        if roles is None:
            client = Client(HTTP_ACCEPT_LANGUAGE="en")
        else:
            client = person(*roles, email=f"{name}@example.org").client
            user = User.objects.get(email=f"{name}@example.org")
            user.set_password("vier-blaue-Pferde-1912")
            user.save()
            client.force_login(user)
        got += letter(client.generic(method, at(address)))
    assert got == letters.replace("!", "-"), f"{method} {address}: in the order of {', '.join(PERSONAS)}"


def test_the_table_names_every_address():
    known = {pattern for pattern, _, _, _ in rows()}
    missing = sorted(set(patterns(get_resolver())) - known)
    assert not missing, f"add a line to TABLE for: {missing}"


def test_the_table_names_no_address_that_is_gone():
    assert not {pattern for pattern, _, _, _ in rows()} - set(patterns(get_resolver()))
