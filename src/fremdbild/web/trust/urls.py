from __future__ import annotations

from django.urls import path

from fremdbild.web.trust import views

app_name = "trust"
urlpatterns = [
    path("", views.home, name="home"),
    path("secret/", views.secret, name="secret"),
    path("definitions/", views.definitions, name="definitions"),
    path("definitions/<str:name>/", views.measure, name="measure"),
    path("data/", views.data, name="data"),
    path("privacy/", views.privacy, name="privacy"),
    path("privacy/paper.pdf", views.paper, name="paper"),
    path("privacy/<str:name>/", views.sheet, name="sheet"),
    path("roles/", views.roles, name="roles"),
    path("waves/", views.waves, name="waves"),
    path("waves/<int:pk>/", views.wave, name="wave"),
]
