"""Stimmen: was Menschen geschrieben haben, maskiert; und Rückmeldungen, die eine Antwort verdienen."""

from __future__ import annotations

VOICES: dict[str, str] = {
    "voices.title.waiting": "{count} Texte hat noch niemand gelesen.",
    "voices.title.waiting_one": "Einen Text hat noch niemand gelesen.",
    "voices.title.unanswered": "{count} Kunden warten auf eine Antwort.",
    "voices.title.unanswered_one": "Ein Kunde wartet auf eine Antwort.",
    "voices.title.voices": "{count} Menschen sagen es in eigenen Worten.",
    "voices.title.voices_one": "Ein Mensch sagt es in eigenen Worten.",
    "voices.title.empty": "Noch ist hier nichts zu lesen.",
    "voices.lead.waiting": "Andere sehen einen Text erst, wenn Sie Namen, Orte und Nummern darin verdeckt haben.",
    "voices.lead.unanswered": "Wer uns Kritik mit Namen gibt, soll von einem Menschen hören.",
    "voices.lead.voices": (
        "Einzelne Stimmen, nicht alle und kein Durchschnitt. Namen, Orte und Nummern sind verdeckt, "
        "die Reihenfolge ist jedes Mal gemischt."
    ),
    "voices.lead.empty": (
        "Texte erscheinen, wenn die Welle zu Ende ist, genug Menschen geschrieben haben und "
        "Namen, Orte und Nummern verdeckt sind."
    ),
    "voices.next.read": "Den nächsten lesen",
    "voices.next.answer": "Rückmeldungen beantworten",
    "voices.next.voices": "Lesen",
    "voices.next.ask": "Menschen fragen",
    "voices.next.secret": "So bleibt eine Antwort geheim",
    "voices.back": "Zu allen Stimmen",
    "voices.all_of_wave": "Alle {count} lesen",
    "voices.about": "zu {touchpoint}",
    "voices.table": "Wie weit das Lesen ist",
    "voices.column.wave": "Welle",
    "voices.column.new": "ungelesen",
    "voices.column.masked": "maskiert",
    "voices.column.withheld": "zurückgehalten",
    "voices.column.state": "für andere",
    "voices.column.case": "Fall",
    "voices.column.record": "Kundennummer",
    "voices.column.touchpoint": "Anliegen",
    "voices.column.raised": "gegeben am",
    "voices.column.due": "Antwort bis",
    "voices.column.wrote": "mit Text",
    "voices.column.answered": "beantwortet am",
    "voices.column.outcome": "Was daraus wurde",
    "voices.yes": "ja",
    "voices.no": "nein",
    "voices.state.running": "nichts, solange die Welle läuft",
    "voices.state.shown": "sichtbar",
    "voices.state.few": "nichts: zu wenige haben geschrieben",
    "voices.state.unread": "noch nichts maskiert",
    "voices.note": (
        "Gezeigt werden Texte nur, wo mindestens {count} Menschen geschrieben haben; ohne Datum und ohne Einheit."
    ),
    "voices.note_none": "Gezeigt werden Texte erst nach dem Ende einer Welle; ohne Datum und ohne Einheit.",
    "voices.wave.title": "{count} Menschen sagen es in eigenen Worten.",
    "voices.wave.title_one": "Ein Mensch sagt es in eigenen Worten.",
    "voices.wave.none": "Aus dieser Welle wird kein Text gezeigt.",
    "voices.kind.name": "Name",
    "voices.kind.place": "Ort",
    "voices.kind.number": "Nummer",
    "voices.kind.email": "E-Mail",
    "voices.kind.link": "Link",
    "voices.kind.word": "Wort",
    "voices.rule.email": "sieht aus wie eine E-Mail-Adresse",
    "voices.rule.link": "sieht aus wie eine Webadresse",
    "voices.rule.street": "Straße mit Hausnummer",
    "voices.rule.postcode": "Postleitzahl mit Ort",
    "voices.rule.number": "vier Ziffern oder mehr",
    "voices.rule.title": "steht nach einer Anrede oder einem Titel",
    "voices.rule.introduced": "steht nach einem Gruß oder „ich heiße“",
    "voices.rule.account": "heißt wie jemand mit einem Konto hier",
    "voices.rule.first_name": "steht in der Liste der Vornamen",
    "voices.rule.place": "steht in der Liste der Orte",
    "voices.rule.yours": "von Ihnen bezeichnet",
    "voices.remark.short": "Text maskieren",
    "voices.remark.title": "In diesem Text fallen {count} Stellen auf.",
    "voices.remark.title_one": "In diesem Text fällt eine Stelle auf.",
    "voices.remark.title_none": "In diesem Text fällt den Regeln nichts auf.",
    "voices.remark.title_masked": "Dieser Text ist maskiert und freigegeben.",
    "voices.remark.title_withheld": "Dieser Text ist zurückgehalten.",
    "voices.remark.lead": (
        "Lesen Sie ihn ganz: Regeln übersehen Spitznamen, Berufe und Geschichten, an denen man jemanden erkennt. "
        "Verdeckt wird nur, was Sie angehakt lassen oder bezeichnen; sonst bleibt jedes Wort, wie es ist."
    ),
    "voices.remark.written": "Wie es geschrieben wurde",
    "voices.remark.shown": "Wie andere es sehen würden",
    "voices.remark.found": "Was auffällt",
    "voices.remark.nothing_found": "Keine Regel hat etwas gefunden.",
    "voices.remark.more": "Was noch zu verdecken ist",
    "voices.remark.more_help": (
        "Schreiben Sie die Stelle ab, wie sie im Text steht, oder markieren Sie sie dort. Verdeckt wird sie überall "
        "im Text."
    ),
    "voices.remark.passage": "Stelle",
    "voices.remark.kind": "Art der Stelle",
    "voices.remark.release": "Maskiert freigeben",
    "voices.remark.preview": "Erst ansehen",
    "voices.remark.withhold": "Zurückhalten",
    "voices.remark.reopen": "Wieder auf ungelesen setzen",
    "voices.remark.note": "Noch ungelesen: {count}. Wer was freigegeben hat, steht im Protokoll; der Text selbst nie.",
    "voices.done.release": "Maskiert und freigegeben.",
    "voices.done.withhold": "Zurückgehalten: Niemand sonst sieht diesen Text.",
    "voices.done.reopen": "Der Text ist wieder ungelesen.",
    "voices.conflict": (
        "Jemand anders hat diesen Text inzwischen bearbeitet. Gespeichert wurde nichts; Ihre Bezeichnungen stehen "
        "noch hier. "
        "Prüfen Sie den Stand und speichern Sie noch einmal."
    ),
    "voices.missing": (
        "„{passage}“ steht so nicht im Text. Schreiben Sie die Stelle genau ab. Freigegeben wurde nichts."
    ),
    "voices.feedback.short": "Rückmeldungen mit Namen",
    "voices.feedback.none": "Keine Rückmeldung wartet auf Sie.",
    "voices.feedback.all_answered": "Jede Rückmeldung ist beantwortet.",
    "voices.feedback.late": "{count} davon sind über der Frist.",
    "voices.feedback.late_one": "Eine davon ist über der Frist.",
    "voices.feedback.lead": "Die älteste steht zuerst. Rufen Sie an oder schreiben Sie, dann vermerken Sie es hier.",
    "voices.feedback.oldest": "Die älteste lesen",
    "voices.feedback.answered": "Beantwortet",
    "voices.feedback.noted": "Als beantwortet vermerkt.",
    "voices.feedback.note": (
        "Hier stehen nur Umfragen mit Namen: Weiterempfehlung 0 bis 6, oder im Mittel unter 50 von 100. "
        "Jedes Öffnen einer Rückmeldung steht im Protokoll."
    ),
    "voices.one.waiting": "Diese Rückmeldung wartet auf eine Antwort bis {day}.",
    "voices.one.late": "Diese Rückmeldung wartet über die Frist hinaus: Die Antwort war bis {day} fällig.",
    "voices.one.answered": "Diese Rückmeldung ist seit {day} beantwortet.",
    "voices.one.lead": "Zuerst der Mensch, dann der Vermerk: Hier steht nur, dass und wann geantwortet wurde.",
    "voices.one.nothing": "Geschrieben wurde nichts; kritisch sind die Antworten.",
    "voices.one.answer": "Wenn Sie geantwortet haben",
    "voices.one.note": "Als beantwortet vermerken",
    "voices.one.reopen": "War doch nicht beantwortet",
    "voices.one.conflict": (
        "Jemand anders war schneller: Der Stand hat sich inzwischen geändert, Ihr Vermerk wurde nicht gespeichert."
    ),
    "voices.one.contact": (
        "Adresse und Telefon stehen nicht hier: Sie finden sie unter der Fall- oder Kundennummer in Ihrem System. "
        "Dass Sie diese Seite geöffnet haben, steht im Protokoll."
    ),
    "voices.field.cause": "Worum es ging",
    "voices.field.outcome": "Was daraus wurde",
    "voices.help.cause": "In einem oder zwei Wörtern, ohne Namen; zum Beispiel: Termin.",
    "voices.help.outcome": "Ein kurzer Satz ohne Namen; zum Beispiel: angerufen, Rechnung berichtigt.",
}
