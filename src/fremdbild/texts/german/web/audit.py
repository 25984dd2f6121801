"""Das Protokoll: ein Satz für jede Tat, und seine Seite."""

from __future__ import annotations

AUDIT: dict[str, str] = {
    # Taten.
    "audit.other": "{actor}: {deed} ({about}).",
    "audit.begun": "{actor} hat das erste Konto eingerichtet.",
    "audit.me.changed": "{actor} hat den eigenen Namen oder die Sprache geändert.",
    "audit.person.invited": "{actor} hat {about} eingeladen.",
    "audit.person.invited_again": "{actor} hat {about} neu eingeladen; ältere Einladungen öffnen nichts mehr.",
    "audit.person.accepted": "{actor} hat die Einladung angenommen und ein Passwort gesetzt.",
    "audit.person.changed": "{actor} hat das Konto {about} geändert: {changed}.",
    "audit.person.activated": "{actor} hat das Konto {about} wieder geöffnet.",
    "audit.person.deactivated": "{actor} hat das Konto {about} geschlossen.",
    "audit.person.signed_out_everywhere": "{actor} hat sich überall abgemeldet.",
    "audit.sign_in.added": "{actor} hat einen Weg zur Anmeldung hinzugefügt: {about}.",
    "audit.sign_in.removed": "{actor} hat einen Weg zur Anmeldung entfernt: {about}.",
    "audit.sign_in.password": "{actor} hat das eigene Passwort geändert.",
    "audit.role.given": "{actor} hat {about} die Rolle {role} gegeben: {unit}.",
    "audit.role.taken": "{actor} hat {about} die Rolle {role} genommen: {unit}.",
    "audit.unit.added": "{actor} hat die Einheit {about} ({code}) hinzugefügt.",
    "audit.unit.changed": "{actor} hat die Einheit {about} ({code}) geändert: {changed}.",
    "audit.unit.removed": "{actor} hat die Einheit {about} ({code}) entfernt.",
    "audit.units.imported": "{actor} hat Einheiten aus {about} übernommen: {added} neu, {changed} geändert.",
    "audit.log.exported": "{actor} hat das Protokoll als {about} mitgenommen.",
    # Maßnahmen, Stimmen.
    "audit.action.proposed": "{actor} hat eine Maßnahme vorgeschlagen: {about}.",
    "audit.action.taken_over": "{actor} hat eine Maßnahme aus einer Datei übernommen: {about}.",
    "audit.action.changed": "{actor} hat eine Maßnahme geändert: {about}.",
    "audit.action.decided_yes": "{actor} hat eine Maßnahme beschlossen: {about}.",
    "audit.action.decided_no": "{actor} hat eine Maßnahme verworfen oder beendet: {about}.",
    "audit.action.decided_later": "{actor} hat eine Maßnahme zurückgestellt: {about}.",
    "audit.action.reported": "{actor} hat den Stand einer Maßnahme gemeldet: {about}.",
    "audit.remark.masked": "{actor} hat einen Text maskiert und freigegeben: {about}.",
    "audit.remark.withheld": "{actor} hat einen Text zurückgehalten: {about}.",
    "audit.remark.reopened": "{actor} hat einen Text wieder zum Prüfen gestellt: {about}.",
    "audit.remark.read": "{actor} hat einen Text im Wortlaut gelesen: {about}.",
    "audit.feedback.read": "{actor} hat eine Rückmeldung mit Kundenbezug gelesen: {about}.",
    "audit.feedback.answered": "{actor} hat eine Rückmeldung als beantwortet vermerkt: {about}.",
    "audit.feedback.reopened": "{actor} hat eine Rückmeldung wieder geöffnet: {about}.",
    # Die Seite.
    "audit.short": "Protokoll",
    "audit.title_empty": "Hier wurde noch nichts geändert.",
    "audit.title_whole": "{count} Einträge, und keiner wurde verändert.",
    "audit.title_unchecked": "{count} Einträge. Ob einer verändert wurde, ist jetzt nicht geprüft.",
    "audit.title_broken": "Das Protokoll wurde verändert: Eintrag {number} passt nicht zum vorigen.",
    "audit.lead": (
        "Wer bei Kunden und Einstellungen was gesehen oder geändert hat. Jeder Eintrag trägt den Hash des vorigen."
    ),
    "audit.lead_broken": (
        "Einträge ab dort beweisen nichts. Nehmen Sie das Protokoll als Datei mit, bewahren Sie sie auf "
        "und vergleichen Sie sie mit der letzten Sicherung."
    ),
    "audit.check": "Jetzt prüfen",
    "audit.jsonl": "Als JSON-Zeilen mitnehmen",
    "audit.csv": "Als CSV",
    "audit.filter.who": "Wer",
    "audit.filter.what": "Was oder wen",
    "audit.filter.since": "Von",
    "audit.filter.until": "Bis",
    "audit.filter.button": "Filtern",
    "audit.filter.all": "Alles zeigen",
    "audit.filter.refused": "Ein Tag wird so geschrieben: 2026-09-30. Der Filter wurde nicht angewendet.",
    "audit.number": "Nr.",
    "audit.when": "Wann",
    "audit.what": "Was geschah",
    "audit.none": "Kein Eintrag passt zu diesem Filter.",
    "audit.never": "Wer eine Umfrage gelesen oder beantwortet hat, wird hier nie aufgeschrieben.",
    "audit.token_created": "richtete einen Zugangsschlüssel zur API ein",
    "audit.token_revoked": "sperrte einen Zugangsschlüssel zur API",
}
