from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "fremdbild.web.voices"
    label = "voices"
