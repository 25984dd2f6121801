from __future__ import annotations

from django.urls import path

from fremdbild.web.customers import views

app_name = "customers"
urlpatterns = [
    path("", views.home, name="home"),
    path("<int:customer>/", views.one, name="one"),
]
