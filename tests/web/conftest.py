"""The web application in tests: a folder of its own, a database that is rolled back after each test."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="fremdbild-web-"))
(_FOLDER / "fremdbild.toml").write_text(
    '[organisation]\nname = "Muster AG"\ntime_zone = "Europe/Zurich"\nlanguages = ["de-CH", "de-DE", "en"]\n',
    encoding="utf-8",
)
(_FOLDER / "web" / "static").mkdir(parents=True)
os.environ["FREMDBILD_FOLDER"] = str(_FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "fremdbild.web.settings"

import django  # noqa: E402  the settings read the environment

django.setup()
# A process that this one starts, such as a worker of xdist, has a folder of its own and reads it by itself.
del os.environ["DJANGO_SETTINGS_MODULE"]

import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, TransactionTestCase  # noqa: E402
from made_firm import frozen_firm  # noqa: E402

from fremdbild.assessment import Assessment  # noqa: E402
from fremdbild.web.accounts.models import Assignment, Unit, User  # noqa: E402
from fremdbild.web.accounts.roles import Role  # noqa: E402
from fremdbild.web.audit import append_only  # noqa: E402
from fremdbild.web.picture import reading, rendering  # noqa: E402

# The files are served without hashed names: nothing has to be gathered first.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick

_empty_the_database = TransactionTestCase._fixture_teardown


def _fixture_teardown(self: TransactionTestCase) -> None:
    """Tests that commit empty the database afterwards, which the audit log refuses."""
    append_only.allow(connection)
    _empty_the_database(self)
    append_only.forbid(connection)


TransactionTestCase._fixture_teardown = _fixture_teardown


class Person:
    """Somebody who is signed in, by role: `anna = person(Role.BOARD)`; `anna.get("/")`."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client(HTTP_ACCEPT_LANGUAGE="en")
        self.client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])

    def __getattr__(self, name: str) -> object:
        return getattr(self.client, name)


@pytest.fixture
def person(db):
    """A function that makes somebody with these roles, for a unit or for the whole organisation."""

    def make(*roles: Role, unit: Unit | None = None, email: str = "") -> Person:
        email = email or f"{'-'.join(roles) or 'nobody'}@example.org"
        user, _ = User.objects.get_or_create(email=email)
        for role in roles:
            Assignment.objects.get_or_create(user=user, role=role, unit=unit)
        return Person(user)

    return make


@pytest.fixture(scope="session")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """A frozen assessment with both sides and with units, made once; tests copy it."""
    return frozen_firm(tmp_path_factory.mktemp("firm"))


@pytest.fixture
def assessed(firm: Assessment) -> Iterator[Assessment]:
    """The organisation of the tests has that assessment."""
    folder = settings.PROJECT.assessments_path
    shutil.copytree(firm.path, folder / firm.label)
    yield firm
    shutil.rmtree(folder)
    reading.forget()
    rendering.forget()
