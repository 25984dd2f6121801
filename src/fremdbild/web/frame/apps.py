from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "fremdbild.web.frame"
    label = "frame"
