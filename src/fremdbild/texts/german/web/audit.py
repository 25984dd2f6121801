"""Words of `web.audit`."""

from __future__ import annotations

AUDIT: dict[str, str] = {
    "audit.run_assessment": "hat die Auswertung eines Zeitraums gestartet",
    "audit.begin_survey": "hat begonnen, eine Befragung vorzubereiten",
    "audit.change_survey": "hat eine Befragung vor dem Start geändert",
    "audit.add_contacts": "hat einer Welle Personen hinzugefügt",
    "audit.remove_contacts": "hat die Personen einer Welle entfernt",
    "audit.make_units": "hat aus einer Liste Einheiten angelegt",
    "audit.make_link": "hat einen Link für alle gemacht",
    "audit.remove_link": "hat den Link für alle weggenommen",
    "audit.ask_approval": "hat die Vertrauensperson um das Ja zu einer Welle gebeten",
    "audit.approve_wave": "hat eine Welle bewilligt",
    "audit.refuse_wave": "hat eine Welle zurückgegeben",
    "audit.start_wave": "hat eine Welle gestartet",
    "audit.set_reminder": "hat eine Erinnerung geplant",
    "audit.export_wave": "hat die Umschläge einer Welle heruntergeladen",
    "audit.count_wave": "hat eine Welle öffnen und auszählen lassen",
    "audit.discard_wave": "hat eine Welle ungeöffnet aufgegeben",
    "audit.release_wave": "hat die Ergebnisse einer Welle an die Befragten gesendet",
    "audit.delete_draft": "hat den Entwurf einer Welle gelöscht",
    "audit.make_questionnaire": "hat einen Fragebogen angelegt",
    "audit.change_questionnaire": "hat einen Fragebogen geändert",
}
