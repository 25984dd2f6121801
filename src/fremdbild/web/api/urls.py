from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from fremdbild.web.api import views
from fremdbild.web.api.endpoints import api

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:number>/revoke/", views.revoke, name="revoke"),
    path("", api.urls),
]
