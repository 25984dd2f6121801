"""An OpenID Connect provider for tests: allauth's own, as a small Django project with settings of its own.

python openid_provider.py FOLDER PORT REDIRECT_URI
"""

from __future__ import annotations

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

PASSWORD = "a-password-at-the-provider"
CLIENT, SECRET = "fremdbild", "secret-of-the-client"
PEOPLE = {
    # Address → whether the provider has confirmed it.
    "anna@example.org": True,
    "stranger@example.org": True,
    "claimed@example.org": False,
}


def configure(folder: Path, port: int) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        DEBUG=False,
        SECRET_KEY="of-the-provider-in-tests",
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware", "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {
            "context_processors": ["django.template.context_processors.request",
                                   "django.contrib.auth.context_processors.auth"]}}],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        IDP_OIDC_PRIVATE_KEY=key.decode(),
        USE_TZ=True,
        LOGIN_URL="account_login",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    django.setup()


def urls() -> list[object]:
    from django.urls import include, path

    return [path("", include("allauth.idp.urls")), path("account/", include("allauth.account.urls"))]


def fill(redirect_uri: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for email, verified in PEOPLE.items():
        user = User.objects.create_user(email, email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    client = Client(id=CLIENT, name="fremdbild", skip_consent=True)
    client.set_secret(SECRET)
    client.set_redirect_uris([redirect_uri])
    client.set_scopes(["openid", "profile", "email"])
    client.save()


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


if __name__ == "__main__":
    folder, port, redirect_uri = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    configure(folder, port)
    urlpatterns = urls()
    fill(redirect_uri)
    from django.core.wsgi import get_wsgi_application

    make_server("127.0.0.1", port, get_wsgi_application(), handler_class=Quiet).serve_forever()
