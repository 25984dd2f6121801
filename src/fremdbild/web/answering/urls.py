from __future__ import annotations

from django.urls import path

from fremdbild.web.answering import views

app_name = "answering"
urlpatterns = [
    path("<str:address>/<int:number>/", views.page, name="page"),
    path("<str:address>/all/", views.everything, name="all"),
    path("<str:address>/", views.first, name="first"),
    path("<str:address>/begin/", views.begin, name="begin"),
    path("<str:address>/resume/", views.resume, name="resume"),
    path("<str:address>/pause/", views.pause, name="pause"),
    path("<str:address>/thanks/", views.thanks, name="thanks"),
    path("<str:address>/stop/", views.stop, name="stop"),
]
