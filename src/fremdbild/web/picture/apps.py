from django.apps import AppConfig


class PictureConfig(AppConfig):
    name = "fremdbild.web.picture"
    label = "picture"
