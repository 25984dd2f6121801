"""Django's settings, from the folder's fremdbild.toml and the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from csp.constants import NONE, SELF

from fremdbild.settings import read_settings
from fremdbild.web.environment import read_environment

ENVIRONMENT = read_environment()
PROJECT = read_settings(ENVIRONMENT.folder)
_PACKAGE = Path(__file__).parent

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = [ENVIRONMENT.url.hostname or "", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"{ENVIRONMENT.url.scheme}://{ENVIRONMENT.url.netloc}"]
ROOT_URLCONF = "fremdbild.web.urls"
WSGI_APPLICATION = "fremdbild.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "fremdbild.web.frame",
    "fremdbild.web.accounts",
    "fremdbild.web.audit",
    "fremdbild.web.jobs",
    "fremdbild.web.ask",
    "fremdbild.web.ballots",
    "fremdbild.web.answering",
    "fremdbild.web.picture",
    "fremdbild.web.voices",
    "fremdbild.web.customers",
    "fremdbild.web.act",
    "fremdbild.web.trust",
    "fremdbild.web.api",
]

MIDDLEWARE = [
    "fremdbild.web.frame.heads.HeadMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fremdbild.web.frame.language.LanguageMiddleware",
    "fremdbild.web.answering.shortcut.ShortCut",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fremdbild.web.accounts.first_start.FirstStartMiddleware",
    "fremdbild.web.picture.damaged.DamagedMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Ours come before those of allauth.
        "DIRS": [_PACKAGE / "accounts" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fremdbild.web.frame.context.page",
            ],
            "builtins": ["fremdbild.web.frame.templatetags.say"],
            "string_if_invalid": "",
        },
    }
]


def _databases() -> dict[str, dict[str, Any]]:
    at = ENVIRONMENT.database
    if at is None:
        return {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": ENVIRONMENT.data / "fremdbild.sqlite3",
                "CONN_MAX_AGE": None,  # closing the last connection would write the whole log back each time
                "OPTIONS": {
                    # With DEFERRED three of four writes at once fail with "database is locked".
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
                },
            }
        }
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": at.hostname,
            "PORT": at.port or 5432,
            "USER": unquote(at.username or ""),
            "PASSWORD": unquote(at.password or ""),
            "NAME": at.path.lstrip("/"),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }


DATABASES = _databases()
CACHES = {"default": {"BACKEND": "fremdbild.web.accounts.guesses.GuessCache", "LOCATION": "cache"}}
SESSION_ENGINE = "fremdbild.web.accounts.sessions"

# Accounts -------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/account/login/"
ACCOUNT_ADAPTER = "fremdbild.web.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by administrators and opened by a link in a mail
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to an address that strangers type in
ACCOUNT_FORMS = {
    "change_password": "fremdbild.web.accounts.forms.ChangePassword",
    "set_password": "fremdbild.web.accounts.forms.SetPassword",
    "reset_password_from_key": "fremdbild.web.accounts.forms.ResetPasswordKey",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,50/5m/ip", "reset_password": "20/m/ip,5/m/key"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
MFA_ADAPTER = "fremdbild.web.accounts.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = f"fremdbild, {PROJECT.organisation.name}"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.encrypted  # browsers allow it on loopback only
SOCIALACCOUNT_ADAPTER = "fremdbild.web.accounts.adapter.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": ENVIRONMENT.provider.issuer.split("://")[-1].split("/")[0],
                    "client_id": ENVIRONMENT.provider.client,
                    "secret": ENVIRONMENT.provider.secret,
                    "settings": {"server_url": ENVIRONMENT.provider.issuer},
                }
            ]
        }
    }
    if ENVIRONMENT.provider
    else {}
)

# Cookies, headers -----------------------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.encrypted
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "fremdbild.web.frame.errors.forged"
SECURE_SSL_REDIRECT = False  # the proxy in front does it; a health check comes by http
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # asks for the redirect
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.encrypted else None
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.encrypted else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.encrypted
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([ENVIRONMENT.provider.issuer] if ENVIRONMENT.provider else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576

# Language, time -------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "de" if PROJECT.organisation.languages[0].startswith("de") else "en"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
USE_I18N = USE_TZ = True
TIME_ZONE = PROJECT.organisation.time_zone

# Files ----------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "fremdbild.web.picture.styles.ReportStyles",
]
STATICFILES_DIRS = [("fonts", _PACKAGE.parent / "report" / "fonts")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Mail -----------------------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENVIRONMENT.mail else 'console'}.EmailBackend"
EMAIL_TIMEOUT = 20
if ENVIRONMENT.mail:
    EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = ENVIRONMENT.mail.at_once_encrypted, ENVIRONMENT.mail.start_encryption

# Log lines name no address of a reader and no token; nothing is logged per request (DESIGN 7).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "fremdbild.web.frame.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # It warns of everything that is no request, and nobody can do anything about that.
        "uvicorn": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
