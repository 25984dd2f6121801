from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "fremdbild.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        from fremdbild.web.accounts import signals  # noqa: F401  needs the models
