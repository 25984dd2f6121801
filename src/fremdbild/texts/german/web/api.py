"""Words of `web.api`."""

from __future__ import annotations

API: dict[str, str] = {
    "api.title": "Zugang zur API",
    "api.headline.none": "Kein Programm liest mit Ihrem Zugang.",
    "api.headline.one": "Ein Programm kann mit Ihrem Zugang lesen.",
    "api.headline.many": "{count} Programme können mit Ihrem Zugang lesen.",
    "api.lead": (
        "Ein Zugangsschlüssel liest festgehaltene Ergebnisse, so weit wie Sie selbst sie sehen, und ändert nichts."
    ),
    "api.no_results": "Ihr Konto sieht selbst keine Ergebnisse; ein Schlüssel von Ihnen sieht deshalb auch keine.",
    "api.secret.title": "Das ist der Schlüssel, zum einzigen Mal",
    "api.secret.text": "„{name}“ ist eingerichtet. Kopieren Sie den Schlüssel jetzt; er ist nirgends gespeichert.",
    "api.list": "Alle Schlüssel",
    "api.name": "Name",
    "api.name.help": "Wofür der Schlüssel ist, zum Beispiel: Tabelle im Controlling.",
    "api.begins": "beginnt mit",
    "api.expires": "gültig bis",
    "api.state": "Stand",
    "api.revoked": "gesperrt",
    "api.expired": "abgelaufen",
    "api.revoke": "Sperren",
    "api.revoke.named": "{name} sperren",
    "api.new": "Neuer Schlüssel",
    "api.days": "Gültig",
    "api.days.option": "{count} Tage",
    "api.make": "Schlüssel einrichten",
    "api.schema": "Beschreibung der API (OpenAPI 3.1)",
}
