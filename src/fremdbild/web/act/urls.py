from __future__ import annotations

from django.urls import path

from fremdbild.web.act import views

app_name = "act"
urlpatterns = [path("", views.home, name="home")]
