"""Every address of the application; one file per app holds its own."""

from __future__ import annotations

from django.urls import include, path

from fremdbild.web.accounts import views as accounts
from fremdbild.web.frame import language

urlpatterns = [
    # First: Django looks for a page from the top, and answers come by the hundred a second.
    path("a/", include("fremdbild.web.answering.urls")),
    path("", include("fremdbild.web.picture.urls")),
    path("", include("fremdbild.web.jobs.urls")),
    path("ask/", include("fremdbild.web.ask.urls")),
    path("voices/", include("fremdbild.web.voices.urls")),
    path("customers/", include("fremdbild.web.customers.urls")),
    path("act/", include("fremdbild.web.act.urls")),
    path("trust/log/", include("fremdbild.web.audit.urls")),
    path("trust/", include("fremdbild.web.trust.urls")),
    path("api/", include("fremdbild.web.api.urls")),
    path("people/", include("fremdbild.web.accounts.urls")),
    path("start/", accounts.start, name="start"),
    path("start/<str:token>/", accounts.start, name="start"),
    path("account/", include("fremdbild.web.accounts.closed_urls")),
    path("account/", include("allauth.account.urls")),
    path("account/", include("allauth.mfa.urls")),
    path("account/", include("allauth.socialaccount.urls")),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("language/<str:language>/", language.choose, name="language"),
]

handler400 = "fremdbild.web.frame.errors.bad_request"
handler403 = "fremdbild.web.frame.errors.forbidden"
handler404 = "fremdbild.web.frame.errors.not_found"
handler500 = "fremdbild.web.frame.errors.fault"
