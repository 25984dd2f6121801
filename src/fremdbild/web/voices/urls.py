from __future__ import annotations

from django.urls import path

from fremdbild.web.voices import views

app_name = "voices"
urlpatterns = [path("", views.home, name="home")]
