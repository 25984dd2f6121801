from __future__ import annotations

from django.urls import path

from fremdbild.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.home, name="home"),
    path("export.<str:form>", views.export, name="export"),
]
