from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "fremdbild.web.customers"
    label = "customers"
