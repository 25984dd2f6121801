from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "fremdbild.web.api"
    label = "api"
