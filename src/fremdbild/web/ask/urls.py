from __future__ import annotations

from django.urls import path

from fremdbild.web.ask import views

app_name = "ask"
urlpatterns = [path("", views.home, name="home")]
