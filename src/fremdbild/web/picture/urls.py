from __future__ import annotations

from django.urls import path

from fremdbild.web.picture import views

app_name = "picture"
urlpatterns = [path("", views.home, name="home")]
