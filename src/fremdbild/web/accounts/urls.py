from __future__ import annotations

from django.urls import path

from fremdbild.web.accounts import administering, views

app_name = "accounts"
urlpatterns = [
    path("", administering.home, name="people"),
    path("begin/", administering.begin, name="begin"),
    path("me/", views.me, name="me"),
    path("me/sign-out/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("invite/", administering.invite, name="invite"),
    path("welcome/<str:token>/", views.welcome, name="welcome"),
    path("units/", administering.units_home, name="units"),
    path("units/file/", administering.import_file, name="import_file"),
    path("units/store/", administering.import_store, name="import_store"),
    path("units/<int:number>/", administering.unit, name="unit"),
    path("units/<int:number>/remove/", administering.remove_unit, name="remove_unit"),
    path("<int:number>/", administering.person, name="person"),
    path("<int:number>/active/", administering.set_active, name="set_active"),
    path("<int:number>/invite/", administering.invite_again, name="invite_again"),
]
