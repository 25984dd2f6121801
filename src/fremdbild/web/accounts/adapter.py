"""How allauth makes accounts (never by itself), and the words that it uses."""

from __future__ import annotations

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal.adapter import BaseAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fremdbild.web.accounts import resetting
from fremdbild.web.frame.language import keep_unless_chosen

REAUTHENTICATION = {
    "reauthenticate": "accounts.again.password",
    "mfa_reauthenticate": "accounts.again.code",
    "mfa_reauthenticate:webauthn": "accounts.again.key",
}


class _Worded(BaseAdapter):  # type: ignore[misc]  # allauth has no types
    """Problems in our words, in the reader's language; what has none keeps allauth's."""

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        said = context.request.words.get(f"web.accounts.problem.{code}")
        if said is None:
            problem: ValidationError = super().validation_error(code, *args)
            return problem
        return ValidationError(said, code=code)


class Adapter(_Worded, DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  the signature is allauth's
        return False

    def post_login(self, request: HttpRequest, user: Any, **told: Any) -> HttpResponse:
        """A browser in which nobody chose a language goes on in that of the account.

        Without a password nobody has accepted the invitation: the language is what an administrator supposed.
        """
        response: HttpResponse = super().post_login(request, user, **told)
        if user.has_usable_password():
            keep_unless_chosen(request, response, user.language)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002  the signature is allauth's
        """The one mail of allauth that can be asked for: a link to a new password."""
        if template_prefix != "account/email/password_reset_key":
            raise KeyError(template_prefix)
        resetting.ask_for_link(context["user"])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  the signature is allauth's
        return reverse("accounts:me")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        words = context.request.words
        return [
            {**method, "description": words(f"web.{REAUTHENTICATION[method['id']]}")}
            for method in methods
            if method["id"] in REAUTHENTICATION
        ]


class ProviderAdapter(_Worded, DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  the signature is allauth's
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:  # noqa: ARG002  the signature is allauth's
        return reverse("accounts:me")


class SecondStepAdapter(_Worded, DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    def build_totp_svg(self, url: str) -> str:
        """Dark on white in dark mode as well, and without style attributes, which the policy forbids."""
        return str(segno.make(url, error="m").svg_inline(dark="#191C25", light="#FFFFFF", border=4, omitsize=True))

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  the signature is allauth's
        from allauth.mfa.models import Authenticator  # the models are ready later than this file

        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(context.request.words("web.accounts.key.name", number=number))
