from __future__ import annotations

from django.urls import path

from fremdbild.web.voices import views

app_name = "voices"
urlpatterns = [
    path("", views.home, name="home"),
    path("next/", views.following, name="next"),
    path("wave/<int:pk>/", views.wave, name="wave"),
    path("remark/<int:pk>/", views.remark, name="remark"),
    path("feedback/", views.feedback, name="feedback"),
    path("feedback/<uuid:pk>/", views.one_feedback, name="one_feedback"),
]
