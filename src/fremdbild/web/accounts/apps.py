from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "fremdbild.web.accounts"
    label = "accounts"
