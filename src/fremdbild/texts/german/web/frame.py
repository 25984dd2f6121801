"""Der Rahmen um jede Seite, und Seiten für das, was schiefgeht."""

from __future__ import annotations

FRAME: dict[str, str] = {
    "language.name": "Deutsch",
    "language.de": "Deutsch",
    "language.de-CH": "Deutsch (Schweiz)",
    "language.de-DE": "Deutsch (Deutschland)",
    "language.en": "Englisch",
    "frame.skip": "Zum Inhalt",
    "frame.places": "Orte",
    "frame.foot": "{organisation}. fremdbild, das Bild, das andere von Ihnen haben.",
    "place.picture": "Bild",
    "place.ask": "Fragen",
    "place.voices": "Stimmen",
    "place.act": "Handeln",
    "place.trust": "Vertrauen",
    "error.not_found.title": "Hier ist nichts für Sie.",
    "error.not_found.text": (
        "Die Adresse ist vielleicht vertippt, oder die Seite ist für andere Rollen. "
        "Gehen Sie zurück, oder beginnen Sie auf der Startseite."
    ),
    "error.bad_request.title": "Diese Anfrage ließ sich nicht lesen.",
    "error.bad_request.text": "Gespeichert wurde nichts. Gehen Sie zurück und senden Sie die Seite noch einmal.",
    "error.forged.title": "Diese Seite war zu lange offen.",
    "error.forged.text": (
        "Gespeichert wurde nichts. Gehen Sie zurück, laden Sie die Seite neu und senden Sie sie noch einmal."
    ),
    "error.again": "Noch einmal versuchen",
    "error.home": "Zur ersten Seite",
    "error.fault.title": "Der Fehler liegt bei uns.",
    "error.fault.text": (
        "Was bestätigt war, ist nicht verloren. Versuchen Sie es gleich noch einmal; "
        "bleibt es so, nennen Sie der Verwaltung die Uhrzeit."
    ),
    "error.full.title": "Zum Speichern fehlt der Platz.",
    "error.full.text": (
        "Von dieser Seite wurde nichts gespeichert; was bestätigt war, ist nicht verloren. Sagen Sie der "
        "Verwaltung, dass die Platte voll ist; gehen Sie dann zurück und senden Sie die Seite noch einmal."
    ),
    "error.busy.title": "Der Server ist beschäftigt.",
    "error.busy.text": (
        "Von dieser Seite wurde nichts gespeichert; was bestätigt war, ist nicht verloren. Warten Sie einen "
        "Moment, gehen Sie zurück und senden Sie die Seite noch einmal."
    ),
}
