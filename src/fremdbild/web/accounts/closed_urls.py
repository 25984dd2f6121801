"""Pages of allauth that are closed: no sign-up, no change of the own address, no codes by mail.

They stand before allauth's own, which keep their names: allauth looks them up.
"""

from __future__ import annotations

from django.urls import path, re_path

from fremdbild.web.accounts.views import closed

urlpatterns = [
    path("signup/", closed),
    path("email/", closed),
    re_path(r"^confirm-email/", closed),
    path("login/code/confirm/", closed),
    re_path(r"^reauthenticate/code/", closed),
]
