from __future__ import annotations

from django.urls import path

from fremdbild.web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("run/", views.runs, name="runs"),
    path("run/<int:number>/", views.run, name="run"),
    path("health/", views.health, name="health"),
    path("operation/", views.operation, name="operation"),
]
