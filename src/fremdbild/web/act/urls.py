from __future__ import annotations

from django.urls import path

from fremdbild.web.act import views

app_name = "act"
urlpatterns = [
    path("", views.home, name="home"),
    path("findings/", views.found, name="findings"),
    path("new/<str:label>/<int:rank>/", views.new, name="new"),
    path("take/", views.take, name="take"),
    path("<int:pk>/", views.action, name="action"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/decide/", views.decide, name="decide"),
    path("<int:pk>/report/", views.report, name="report"),
]
