from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "fremdbild.web.audit"
    label = "audit"
