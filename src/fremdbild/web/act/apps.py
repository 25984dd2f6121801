from django.apps import AppConfig


class ActConfig(AppConfig):
    name = "fremdbild.web.act"
    label = "act"
