from __future__ import annotations

from django.urls import path

from fremdbild.web.ask import closing_views, erasing_views, questionnaire_views, steps, views

app_name = "ask"
urlpatterns = [
    path("", views.home, name="home"),
    path("new/", steps.new, name="new"),
    path("questionnaires/", questionnaire_views.listed, name="questionnaires"),
    path("questionnaires/new/", questionnaire_views.new, name="new_questionnaire"),
    path("questionnaires/import/", questionnaire_views.take_in, name="import_questionnaire"),
    path("questionnaires/<slug:name>/", questionnaire_views.edit, name="questionnaire"),
    path("questionnaires/<slug:name>/file/", questionnaire_views.file, name="questionnaire_file"),
    path("questionnaires/<slug:name>/preview/", questionnaire_views.preview, name="questionnaire_preview"),
    path("<int:number>/", views.wave, name="wave"),
    path("<int:number>/whom/", steps.whom, name="whom"),
    path("<int:number>/questions/", steps.questions, name="questions"),
    path("<int:number>/people/", steps.people, name="people"),
    path("<int:number>/people/remove/", steps.remove_people, name="remove_people"),
    path("<int:number>/people/link/", steps.link, name="link"),
    path("<int:number>/people/event/", steps.event, name="event"),
    path("<int:number>/time/", steps.time, name="time"),
    path("<int:number>/check/", steps.check, name="check"),
    path("<int:number>/asked/", views.asked, name="asked"),
    path("<int:number>/qr.svg", views.qr, name="qr"),
    path("<int:number>/reminder/", views.reminder, name="reminder"),
    path("<int:number>/close/", closing_views.close, name="close"),
    path("<int:number>/approval/", views.approval, name="approval"),
    path("<int:number>/opening/", views.opening, name="opening"),
    path("<int:number>/opening/envelopes/", views.envelopes_file, name="envelopes"),
    path("<int:number>/opening/give-up/", views.give_up, name="give_up"),
    path("<int:number>/release/", views.released, name="release"),
    path("<int:number>/again/", views.again, name="again"),
    path("<int:number>/delete/", views.delete, name="delete"),
    path("<int:number>/erase/", erasing_views.erase, name="erase"),
    path("<int:number>/retry/<int:job>/", views.retry, name="retry"),
]
