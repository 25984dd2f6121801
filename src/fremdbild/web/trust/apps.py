from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "fremdbild.web.trust"
    label = "trust"
