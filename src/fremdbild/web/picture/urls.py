from __future__ import annotations

from django.urls import path, re_path

from fremdbild.web.picture import views

app_name = "picture"
urlpatterns = [
    path("", views.home, name="home"),
    path("picture/", views.choice, name="choice"),
    path("picture/<str:label>/", views.home, name="assessment"),
    re_path(r"^picture/(?P<label>[^/]+)/report\.(?P<form>pdf|html|pptx)$", views.report, name="report"),
    re_path(
        r"^picture/(?P<label>[^/]+)/(?P<chart>[^/]+)\.(?P<form>svg|png|pptx)$",
        views.chart,
        name="chart",
    ),
    path("definition/", views.definitions, name="definitions"),
    re_path(r"^(?P<kind>criterion|touchpoint|segment|unit|definition)/(?P<name>[^/]+)/$", views.detail, name="detail"),
]
