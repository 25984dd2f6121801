from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "fremdbild.web.ballots"
    label = "ballots"
