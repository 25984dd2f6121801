from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    name = "fremdbild.web.answering"
    label = "answering"
