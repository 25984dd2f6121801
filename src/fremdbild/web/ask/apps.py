from django.apps import AppConfig


class AskConfig(AppConfig):
    name = "fremdbild.web.ask"
    label = "ask"
