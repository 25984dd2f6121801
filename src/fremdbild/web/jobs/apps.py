from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "fremdbild.web.jobs"
    label = "jobs"
