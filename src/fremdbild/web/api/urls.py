from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from fremdbild.web.api import views
from fremdbild.web.api.endpoints import api

_pages = [
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:number>/revoke/", views.revoke, name="revoke"),
]
# The endpoints stand beside the namespace of the pages: ninja looks its own up at the top.
urlpatterns: list[URLPattern | URLResolver] = [path("", include((_pages, "api"))), path("", api.urls)]
