"""Handeln: vom Befund zur Maßnahme, und was aus ihr geworden ist."""

from __future__ import annotations

ACT: dict[str, str] = {
    # Wie die Seite beginnt.
    "act.title.waiting.one": "eine Maßnahme wartet auf einen Entscheid.",
    "act.title.waiting.many": "{count} Maßnahmen warten auf einen Entscheid.",
    "act.title.overdue.one": "eine Maßnahme ist überfällig.",
    "act.title.overdue.many": "{count} Maßnahmen sind überfällig.",
    "act.title.reached.one": "die eine beschlossene Maßnahme hat erreicht, was erwartet war.",
    "act.title.reached.some": "eine von {all} beschlossenen Maßnahmen hat erreicht, was erwartet war.",
    "act.title.reached.many": "{count} von {all} beschlossenen Maßnahmen haben erreicht, was erwartet war.",
    "act.title.going.one": "eine Maßnahme ist beschlossen.",
    "act.title.going.many": "{count} Maßnahmen sind beschlossen.",
    "act.title.ended": "zurzeit läuft keine Maßnahme.",
    "act.title.empty": "noch ist nichts beschlossen.",
    "act.title.unit_none": "Für Ihre Einheit gibt es noch keine Maßnahme.",
    "act.lead.waiting": "Jede Maßnahme antwortet auf einen Befund und sagt, welche Zahl sie bewegen soll.",
    "act.lead.going": (
        "Neben jeder Erwartung steht, was die neueste Auswertung misst. Der nächste Befund wartet vielleicht schon."
    ),
    "act.lead.empty": "Der kürzeste Weg: einen Befund wählen und aufschreiben, wer was bis wann tut.",
    "act.lead.no_assessment": (
        "Maßnahmen antworten auf Befunde, und noch gibt es keine Auswertung. Beginnen Sie beim Bild."
    ),
    "act.lead.unit": "Hier steht, wofür Ihre Einheit einsteht. Sagen Sie, wie weit Sie sind.",
    "act.lead.unit_none": (
        "Sobald die Leitung eine beschließt, steht sie hier. Bis dahin sehen Sie im Bild, worum es geht."
    ),
    "act.next.decide": "Entscheiden",
    "act.next.finding": "Aus einem Befund eine Maßnahme machen",
    "act.next.picture": "Zum Bild",
    "act.next.report": "Stand melden",
    # Die Tabelle.
    "act.waiting": "Darüber ist zu entscheiden",
    "act.ended": "Diese sind zurückgestellt oder beendet",
    "act.column.what": "Maßnahme",
    "act.column.owner": "Verantwortlich",
    "act.column.due": "bis",
    "act.column.expected": "erwartete Wirkung",
    "act.column.measured": "bisher",
    "act.column.status": "Stand",
    "act.owner.board": "Leitung",
    "act.no_day": "ohne Termin",
    "act.no_goal": "keine Zahl genannt",
    "act.overdue": "überfällig",
    "act.take.decide": "Hier entscheiden",
    "act.take.change": "Hier weiterführen",
    "act.note": (
        "Gemessen: {period}, Auswertung {label}; Wert mit 95-%-Intervall und n. Der Balken zeigt den letzten Wert "
        "von 0 bis 100, der Strich die Erwartung. Eine Bewegung nach dem Entscheid beweist nicht, dass er sie "
        "bewirkt hat."
    ),
    "act.note_none": "Noch gibt es keine Auswertung, an der sich eine Wirkung messen ließe.",
    "act.effect.before": "Wert vor dem Entscheid; Wirkung noch nicht gemessen",
    "act.effect.unmeasured": "noch nicht gemessen",
    "act.effect.today": "so steht es heute",
    "act.effect.none": "Keine Zahl",
    "act.status.proposed": "beantragt",
    "act.status.decided": "beschlossen",
    "act.status.running": "läuft",
    "act.status.trial": "im Versuch",
    "act.status.done": "erledigt",
    "act.status.stopped": "beendet",
    # Befunde.
    "act.findings.short": "Befunde",
    "act.findings.none": "Noch gibt es keine Befunde.",
    "act.findings.title": "{count} Befunde sprechen sicher gegen uns.",
    "act.findings.title_one": "Ein Befund spricht sicher gegen uns.",
    "act.findings.title_none": "Kein Befund spricht sicher gegen uns.",
    "act.findings.lead": (
        "Der sicherste steht zuerst, wie im Bericht. Wählen Sie einen, an dem Sie etwas ändern wollen."
    ),
    "act.findings.first": "Auf den ersten antworten",
    "act.findings.worse": "Was sicher schlechter ist",
    "act.findings.others": "Was besser ist oder nicht sicher",
    "act.findings.column.finding": "Befund",
    "act.findings.column.value": "Wert",
    "act.findings.column.difference": "Unterschied",
    "act.findings.way": "Weiter",
    "act.findings.propose": "Maßnahme vorschlagen",
    "act.findings.has_action": "hat eine Maßnahme.",
    "act.findings.unsure": "kein sicherer Unterschied",
    "act.findings.note": "Auswertung {label}; Werte mit 95-%-Intervall, Unterschiede nach Holm korrigiert.",
    "act.new.short": "Neue Maßnahme",
    "act.new.lead": "Gemessen {value}, Unterschied {difference}. Was soll sich ändern, wer steht dafür ein, bis wann?",
    "act.new.button": "Vorschlagen",
    "act.field.what": "Was getan wird",
    "act.field.what_en": "Dasselbe auf Englisch",
    "act.field.owner": "Welche Einheit dafür einsteht",
    "act.field.due": "Bis wann",
    "act.field.effect": "Woran man die Wirkung sieht",
    "act.field.baseline": "Von",
    "act.field.expected_value": "Auf",
    "act.field.status": "Wie weit ist sie?",
    "act.field.notes": "Notiz",
    "act.help.what": "Ein Satz, den alle verstehen, ohne Namen von Personen.",
    "act.help.what_en": "Leer: Auf englischen Seiten steht der Satz von oben.",
    "act.help.owner": "Es steht deren Leitung ein; nie eine Person mit Namen.",
    "act.help.baseline": "Der Wert heute, in der Einheit der Kennzahl.",
    "act.help.expected_value": "Der Wert, den Sie bei der nächsten Auswertung erwarten.",
    "act.help.notes": "Was gelernt wurde, was im Weg steht. Ohne Namen von Personen; bis 2000 Zeichen.",
    "act.problem.required": "Das fehlt noch.",
    "act.problem.number": "Das ist keine Zahl. Schreiben Sie zum Beispiel 75 oder 7,5.",
    "act.problem.of_hundred": "Diese Kennzahl reicht von 0 bis 100.",
    "act.problem.effect_needed": "Wählen Sie, welche Zahl sich bewegen soll.",
    # Eine Maßnahme.
    "act.action.open": "Sie ist beantragt. Sagen Sie Ja, Nein oder später.",
    "act.action.later": "Zurückgestellt ({role}). Die Antwort lässt sich jederzeit ändern.",
    "act.action.no": "Am {day} verworfen oder beendet. Die Antwort lässt sich ändern.",
    "act.action.yes": "Am {day} beschlossen; Stand: {status}.",
    "act.yes": "Ja, beschließen",
    "act.no": "Nein",
    "act.later": "Später",
    "act.stop": "Beenden",
    "act.decided.yes": "Beschlossen.",
    "act.decided.no": "Verworfen oder beendet.",
    "act.decided.later": "Zurückgestellt.",
    "act.decision": "Entscheid",
    "act.decision.open": "steht aus",
    "act.decision.yes": "Ja",
    "act.decision.no": "Nein",
    "act.decision.later": "später",
    "act.measured_in": "gemessen, {period}",
    "act.next_wave": "Gemessen wird mit der nächsten Auswertung.",
    "act.finding": "Der Befund",
    "act.finding_of": "Aus der Auswertung {label}.",
    "act.notes": "Notizen",
    "act.no_notes": "Noch keine. Wer Stand meldet, kann eine schreiben.",
    "act.cause": "Ursache",
    "act.cause.text": (
        "Was nach dem Entscheid anders ist, kann auch von anderem kommen. "
        "Sicher wird es erst, wo ein Versuch mit einer Vergleichsgruppe gemessen wurde."
    ),
    "act.edit.short": "Maßnahme ändern",
    "act.edit.title": "Was soll an der Maßnahme anders sein?",
    "act.edit.lead": "Der Befund und der Entscheid bleiben, wie sie sind. Jede Änderung steht im Protokoll.",
    "act.report.short": "Stand melden",
    "act.report.lead": "Wie weit ist die Maßnahme? Wer das meldet, steht im Protokoll; hier stehen nur Rollen.",
    "act.saved": "Gespeichert.",
    "act.conflict": (
        "Jemand anders hat inzwischen gespeichert. Ihre Eingaben stehen noch im Formular; unten steht, was dort jetzt "
        "anders ist. Prüfen Sie beides und speichern Sie noch einmal."
    ),
    "act.conflict_decision": (
        "Jemand anders hat diese Maßnahme inzwischen geändert. Ihr Entscheid wurde nicht gespeichert; "
        "lesen Sie den neuen Stand und entscheiden Sie noch einmal."
    ),
}
