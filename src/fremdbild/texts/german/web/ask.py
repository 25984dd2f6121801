"""Worte des Ortes *Fragen*: Wellen vorbereiten, senden, schließen, und die Mails an die Befragten."""

from __future__ import annotations

ASK: dict[str, str] = {
    # Der Ort.
    "ask.home.none": "Noch wurde niemand gefragt.",
    "ask.home.lead.none": (
        "In fünf kleinen Schritten fragen Sie Kunden, wie sie Sie sehen, oder Mitarbeitende, wie sie sich selbst "
        "sehen. Vor dem letzten Schritt geht nichts hinaus."
    ),
    "ask.home.lead": (
        "Jede Welle fragt einmal, und zwar die, die Sie wählen. Ergebnisse stehen im Bild, sobald sie ausgezählt sind."
    ),
    "ask.home.all": "Alle Wellen",
    "ask.running.none": "keine Welle läuft",
    "ask.running.one": "eine Welle läuft",
    "ask.running.many": "{count} Wellen laufen",
    "ask.counted.none": "keine ist ausgezählt",
    "ask.counted.one": "eine ist ausgezählt",
    "ask.counted.many": "{count} sind ausgezählt",
    "ask.waiting.one": "eine wartet",
    "ask.waiting.many": "{count} warten",
    "ask.running_and_counted": "{running}, {counted}.",
    "ask.running_waiting_and_counted": "{running}, {waiting}, {counted}.",
    "ask.list.wave": "Welle",
    "ask.list.how": "Art",
    "ask.list.asked": "Gefragt",
    "ask.list.answered": "Geantwortet",
    "ask.list.stands": "Stand",
    "ask.list.go": "Weiter zu",
    "ask.list.by_link": "über einen Link",
    "ask.list.to.draft": "Weiter",
    "ask.list.to.look": "Ansehen",
    "ask.list.to.picture": "Ansehen",
    "ask.how.trustee": "anonym, Schlüssel bei der Vertrauensperson",
    "ask.how.server": "anonym, Schlüssel auf dem Server",
    "ask.how.anonymous": "anonym",
    "ask.how.named": "mit Namen, gehört zum Fall",
    "ask.how.link": "mit Namen, über einen Link für alle",
    "ask.how.event": "mit Namen, nach einem Fall",
    "ask.stands.draft": "noch nicht gesendet",
    "ask.stands.waiting": "wartet auf die Vertrauensperson",
    "ask.stands.approved": "bewilligt, noch nicht gesendet",
    "ask.stands.early": "öffnet am {day}",
    "ask.stands.open": "offen bis {day}",
    "ask.stands.closed": "geschlossen am {day}, Umschläge zu",
    "ask.stands.counted": "ausgezählt am {day}",
    "ask.stands.released": "freigegeben",
    "ask.about": "rund {count}",
    "ask.below_fifty": "ab 50 genannt",
    "ask.when_opened": "nach dem Öffnen",
    "ask.protected": "geschützt",
    "ask.whole": "Ganze Organisation",
    "ask.today": "heute",
    "ask.on_weekday": "am {day}",
    "ask.on_day": "am {day}",
    "ask.weekday.0": "Montag",
    "ask.weekday.1": "Dienstag",
    "ask.weekday.2": "Mittwoch",
    "ask.weekday.3": "Donnerstag",
    "ask.weekday.4": "Freitag",
    "ask.weekday.5": "Samstag",
    "ask.weekday.6": "Sonntag",
    "ask.yes": "ja",
    "ask.no": "nein",
    "ask.onward": "Weiter",
    "ask.back": "Zurück",
    "ask.leave": "Abbrechen",
    "ask.deleted": "Der Entwurf ist gelöscht.",
    "ask.role.employee": "Mitarbeitende",
    "ask.role.manager": "Führungskräfte",
    "ask.role.customer": "Kunden",
    "ask.role.observer": "Beobachtende",
    # Der nächste Schritt.
    "ask.step.new.first": "Zum ersten Mal fragen",
    "ask.step.new.first.text": (
        "Es dauert etwa zehn Minuten. Sie können bei jedem Schritt aufhören; was Sie eingegeben haben, bleibt."
    ),
    "ask.step.new.more": "Neue Welle vorbereiten",
    "ask.step.new.more.text": "Fünf kleine Schritte; vor dem letzten geht nichts hinaus.",
    "ask.step.draft": "Entwurf fertig machen",
    "ask.step.draft.text": "„{wave}“ ist zum Teil vorbereitet. Gesendet ist nichts.",
    "ask.step.approve": "Welle ansehen und entscheiden",
    "ask.step.approve.text": (
        "Sie wartet auf Sie: Fragen, Gruppen, Mindestzahlen und Fristen. Ohne Ihr Ja geht nichts hinaus."
    ),
    "ask.step.send": "Zum letzten Schritt",
    "ask.step.send.text": "Die Vertrauensperson hat ja gesagt. Mit dem letzten Schritt gehen die Einladungen hinaus.",
    "ask.step.remind": "Erinnerung vorbereiten",
    "ask.step.remind.sealed": (
        "Sie geht {day} an alle {count}, auch an jene, die schon geantwortet haben: Wer das ist, wissen wir nicht."
    ),
    "ask.step.remind.sealed.none": (
        "Geplant ist keine. Sie ginge an alle {count}, auch an jene, die schon geantwortet haben: Wer das ist, "
        "wissen wir nicht."
    ),
    "ask.step.remind.named": "Sie geht {day} an jene, die bis dahin nicht geantwortet haben.",
    "ask.step.remind.named.none": "Geplant ist keine. Sie ginge an jene, die bis dahin nicht geantwortet haben.",
    "ask.step.open": "Umschläge öffnen",
    "ask.step.open.text": "Auf Ihrem eigenen Gerät, mit Ihrem Schlüssel. Die Seite führt Sie durch drei Schritte.",
    "ask.step.assess": "Periode auswerten",
    "ask.step.assess.text": "Die Antworten sind da. Die Auswertung nimmt sie ins Bild.",
    "ask.step.release": "Sagen, was herauskam",
    "ask.step.release.text": ("Wer gefragt wurde, bekommt eine Mail mit dem, was Sie jetzt tun."),
    # Schritte.
    "ask.steps": "Schritte",
    "ask.step_name.whom": "Wen",
    "ask.step_name.questions": "Fragen",
    "ask.step_name.people": "Personen",
    "ask.step_name.time": "Wann und wie",
    "ask.step_name.check": "Prüfen und senden",
    "ask.stale": "Jemand hat das inzwischen geändert. So steht es jetzt; von Ihnen wurde nichts gespeichert.",
    "ask.stale.title": "Jemand anderes hat gespeichert, während Sie schrieben.",
    "ask.stale.kept": "Ihre Eingaben stehen noch unten. Speichern Sie sie, ersetzen sie die anderen, nämlich:",
    "ask.stale.save": "Meine speichern",
    "ask.whom.title": "Wen fragen Sie?",
    "ask.whom.customer": "Kunden",
    "ask.whom.inside": "Mitarbeitende und Führungskräfte",
    "ask.whom.observer": "Beobachtende",
    "ask.whom.help.customer": "Wie andere Sie sehen: nach einem Fall oder einmal im Quartal. Ob mit Namen, wählen Sie.",
    "ask.whom.help.inside": "Wie Sie sich selbst sehen. Immer anonym: Antworten bleiben bis zum Schluss versiegelt.",
    "ask.whom.help.observer": "Wer Sitzungen und Räume beobachtet: Was fällt auf?",
    "ask.whom.empties": "Ändern Sie das, wird die Liste der Personen leer.",
    "ask.whom.fixed": (
        "Eine Welle dieser Befragung hat begonnen: Wen sie fragt, steht fest. Andere fragen Sie mit einer neuen "
        "Befragung."
    ),
    "ask.questions.title": "Was fragen Sie?",
    "ask.questions.each": "Pro Person: {counted}.",
    "ask.per_person": "{count} Fragen",
    "ask.per_person.one": "eine Frage",
    "ask.per_person.employee": "{count} Fragen an Mitarbeitende",
    "ask.per_person.manager": "{count} an Führungskräfte",
    "ask.per_person.what": "Gezählt ist, was eine Person gefragt wird, ohne die Bemerkung am Ende.",
    "ask.asked.lead": "{title}. Pro Person: {counted}, ohne die Bemerkung am Ende.",
    "ask.questions.own": "Ein eigener.",
    "ask.questions.preview": "Fragen in beiden Sprachen lesen",
    "ask.questions.languages": "Sprachen",
    "ask.questions.touchpoint": "Zu welchem Kontaktpunkt, wenn zu einem",
    "ask.questions.touchpoint.help": "Sein Kurzname wie in Ihren Daten: hotline, claim. Leer heißt: zum Ganzen.",
    "ask.questions.make": "Eigene Fragen schreiben oder einlesen",
    "ask.people.title": "{count} Personen werden gefragt.",
    "ask.people.title.one": "Eine Person wird gefragt.",
    "ask.people.title.none": "Wer wird gefragt?",
    "ask.people.title.link": "Gefragt wird, wer den Link hat.",
    "ask.people.title.event": "{count} Adressen sind bekannt.",
    "ask.people.lead": "Fügen Sie Adressen ein, eine je Zeile, oder eine Tabelle. Noch bekommt niemand etwas.",
    "ask.people.lead.inside": (
        "Fügen Sie eine Tabelle mit Adresse, Einheit und Rolle ein. Von den Einheiten hängt ab, was gezeigt werden "
        "kann; noch bekommt niemand etwas."
    ),
    "ask.people.lead.event": (
        "Adressen werden in dieser Liste nach System und Datensatz gesucht, dann in der Spalte email Ihrer Kundendaten."
    ),
    "ask.people.pasted": "Liste einfügen",
    "ask.people.pasted.help": (
        "Eine Adresse je Zeile genügt. Eine Tabelle beginnt mit einer Zeile von Namen; diese sind bekannt:"
    ),
    "ask.people.file": "Oder als CSV-Datei hochladen",
    "ask.people.file.help": (
        "Aus einer Tabelle: als CSV speichern. Höchstens 8 MB auf einmal; mehrere Listen zählen zusammen."
    ),
    "ask.people.makes_units": "Einheiten anlegen, die es noch nicht gibt",
    "ask.people.makes_units.help": "Sie stehen zuoberst. Wohin sie gehören, lässt sich vor dem Senden noch festlegen.",
    "ask.people.add": "Diese Personen hinzufügen",
    "ask.people.added": "{count} hinzugefügt.",
    "ask.people.twice": "{count} standen doppelt und sind weggelassen.",
    "ask.people.twice.one": "Eine stand doppelt und ist weggelassen.",
    "ask.people.opted_out": "{count} möchten nicht gefragt werden und sind weggelassen.",
    "ask.people.opted_out.one": "Eine Person möchte nicht gefragt werden und ist weggelassen.",
    "ask.people.new_units": "{count} Einheiten sind angelegt.",
    "ask.people.new_units.one": "Eine Einheit ist angelegt.",
    "ask.people.removed": "Die Liste ist leer.",
    "ask.people.there": "{count} auf der Liste",
    "ask.people.first": "Die ersten {shown} von {count}.",
    "ask.people.email": "Adresse",
    "ask.people.language": "Sprache",
    "ask.people.unit": "Einheit",
    "ask.people.role": "Rolle",
    "ask.people.record": "Kunde",
    "ask.people.case": "Fall",
    "ask.people.remove": "Liste leeren",
    "ask.people.other": "Ohne Liste",
    "ask.people.link.text": (
        "Ein Link oder QR-Code für alle, für Plakat oder Brief. Er zählt Antworten und nicht Personen: Jemand kann "
        "zweimal antworten, und ein Anteil lässt sich nicht nennen."
    ),
    "ask.people.link.make": "Link für alle machen",
    "ask.people.link.remove": "Link wegnehmen",
    "ask.people.event": "Nach dem Abschluss eines Falls fragen",
    "ask.people.event.text": "Oder von selbst: Wer einen Fall hatte, der abgeschlossen ist, wird etwas später gefragt.",
    "ask.event.title": "Nach dem Abschluss eines Falls fragen",
    "ask.event.lead": (
        "Fälle kommen aus Ihren Daten. Bekannt ist ein Fall, wenn er geladen ist: Wird jede Nacht geladen, wird am "
        "Morgen gefragt. Was mehr als sieben Tage vor dem Laden abgeschlossen war, wird nicht mehr gefragt. Wer "
        "abgemeldet ist, wird nie gefragt."
    ),
    "ask.event.minutes": "Minuten nach dem Abschluss",
    "ask.event.minutes.help": "60 ist eine Stunde.",
    "ask.event.rest_days": "Nicht öfter als alle … Tage",
    "ask.event.rest_days.help": "Je Kunde und Adresse, über alle Ihre Befragungen mit Namen.",
    "ask.event.save": "So fragen",
    "ask.event.stop": "Wieder nach Liste fragen",
    "ask.time.title": "Wann und wie?",
    "ask.time.name": "Wie die Befragung heißt",
    "ask.time.name.help": "Das lesen die Befragten.",
    "ask.time.wave": "Wie diese Welle heißt",
    "ask.time.wave.help": "Kurz, etwa 2026-Q4: Buchstaben, Ziffern und - _ .",
    "ask.time.opens": "Öffnet",
    "ask.time.opens.help": "Leer: sobald gesendet wird.",
    "ask.time.closes": "Schließt",
    "ask.time.reminds": "Erinnerung",
    "ask.time.reminds.help": "Leer: keine. Sie lässt sich später verschieben.",
    "ask.time.kind": "Mit Namen oder anonym",
    "ask.time.kind.named": "Mit Namen",
    "ask.time.kind.anonymous": "Anonym",
    "ask.time.kind.help.named": (
        "Antworten gehören zu Kunde und Fall; wer den Fall betreut hat, sieht sie. Die erste Seite sagt das."
    ),
    "ask.time.kind.help.anonymous": (
        "Antworten werden versiegelt und nach dem Schluss geöffnet, alle auf einmal und gemischt. Gezeigt werden "
        "Gruppen, die groß genug sind, und sonst nichts."
    ),
    "ask.time.anonymous.always": "Mitarbeitende und Führungskräfte werden immer anonym gefragt.",
    "ask.time.anonymous.text": (
        "Ihre Antworten werden versiegelt und nach dem Schluss geöffnet, alle auf einmal und gemischt. Bemerkungen "
        "werden von den Antworten getrennt. Bevor die Einladungen hinausgehen, sagt die Vertrauensperson ja."
    ),
    "ask.time.key": "Wer den Schlüssel hat",
    "ask.time.key.if": "Wer den Schlüssel hat, wenn sie anonym ist",
    "ask.time.key.trustee": "Die Vertrauensperson",
    "ask.time.key.server": "Der Server",
    "ask.time.key.help.trustee": (
        "Personalvertretung oder Datenschutz, auf einem eigenen Gerät. Geht der Schlüssel verloren, ist die Welle "
        "verloren: Niemand kann sie öffnen."
    ),
    "ask.time.key.help.server": (
        "Eine Datei außerhalb von Datenbank und Sicherung. Die Verwaltung des Servers könnte die Umschläge öffnen, "
        "und die erste Seite sagt das allen. Geht die Datei verloren, ist die Welle verloren."
    ),
    "ask.time.key.no_trustee": (
        "Niemand hat hier die Rolle der Vertrauensperson. Der Schlüssel ist darum eine Datei auf dem Server, "
        "außerhalb von Datenbank und Sicherung: Die Verwaltung des Servers könnte die Umschläge öffnen, und die "
        "erste Seite sagt das allen. Geht die Datei verloren, ist die Welle verloren. Die Verwaltung kann jemandem "
        "die Rolle geben; dann bewilligt diese Person die Welle und hat den Schlüssel."
    ),
    "ask.time.remark": "Am Ende nach einer Bemerkung fragen",
    "ask.time.remark.help": "Bemerkungen erscheinen erst, wenn eine Person Namen und Orte geschwärzt hat.",
    "ask.time.half": "Zählen, was jemand beantwortet hat, der vorher aufhört",
    "ask.time.half.help": "Für Befragungen mit Namen. Die erste Seite sagt das.",
    "ask.check.title": "Alles ist bereit zum Senden.",
    "ask.check.title.not": "Etwas fehlt noch, bevor gesendet werden kann.",
    "ask.check.title.approval": "Alles ist bereit für die Vertrauensperson.",
    "ask.check.title.waiting": "Die Welle liegt bei der Vertrauensperson.",
    "ask.check.waiting.text": "Vor ihrem Ja geht nichts hinaus. Ändern Sie etwas, muss neu gefragt werden.",
    "ask.check.refused": "Die Vertrauensperson hat sie zurückgegeben:",
    "ask.check.obstacles": "Zuerst zu beheben",
    "ask.check.send": "{count} Einladungen senden",
    "ask.check.open": "Welle öffnen",
    "ask.check.ask_approval": "Um das Ja der Vertrauensperson bitten",
    "ask.check.freeze": (
        "Mit diesem Schritt stehen Fragen, Gruppen, Mindestzahlen und Anonymität fest und lassen sich nicht mehr "
        "ändern."
    ),
    "ask.check.approval.text": (
        "Sie sieht Fragen, Gruppen, Mindestzahlen und Löschfristen, und nichts von den Antworten."
    ),
    "ask.check.whom": "Wen",
    "ask.check.people": "{count} Personen auf der Liste",
    "ask.check.link": "wer den Link hat",
    "ask.check.nobody": "noch niemanden",
    "ask.check.event": (
        "{minutes} Minuten nach dem Abschluss eines Falls, höchstens alle {days} Tage; {known} Adressen auf der Liste"
    ),
    "ask.check.what": "Was",
    "ask.check.read": "Fragen lesen",
    "ask.check.when": "Wann",
    "ask.check.at_once": "sofort",
    "ask.check.until": "bis",
    "ask.check.how": "Wie",
    "ask.check.mail": "Die Einladung",
    "ask.check.delete": "Entwurf löschen",
    "ask.obstacle.questions": "Den Fragebogen gibt es nicht mehr.",
    "ask.obstacle.nobody": "Noch wird niemand gefragt.",
    "ask.obstacle.not_asked": "Der Fragebogen hat keine Fragen an {perspective}, die auf der Liste stehen.",
    "ask.obstacle.language": "Der Fragebogen ist in keiner der gewählten Sprachen geschrieben.",
    "ask.obstacle.closes": (
        "Sie schließt zu früh: frühestens eine halbe Stunde nach dem Öffnen, und nicht in der Vergangenheit."
    ),
    "ask.obstacle.reminds": "Die Erinnerung liegt nicht zwischen Öffnen und Schluss.",
    "ask.obstacle.named_inside": "Mitarbeitende und Führungskräfte werden immer anonym gefragt.",
    "ask.obstacle.anonymous_link": (
        "Anonyme Wellen fragen Personen auf einer Liste: ohne Link und nicht nach einem Fall."
    ),
    "ask.obstacle.no_trustee": "Niemand hat mehr die Rolle der Vertrauensperson, die den Schlüssel haben sollte.",
    "ask.obstacle.too_few": "{people} Personen sind zu wenige: Unter {minimum} ließe sich nie etwas zeigen.",
    "ask.cells.title": "Jede Gruppe erreicht {minimum} Personen.",
    "ask.cells.title.small": "{count} Gruppen haben weniger als {minimum} Personen und werden zusammengelegt.",
    "ask.cells.title.not": "{people} Personen sind weniger als {minimum}: Zeigen ließe sich nichts.",
    "ask.cells.text": (
        "So ist es, wenn alle antworten; mit weniger Antworten werden mehr Gruppen zusammengelegt. Gruppen unter "
        "{minimum} Antworten kommen mit Nachbarn in die nächste Einheit."
    ),
    "ask.cells.lost.manager": (
        "Es gibt im Ganzen weniger als {minimum} Führungskräfte: Sie zählen als Mitarbeitende, und was nur sie "
        "gefragt werden, fällt weg."
    ),
    "ask.cells.lost.employee": (
        "Es gibt im Ganzen weniger als {minimum} Mitarbeitende: Sie zählen mit den Führungskräften, und was nur "
        "sie gefragt werden, fällt weg."
    ),
    "ask.cells.unit": "Einheit",
    "ask.cells.role": "Rolle",
    "ask.cells.invited": "Gefragt",
    "ask.cells.shown": "So wird sie gezeigt",
    "ask.cells.alone": "für sich, wenn genug antworten",
    "ask.cells.joins": "mit anderen, als {unit}",
    "ask.cells.joins.whole": "mit anderen, als ganze Organisation",
    "ask.cells.not": "gar nicht",
    # Listen von Personen.
    "ask.list.problems": "Niemand wurde hinzugefügt. Bitte beheben Sie das und fügen Sie die Liste noch einmal hinzu:",
    "ask.list.more": "und {count} weitere",
    "ask.list.line": "Zeile {line}: {problem}",
    "ask.list.empty": "Die Liste ist leer. Fügen Sie mindestens eine Adresse ein, oder wählen Sie eine Datei.",
    "ask.list.not_text": "Das ist keine Textdatei. Speichern Sie die Tabelle als CSV und versuchen Sie es noch einmal.",
    "ask.list.not_csv": (
        "Die Tabelle ist nicht lesbar ({reason}). Prüfen Sie die Anführungszeichen, oder speichern Sie sie neu als CSV."
    ),
    "ask.list.too_many": "Die Liste hat {count} Zeilen; auf einmal gehen höchstens {most}.",
    "ask.list.too_wide": "hat {count} Felder, die erste Zeile nennt aber {most} Spalten.",
    "ask.list.too_long": "„{column}“ hat mehr als {most} Zeichen.",
    "ask.list.email": "„{written}“ ist keine E-Mail-Adresse.",
    "ask.list.no_email": "die E-Mail-Adresse fehlt.",
    "ask.list.language": "die Sprache „{written}“ ist nicht bekannt; schreiben Sie {known}.",
    "ask.list.role": "die Rolle „{written}“ ist nicht bekannt; schreiben Sie Mitarbeitende oder Führung.",
    "ask.list.record": "Kunde und System gehören zusammen: beide oder keines; eine Liste für Fälle braucht beide.",
    "ask.list.unit": (
        "die Einheit „{written}“ ist nicht bekannt. Berichtigen Sie sie, oder wählen Sie, dass unbekannte angelegt "
        "werden."
    ),
    "ask.list.unit_name": (
        "die Einheit „{written}“ lässt sich nicht anlegen: Eine andere heißt fast so, oder sie hat keine Buchstaben."
    ),
    "ask.list.no_names": "die erste Zeile muss die Spalten nennen, mindestens email. Bekannt sind {columns}.",
    "ask.list.column": "die Spalte „{written}“ ist nicht bekannt. Bekannt sind {columns}.",
    "ask.list.column_twice": "die Spalte „{written}“ steht zweimal da.",
    # Formulare.
    "ask.wrong.required": "Bitte ausfüllen.",
    "ask.wrong.invalid": "Das ist nicht lesbar.",
    "ask.wrong.invalid_choice": "Bitte eines davon wählen.",
    "ask.wrong.null_characters_not_allowed": "Darin steht ein unsichtbares Zeichen. Nehmen Sie es heraus.",
    "ask.wrong.max_length": "Höchstens {most} Zeichen.",
    "ask.wrong.number": "Eine ganze Zahl von {lowest} bis {highest}.",
    "ask.wrong.moment": "Schreiben Sie Tag und Zeit, etwa 2026-11-20T18:00.",
    "ask.wrong.name": "Nur Buchstaben, Ziffern und - _ .; am Anfang ein Buchstabe oder eine Ziffer.",
    "ask.wrong.name_taken": "Diesen Namen gibt es schon.",
    "ask.wrong.questionnaire_name": "Nur kleine Buchstaben, Ziffern und -; am Anfang ein Buchstabe.",
    "ask.wrong.unseen": "Darin steht ein unsichtbares Zeichen. Nehmen Sie es heraus.",
    "ask.wrong.after_closing": "Das liegt nach dem Schluss.",
    "ask.wrong.before_opening": "Das liegt vor dem Öffnen.",
    "ask.wrong.reminder": "Die Erinnerung geht zwischen jetzt und dem Schluss hinaus.",
    "ask.wrong.file": "Bitte eine Datei wählen, die nicht leer ist.",
    # Eine Welle.
    "ask.headline.early": "{asked} Personen werden am {opens} gefragt.",
    "ask.headline.waiting": "Vor dem Ja der Vertrauensperson geht nichts hinaus.",
    "ask.headline.approved": "Die Vertrauensperson hat ja gesagt. {asked} Personen können gefragt werden.",
    "ask.headline.open.named": "{answered} von {asked} haben geantwortet. Die Welle ist offen bis am {day}.",
    "ask.headline.open.link": "{answered} Antworten sind da. Die Welle ist offen bis am {day}.",
    "ask.headline.open.sealed": "Rund {answered} von {asked} haben geantwortet. Die Umschläge bleiben zu bis am {day}.",
    "ask.headline.open.few": "{asked} Personen sind gefragt. Die Umschläge bleiben zu bis am {day}.",
    "ask.headline.closed.sealed": "Rund {answered} von {asked} haben geantwortet. Die Umschläge sind da, und noch zu.",
    "ask.headline.closed.few": "Die Welle ist geschlossen. Die Umschläge sind da, und noch zu.",
    "ask.headline.counted.named": "{answered} von {asked} haben geantwortet. Die Welle ist ausgezählt.",
    "ask.headline.counted.link": "{answered} Antworten sind gekommen. Die Welle ist ausgezählt.",
    "ask.headline.counted.protected": "{asked} Personen wurden gefragt. Die Welle ist ausgezählt.",
    "ask.headline.nothing": "Die Welle ist geschlossen, und nichts davon wurde geöffnet.",
    "ask.wave.as_of": "Stand",
    "ask.wave.retry": "Noch einmal versuchen",
    "ask.wave.unsent": "{count} Einladungen sind noch unterwegs.",
    "ask.wave.refused.one": "Der Mailserver hat eine Adresse endgültig abgelehnt. Dorthin geht nichts mehr.",
    "ask.wave.refused": "Der Mailserver hat {count} Adressen endgültig abgelehnt. Dorthin geht nichts mehr.",
    "ask.wave.named": "mit Namen: Antworten gehören zum Fall",
    "ask.wave.share": "das sind {share}, 95-%-Intervall",
    "ask.wave.by_link": "über den Link: Antworten, nicht Personen",
    "ask.wave.until": "Offen bis",
    "ask.wave.again": "Dieselbe Befragung noch einmal",
    "ask.wave.nothing": (
        "Weniger als {minimum} Personen haben geantwortet, oder die Welle wurde aufgegeben. Umschläge, Adressen "
        "und Schlüssel sind vernichtet."
    ),
    "ask.wave.shut": "Wie viele da sind, steht hier, sobald sie geöffnet sind.",
    "ask.wave.not_yet": "Gesendet ist noch nichts.",
    "ask.envelopes.about": "Rund {answered} von {asked} Umschlägen sind da, und zu.",
    "ask.envelopes.few": (
        "Von {asked} Personen hatten bei der letzten Zählung weniger als 50 geantwortet, oder es gab noch keine."
    ),
    "ask.envelopes.note": (
        "Ein Umschlag steht für {people} Personen. Mehr als diese eine Zahl gibt es nicht, solange die Welle "
        "läuft: einmal am Tag, auf Zehner gerundet, ab 50."
    ),
    "ask.terms.nobody": "Was niemand sieht",
    "ask.terms.nobody.text": (
        "Was jemand geantwortet hat, und wie viele es in einer Abteilung sind, solange die Welle läuft. Auch die "
        "Verwaltung des Systems sieht es nicht."
    ),
    "ask.terms.who": "Wer mitgemacht hat",
    "ask.terms.who.text": (
        "Keine Seite sagt es. Wer Mails und Datenbank zusammen hat, könnte herausfinden, wer mitgemacht hat, nie "
        "aber, was jemand geantwortet hat."
    ),
    "ask.terms.key": "Wer den Schlüssel hat",
    "ask.terms.key.trustee": (
        "Die Vertrauensperson, auf ihrem eigenen Gerät. Sie öffnet einmal, nach Schluss. Auf dem Server liegen nur "
        "verschlossene Umschläge."
    ),
    "ask.terms.key.server": (
        "Der Server, in einer Datei außerhalb von Datenbank und Sicherung. Er öffnet einmal, nach Schluss. Die "
        "Verwaltung könnte die Umschläge vorher öffnen."
    ),
    "ask.terms.key.opened": (
        "Auf dem Server niemand mehr: Umschläge, Lose und Adressen sind vernichtet. Die Vertrauensperson vernichtet "
        "auf ihrem Gerät den privaten Schlüssel mit allen Kopien, den Export und das Ergebnis."
    ),
    "ask.terms.key.destroyed": "Niemand mehr. Umschläge, Lose, Adressen und der Schlüssel des Servers sind vernichtet.",
    "ask.terms.fingerprint": "Fingerabdruck des Schlüssels, zum Vergleichen:",
    "ask.terms.shown": "Was danach sichtbar wird",
    "ask.terms.shown.text": (
        "Ergebnisse von Gruppen ab {minimum} Personen. Kleinere werden mit der nächsten Einheit zusammengelegt."
    ),
    "ask.rates.title": "So viele haben geantwortet",
    "ask.rates.title.protected": "Wie viele geantwortet haben, ist geschützt",
    "ask.rates.share": "Geantwortet, mit 95-%-Intervall",
    "ask.rates.note": (
        "Ein Anteil steht da, wo mindestens {minimum} geantwortet haben und mindestens {minimum} nicht, und wo "
        "sich kein anderer daraus errechnen lässt."
    ),
    "ask.link.title": "Der Link für alle",
    "ask.link.text": "Für Plakate, Briefe, Quittungen. Er zählt Antworten und nicht Personen.",
    "ask.link.download": "QR-Code herunterladen",
    "ask.link.alt": "QR-Code des Links",
    "ask.mark.invited": "Einladung an {count}",
    "ask.mark.remind.all": "Erinnerung an alle {count}",
    "ask.mark.remind.rest": "Erinnerung an jene ohne Antwort",
    "ask.mark.closes": "Die Welle schließt um {time} Uhr",
    "ask.mark.today": "heute",
    "ask.mark.after": "Nach Schluss",
    "ask.mark.opens.trustee": "Vertrauensperson öffnet und mischt; Umschläge, Adressen und Schlüssel vernichtet",
    "ask.mark.opens.server": "Der Server öffnet und mischt; Umschläge, Adressen und Schlüssel vernichtet",
    "ask.mark.addresses": "Adressen und Links der Einladungen werden gelöscht",
    "ask.mark.addresses.gone": "Adressen und Links der Einladungen sind gelöscht",
    "ask.mark.then": "Danach",
    "ask.mark.next": "Als Nächstes",
    "ask.mark.results": "Ergebnisse an die Befragten",
    "ask.coming": "Als Nächstes: {parts}",
    "ask.coming.opens": "{day} das Öffnen",
    "ask.coming.remind": "{day} die Erinnerung",
    "ask.coming.closes": "{day} der Schluss",
    "ask.coming.draft": "Die Welle ist ein Entwurf",
    "ask.coming.waiting": "Die Welle wartet auf die Vertrauensperson",
    "ask.coming.approved": "Die Welle kann gesendet werden",
    "ask.coming.open": "Die Welle wird geschlossen",
    "ask.coming.closed": "Als Nächstes: Die Umschläge werden geöffnet",
    "ask.coming.counted": "Als Nächstes: Die Ergebnisse werden mitgeteilt",
    "ask.coming.released": "Die Welle ist abgeschlossen",
    "ask.foot.sealed": (
        "Was wir nicht ausschließen können: einen verfälschten Server und erfundene Umschläge. Wie wir uns davor "
        "schützen, steht unter Vertrauen."
    ),
    "ask.foot.trust": "So bleibt eine Antwort geheim",
    "ask.asked.title": "{count} Fragen werden gestellt.",
    "ask.job.ask_invite": "Die Einladungen ließen sich nicht senden.",
    "ask.job.ask_remind": "Die Erinnerung ließ sich nicht senden.",
    "ask.job.ask_results": "Die Ergebnisse ließen sich nicht senden.",
    "ask.job.ask_notify": "Wer den nächsten Schritt tut, ließ sich nicht benachrichtigen.",
    "ask.job.ask_count": "Die tägliche Zählung ging nicht.",
    "ask.job.ask_close": "Die Welle ließ sich nicht schließen.",
    "ask.job.ask_open": "Die Umschläge ließen sich nicht öffnen.",
    "ask.job.ask_destroy": "Umschläge und Adressen ließen sich nicht vernichten.",
    "ask.job.ask_event": "Nach abgeschlossenen Fällen ließ sich nicht suchen.",
    # Erinnerung, Bewilligung, Öffnung, Freigabe.
    "ask.reminder.title": "{count} Personen haben nicht geantwortet.",
    "ask.reminder.title.sealed": "Alle {count} werden erinnert.",
    "ask.reminder.lead": "Erinnert wird nur, wer beim Senden nicht geantwortet hat, mit demselben Link.",
    "ask.reminder.lead.sealed": (
        "Auch jene, die geantwortet haben: Wer das ist, wissen wir nicht. Die Mail sagt, dass sie nichts tun "
        "müssen. Sie geht in zufälliger Reihenfolge hinaus."
    ),
    "ask.reminder.when": "Wann sie hinausgeht",
    "ask.reminder.when.help": "Zwischen jetzt und dem Schluss.",
    "ask.reminder.button": "Erinnerung planen",
    "ask.approval.title": "{count} Personen sollen gefragt werden. Sind Sie einverstanden?",
    "ask.approval.lead": (
        "Was Sie hier sehen, steht mit Ihrem Ja fest. Wer die Welle vorbereitet, kann es nicht ändern, ohne Sie "
        "neu zu fragen."
    ),
    "ask.approval.questions": "Fragen",
    "ask.approval.minimum": "Kleinste gezeigte Gruppe",
    "ask.approval.comments": "für Bemerkungen {minimum}",
    "ask.approval.remark": "Bemerkung am Ende",
    "ask.approval.key": "Ihr Schlüssel",
    "ask.approval.key.text": (
        "Machen Sie auf einem eigenen Gerät mit diesem Befehl das Schlüsselpaar, und geben Sie die öffentliche "
        "Hälfte hier ab. Die private bleibt fern von diesem Server. Vergleichen Sie danach den Fingerabdruck: Die "
        "Seite der Welle zeigt ihn."
    ),
    "ask.approval.lost": (
        "Geht die private Hälfte oder ihre Passphrase verloren, ist die Welle verloren: Niemand kann sie öffnen."
    ),
    "ask.approval.key_file": "Die Datei, die auf .public endet",
    "ask.approval.key_file.help": "Oder fügen Sie unten ihren Text ein.",
    "ask.approval.key_text": "Text des öffentlichen Schlüssels",
    "ask.approval.no_key": "Wählen Sie die Datei, die auf .public endet, oder fügen Sie ihren Text ein.",
    "ask.approval.private_key": (
        "Das ist die private Hälfte. Sie gehört nie auf diesen Server: Machen Sie ein neues Schlüsselpaar, vernichten "
        "Sie dieses, und geben Sie hier die Datei ab, die auf .public endet."
    ),
    "ask.approval.not": "Nicht bewilligt",
    "ask.approval.yes": "Bewilligen",
    "ask.approval.no.title": "Oder zurückgeben",
    "ask.approval.reason": "Was anders sein soll",
    "ask.approval.reason.help": "Wer die Welle vorbereitet, liest es.",
    "ask.approval.no": "Zurückgeben",
    "ask.approval.refused": "Sie haben die Welle zurückgegeben.",
    "ask.deletion.title": "Was wann gelöscht wird",
    "ask.deletion.envelopes": "Umschläge, Lose, Export",
    "ask.deletion.envelopes.text": "Sobald die Welle ausgezählt ist.",
    "ask.deletion.addresses": "Adressen",
    "ask.deletion.addresses.text": (
        "Ihre Verbindung zum Los beim Auszählen. Die Adressen allein bleiben, in zufälliger Reihenfolge, bis die "
        "Mail mit den Ergebnissen hinausgegangen ist."
    ),
    "ask.deletion.key": "Schlüssel",
    "ask.deletion.key.trustee": "Sie vernichten ihn nach dem Auszählen auf Ihrem Gerät.",
    "ask.deletion.key.server": "Der Server vernichtet die Datei beim Auszählen.",
    "ask.opening.title": "Die Umschläge sind da. Öffnen Sie sie auf Ihrem Gerät.",
    "ask.opening.lead": (
        "Jede Welle wird einmal geöffnet. Danach sind Umschläge, Lose, Adressen und Schlüssel vernichtet."
    ),
    "ask.opening.one": "1. Umschläge holen",
    "ask.opening.download": "Umschläge herunterladen",
    "ask.opening.two": "2. Mit Ihrem Schlüssel öffnen",
    "ask.opening.two.text": (
        "Auf Ihrem eigenen Gerät, wo die private Hälfte liegt. Der Befehl mischt Antworten und Bemerkungen und "
        "legt kleine Gruppen zusammen."
    ),
    "ask.opening.three": "3. Ergebnis zurückbringen",
    "ask.opening.three.text": "Die Datei, die auf .opened.zip endet. Sie hält weder Namen noch Lose noch Zeiten.",
    "ask.opening.file": "Ergebnis",
    "ask.opening.upload": "Ergebnis dem Server geben",
    "ask.opening.not": "Übernommen wurde nichts",
    "ask.give_up.title": "Oder die Welle aufgeben",
    "ask.give_up.text": (
        "Wo der Schlüssel verloren ist oder zu wenige geantwortet haben. Umschläge und Adressen werden ungeöffnet "
        "vernichtet; niemand kann sie zurückholen."
    ),
    "ask.give_up.really": "Zur Bestätigung schreiben Sie",
    "ask.give_up.button": "Umschläge ungeöffnet vernichten",
    "ask.give_up.not_meant": "Vernichtet wurde nichts: Der Name der Welle stand nicht da.",
    "ask.release.title": "{count} Personen bekommen eine Mail mit den Ergebnissen.",
    "ask.release.lead": (
        "Alle, die geantwortet haben, mit dem Link, den sie kennen. Er führt dann zu dem, was Sie hier schreiben."
    ),
    "ask.release.lead.sealed": (
        "Alle, die gefragt wurden, denn niemand weiß, wer geantwortet hat. Ihre Adressen werden mit der Mail gelöscht."
    ),
    "ask.release.forgotten": (
        "Die Adressen wurden am {day} gelöscht, darum bekommt niemand eine Mail. "
        "Die Links der Einladungen führen weiterhin zu dem, was Sie hier schreiben."
    ),
    "ask.release.now": "Was wir jetzt tun",
    "ask.release.now.help": "Zwei, drei Sätze: was herauskam, was Sie tun, und bis wann.",
    "ask.release.button": "An die Befragten senden",
    # Fragebogen.
    "ask.questionnaires": "Fragebogen",
    "ask.questionnaires.title": "Sie haben {own} eigene, und {shipped}, die fremdbild mitbringt.",
    "ask.questionnaires.title.none": "{shipped} Fragebogen sind bereit.",
    "ask.questionnaires.lead": "Innen und außen lässt sich vergleichen, wo beide Seiten gleich gefragt werden.",
    "ask.questionnaires.new": "Einen eigenen schreiben",
    "ask.questionnaires.import": "Instrumentdatei einlesen",
    "ask.questionnaires.own": "Eigene",
    "ask.questionnaires.shipped": "Bereit zum Gebrauch",
    "ask.questionnaire.title": "Titel",
    "ask.questionnaire.title.de": "Titel deutsch",
    "ask.questionnaire.title.en": "Titel englisch",
    "ask.questionnaire.name": "Kurzname",
    "ask.questionnaire.name.help": "Kleine Buchstaben, Ziffern und -, etwa unsere-fuenfzehn.",
    "ask.questionnaire.base": "Beginnen mit den Fragen von",
    "ask.questionnaire.count": "Fragen",
    "ask.questionnaire.changed": "Geändert",
    "ask.questionnaire.edit": "Bearbeiten",
    "ask.questionnaire.file": "Als Datei herunterladen",
    "ask.questionnaire.version": "Fassung {version}",
    "ask.questionnaire.headline": "{count} Aussagen, jede in allen Sprachen.",
    "ask.questionnaire.problems": "Gespeichert wurde nichts. Bitte beheben Sie das:",
    "ask.questionnaire.saved": "Gespeichert. Wellen, die begonnen haben, behalten ihre eigene Fassung.",
    "ask.questionnaire.save": "Speichern",
    "ask.questionnaire.stale": (
        "Was Sie geschrieben haben, steht noch unten. Speichern Sie es, ersetzt es die andere Fassung; holen "
        "können Sie diese vorher:"
    ),
    "ask.questionnaire.theirs": "die andere Fassung als Datei",
    "ask.new_questionnaire.title": "Ein eigener Fragebogen beginnt mit einem anderen.",
    "ask.new_questionnaire.lead": (
        "Sie bekommen eine Kopie und ändern sie. Aussagen, die Sie stehen lassen, bleiben mit ihm vergleichbar."
    ),
    "ask.import.title": "Lesen Sie einen Fragebogen aus einer Datei ein.",
    "ask.import.lead": "Eine Instrumentdatei (.toml), wie fremdbild instrument export sie schreibt.",
    "ask.import.file": "Datei",
    "ask.import.replaces": "Einen Fragebogen gleichen Namens ersetzen",
    "ask.import.button": "Einlesen",
    "ask.statement": "Aussage {number}",
    "ask.statement.text": "Wortlaut",
    "ask.statement.scale": "Skala",
    "ask.statement.criterion": "Kriterium",
    "ask.statement.no_criterion": "keines der fünfzehn",
    "ask.statement.asked": "Wer gefragt wird",
    "ask.statement.delete": "Beim Speichern löschen",
    "ask.statement.more": "Noch eine Aussage",
    # Mails.
    "ask.mail.invite.subject": "{organisation} fragt nach Ihrer Sicht",
    "ask.mail.invite.text": (
        "Guten Tag\n\n{organisation} möchte Ihre Sicht kennen: {survey} Es sind {questions} Fragen; sie brauchen "
        "etwa {minutes} Min. Ihre Sicht zählt."
    ),
    "ask.mail.invite.text.one": (
        "Guten Tag\n\n{organisation} möchte Ihre Sicht kennen: {survey} Es ist eine einzige Frage. Ihre Sicht zählt."
    ),
    "ask.mail.remind.text.one": (
        "Guten Tag\n\n{organisation} möchte noch immer Ihre Sicht kennen: {survey} Es ist eine einzige Frage."
    ),
    "ask.mail.remind.subject": "Erinnerung: {organisation} fragt nach Ihrer Sicht",
    "ask.mail.remind.text": (
        "Guten Tag\n\n{organisation} möchte noch immer Ihre Sicht kennen: {survey} Es sind {questions} Fragen; "
        "sie brauchen etwa {minutes} Min."
    ),
    "ask.mail.remind.sealed": (
        "Diese Erinnerung geht an alle, denn niemand weiß, wer geantwortet hat. Haben Sie es getan, müssen Sie "
        "nichts tun."
    ),
    "ask.mail.until": "Antworten können Sie bis am {day}, {time} Uhr.",
    "ask.mail.how.named": (
        "Diese Befragung ist namentlich: {organisation} sieht Ihre Antworten und kann darauf eingehen."
    ),
    "ask.mail.how.sealed": (
        "Ihre Antwort wird versiegelt. Öffnen kann sie nur die Vertrauensperson, erst nach Schluss und mit allen "
        "anderen zusammen. Behalten Sie diesen Link für sich; er gehört nur Ihnen."
    ),
    "ask.mail.how.server": (
        "Ihre Antwort bleibt bis zum Schluss versiegelt. Der Schlüssel liegt auf dem Server: Dessen Verwaltung "
        "könnte sie öffnen. Behalten Sie diesen Link für sich; er gehört nur Ihnen."
    ),
    "ask.mail.stop": "Wenn Sie nicht mehr gefragt werden möchten: {link}",
    "ask.mail.results.subject": "Was herauskam, und was {organisation} jetzt tut",
    "ask.mail.results.text": "Guten Tag\n\n{organisation} hat Sie gefragt: {survey} Die Ergebnisse sind freigegeben:",
    "ask.mail.results.now": "Was wir jetzt tun:",
    # Mails an Vertrauensperson und Analyse.
    "ask.notice": "Guten Tag\n\n{text}\n\n{link}\n\n{organisation}\n",
    "ask.notice.approve.subject": "Eine Befragung wartet auf Ihr Ja",
    "ask.notice.approve": (
        "Die Welle „{wave}“ liegt bei Ihnen als Vertrauensperson: Fragen, Gruppen, Mindestzahlen und Fristen. Ohne Ihr "
        "Ja geht nichts hinaus."
    ),
    "ask.notice.open.subject": "Umschläge warten auf Ihren Schlüssel",
    "ask.notice.open": (
        "Die Welle „{wave}“ ist geschlossen. Öffnen können die Umschläge nur Sie, auf Ihrem eigenen Gerät; die Seite "
        "führt durch drei Schritte."
    ),
    "ask.notice.approved.subject": "Die Vertrauensperson hat ja gesagt",
    "ask.notice.approved": "Die Welle „{wave}“ kann gesendet werden. Der letzte Schritt steht hier:",
    "ask.notice.refused.subject": "Die Vertrauensperson hat eine Welle zurückgegeben",
    "ask.notice.refused": "Was an der Welle „{wave}“ anders sein soll, steht hier:",
    "ask.notice.counted.subject": "Eine Welle ist ausgezählt",
    "ask.notice.counted": "Die Umschläge der Welle „{wave}“ sind geöffnet und gezählt. Wie es weitergeht, steht hier:",
    # Vor der Zeit schließen.
    "ask.close.short": "Jetzt schließen",
    "ask.close.title": "Soll die Welle jetzt schließen?",
    "ask.close.lead": "Geplant ist der Schluss am {day}. So steht es auch auf den Seiten der Befragten.",
    "ask.close.over": (
        "Ab sofort kann niemand mehr antworten, und Erinnerungen gehen keine mehr hinaus. Zurück geht es nicht."
    ),
    "ask.close.sealed": "Jeder Umschlag zählt so, wie er zuletzt abgegeben wurde. Er bleibt zu.",
    "ask.close.opens.trustee": (
        "Öffnen kann sie nur die Vertrauensperson, mit ihrem Schlüssel. Haben weniger als {minimum} geantwortet, wird "
        "nichts geöffnet."
    ),
    "ask.close.opens.server": (
        "Der Server öffnet sie gleich danach. Haben weniger als {minimum} geantwortet, wird nichts geöffnet."
    ),
    "ask.close.halves": "Was jemand erst zur Hälfte beantwortet hat, zählt mit.",
    "ask.close.no_halves": "Was jemand erst zur Hälfte beantwortet hat, wird gelöscht.",
    "ask.close.days": "Die Fristen, nach denen Adressen gelöscht werden, laufen ab heute.",
    "ask.close.button": "Endgültig schließen",
    # Antworten auf Verlangen löschen.
    "ask.erase.short": "Antworten einer Person löschen",
    "ask.erase.title": "Wer verlangt, dass die eigenen Antworten gelöscht werden?",
    "ask.erase.lead": (
        "Gesucht wird in allen Umfragen mit Namen. Gezeigt wird nur, in welchen jemand geantwortet hat, nicht was. "
        "Anonyme Antworten gehören niemandem und lassen sich nicht finden."
    ),
    "ask.erase.system": "Aus welchem System",
    "ask.erase.system.help": "Wie es in der Liste stand, mit der eingeladen wurde, etwa crm.",
    "ask.erase.record": "Nummer der Kundin oder des Kunden",
    "ask.erase.record.help": "Wie sie in diesem System steht.",
    "ask.erase.email": "Oder die Adresse der Einladung",
    "ask.erase.email.help": "Nur solange die Adressen einer Welle nicht gelöscht sind; danach hilft die Nummer.",
    "ask.erase.find": "Suchen",
    "ask.erase.found": "Das wird gelöscht, sobald Sie es bestätigen.",
    "ask.erase.found.lead": (
        "Antworten, Bemerkungen und die Einladung dazu verschwinden ganz. Das lässt sich nicht rückgängig machen."
    ),
    "ask.erase.really": "Endgültig löschen",
    "ask.erase.answers": "{count} ausgefüllte Fragebogen",
    "ask.erase.answers.one": "ein ausgefüllter Fragebogen",
    "ask.erase.done": "{count} ausgefüllte Fragebogen sind gelöscht.",
    "ask.erase.done.one": "Ein ausgefüllter Fragebogen ist gelöscht.",
    "ask.erase.done.lead": (
        "Geben Sie die Nummer der Quittung weiter: Unter ihr steht die Löschung im Prüfprotokoll, ohne "
        "Namen und Inhalt."
    ),
    "ask.erase.receipt": "Quittung",
    "ask.erase.when": "Gelöscht am",
    "ask.erase.stays": "Was noch bleibt",
    "ask.erase.stays.text": (
        "Aus den geladenen Daten verschwinden die Antworten beim nächsten Laden, aus Sicherungen mit deren Löschung. "
        "Festgehaltene Auswertungen bleiben: Sie zeigen nur Gruppen."
    ),
    "ask.erase.wrong.one": "Geben Sie System und Nummer an, oder die Adresse; nicht beides.",
    "ask.erase.wrong.email": "Das ist keine Adresse. Sie sieht aus wie name@beispiel.ch.",
    "ask.erase.wrong.nothing": (
        "Dazu ist keine Antwort mit Namen da. Prüfen Sie die Schreibweise, oder suchen Sie auf dem anderen Weg."
    ),
    # Von eins.
    "ask.asked.title.one": "Eine Frage wird gestellt.",
    "ask.questionnaire.headline.one": "Eine Aussage, in allen Sprachen.",
}
