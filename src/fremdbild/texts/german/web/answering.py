"""Worte für alle, die eine Befragung beantworten."""

from __future__ import annotations

ANSWERING: dict[str, str] = {
    "answering.first.named.title": "Diese Befragung ist namentlich.",
    "answering.first.sealed.title": "Was Sie antworten, wird versiegelt.",
    "answering.first.lead": (
        "{organisation} stellt Ihnen {questions} Fragen. Sie brauchen etwa {minutes} Min., eine auf jedem Bildschirm."
    ),
    "answering.first.lead.one": "{organisation} stellt Ihnen eine Frage. Sie brauchen etwa {minutes} Min.",
    "answering.first.begin": "Beginnen",
    "answering.first.go_on": "Weitermachen",
    "answering.first.anew": "Neu beginnen",
    "answering.first.all": "Alle Fragen auf einer Seite",
    "answering.first.sees.term": "Wer was sieht",
    "answering.first.sees.invited": (
        "Ihre Antworten liegen bei Ihrem Anliegen. Wer es bei {organisation} betreut hat, sieht sie, um darauf "
        "antworten zu können. Berichte zeigen Gruppen ab {people} Personen. Was Sie schreiben, liest zuerst eine "
        "Person, die Namen und Orte schwärzt."
    ),
    "answering.first.sees.link": (
        "Dieser Link ist für alle derselbe: {organisation} erfährt nicht, wer Sie sind, außer Sie schreiben es. "
        "Berichte zeigen Gruppen ab {people} Personen. Was Sie schreiben, liest zuerst eine Person, die Namen und "
        "Orte schwärzt."
    ),
    "answering.first.kept.term": "Wie lange die Adresse bleibt",
    "answering.first.kept": (
        "Für diese Umfrage bis zum {day}. Dann wird die Adresse hier gelöscht, samt der Verbindung zwischen ihr und "
        "den Antworten. Die Antworten bleiben beim Anliegen."
    ),
    "answering.first.half.term": "Wenn Sie vorher aufhören",
    "answering.first.half.kept": "Was Sie bis dahin beantwortet haben, bleibt und zählt.",
    "answering.first.half.dropped": (
        "Was Sie bis dahin beantwortet haben, wird beim Schluss gelöscht und zählt nicht."
    ),
    "answering.first.until.term": "Wie lange Sie Zeit haben",
    "answering.first.until.named": "Bis am {day}. Sie können unterbrechen und über denselben Link zurückkommen.",
    "answering.first.until.sealed": (
        "Bis am {day}. Bis dahin können Sie Ihre Antworten ändern; es zählt die letzte Fassung, die Sie abgeben."
    ),
    "answering.first.key.term": "Wer den Schlüssel hat",
    "answering.first.key.named": (
        "{holder} als Vertrauensperson, auf einem eigenen Gerät und nicht auf dem Server. Geöffnet wird nach dem "
        "Schluss, alles auf einmal."
    ),
    "answering.first.key.trustee": (
        "Die Vertrauensperson, auf einem eigenen Gerät und nicht auf dem Server. Geöffnet wird nach dem Schluss, "
        "alles auf einmal."
    ),
    "answering.first.key.server": (
        "Der Server. Für diese Befragung gibt es keine Vertrauensperson: Die Verwaltung des Servers könnte die "
        "Umschläge öffnen."
    ),
    "answering.first.key.fingerprint": "Fingerabdruck des Schlüssels zum Vergleichen:",
    "answering.first.nobody.term": "Was niemand sieht",
    "answering.first.nobody": (
        "Niemand sieht, was Sie geantwortet haben. Umschläge werden vor dem Zählen gemischt, Bemerkungen getrennt von "
        "den Antworten. Ergebnisse zeigen Gruppen ab {people} Personen; kleinere kommen zur nächsthöheren Einheit."
    ),
    "answering.first.who.term": "Wer teilgenommen hat",
    "answering.first.who": (
        "Keine Seite sagt, wer teilgenommen hat. Wer die E-Mails und die Datenbank zusammen hat, könnte es "
        "herausfinden, aber nie, was jemand geantwortet hat."
    ),
    "answering.first.limits.term": "Was sich nicht verhindern lässt",
    "answering.first.limits": (
        "Ein Server, an dem jemand etwas verändert hat, oder eine Bemerkung, die Sie verrät. Schreiben Sie so, dass "
        "man Sie daran nicht erkennt."
    ),
    "answering.promise.trustee": (
        "Ihre Antwort wird versiegelt. Öffnen kann sie nur die Vertrauensperson, erst nach Schluss."
    ),
    "answering.promise.server": "Ihre Antwort bleibt bis zum Schluss versiegelt. Die Verwaltung könnte sie öffnen.",
    "answering.promise.named": "Diese Befragung ist namentlich: {organisation} sieht Ihre Antworten.",
    "answering.resume.title": "In einem anderen Browser begonnen?",
    "answering.resume.text": (
        "Geben Sie den Code ein, der dort bei der Pause stand. Ohne ihn lassen sich Ihre Antworten nicht öffnen, auch "
        "von uns nicht; wenn Sie neu beginnen, bleibt das Abgegebene, bis Sie wieder abgeben."
    ),
    "answering.resume.code": "Code, sieben Gruppen zu vier",
    "answering.resume.button": "Mit dem Code weitermachen",
    "answering.resume.wrong": (
        "Dieser Code öffnet hier nichts. Vergleichen Sie ihn Zeichen für Zeichen mit dem angezeigten, oder beginnen "
        "Sie neu."
    ),
    "answering.number": "Frage {number} von {total}",
    "answering.number.remark": "Zum Schluss",
    "answering.wrong": "Bitte prüfen:",
    "answering.all.title": "Alle {total} Fragen auf einer Seite.",
    "answering.figure": "Eine Zahl von {lowest} bis {highest}",
    "answering.next": "Weiter",
    "answering.back": "Zurück",
    "answering.pause": "Pause",
    "answering.end.sealed": "Umschlag abgeben",
    "answering.end.named": "Absenden",
    "answering.open": "Noch nicht beantwortet, das darf so bleiben:",
    "answering.remark.title": "Möchten Sie noch etwas sagen?",
    "answering.remark.named": "Sie müssen nicht.",
    "answering.remark.sealed": "Sie müssen nicht. Nennen Sie niemanden und nichts, woran man Sie erkennt.",
    "answering.remark.most": "Höchstens {most} Zeichen.",
    "answering.remark.count": "COUNT von höchstens MOST Zeichen.",
    "answering.problem.scale": (
        "Das ist keine Antwort der Skala. Geben Sie eine ganze Zahl von {lowest} bis {highest} an."
    ),
    "answering.problem.long": (
        "Der Text hat {count} Zeichen; höchstens {most} haben Platz. Er steht noch da: Kürzen Sie ihn und senden Sie "
        "ihn noch einmal."
    ),
    "answering.problem.heavy": (
        "Der Text passt nicht in den Umschlag: Emojis und manche Schriften brauchen mehr Platz als Buchstaben, von "
        "denen {most} hineingehen. Er steht noch da: Kürzen Sie ihn und senden Sie ihn noch einmal."
    ),
    "answering.pause.title": "Sie können zurückkommen.",
    "answering.pause.named": (
        "Was Sie gesendet haben, bleibt. Bis am {day} öffnet es der Link aus Ihrer Einladung wieder:"
    ),
    "answering.pause.sealed": (
        "Was Sie geantwortet haben, bleibt, und bleibt zu. Bis am {day} öffnet es dieser Browser wieder, über den Link "
        "aus Ihrer Einladung. In einem anderen Browser brauchen Sie auch diesen Code:"
    ),
    "answering.pause.code": (
        "Schreiben Sie ihn auf: Wir haben ihn nicht, und niemand kann ihn wiederbeschaffen. Er öffnet nur Ihren "
        "Entwurf."
    ),
    "answering.pause.go_on": "Weitermachen",
    "answering.thanks.title": "Danke. Ihre Antworten sind angekommen.",
    "answering.thanks.title.sealed": "Danke. Ihr Umschlag ist versiegelt.",
    "answering.thanks.named": "{organisation} hat sie. Senden Sie sie noch einmal, wird nichts doppelt gespeichert.",
    "answering.thanks.sealed": "Geöffnet wird er nach dem {day}, zusammen mit allen anderen.",
    "answering.thanks.code.title": "Etwas zu ändern?",
    "answering.thanks.code": (
        "Bis am {day} öffnet dieser Browser Ihre Antworten wieder. In einem anderen brauchen Sie den Link und diesen "
        "Code:"
    ),
    "answering.thanks.look": "Meine Antworten ansehen und ändern",
    "answering.thanks.later": (
        "Sind die Ergebnisse freigegeben, führt Ihr Link zu dem, was herauskam, und zu dem, was nun getan wird."
    ),
    "answering.released.title": "Die Ergebnisse sind freigegeben.",
    "answering.released.text": (
        "Danke für Ihren Beitrag. {organisation} hat entschieden, was aus den Antworten folgt."
    ),
    "answering.released.now": "Was wir nun tun",
    "answering.stop.link": "Mich nicht mehr befragen",
    "answering.stop.title": "Sollen wir Sie nicht mehr befragen?",
    "answering.stop.text": (
        "{organisation} sendet dann keine Befragungen mehr an diese Adresse. Was Sie beantwortet haben, bleibt, wie es "
        "ist. Aufbewahrt wird die Adresse in verschlüsselter Form, aus der sich kein Name lesen lässt."
    ),
    "answering.stop.button": "Nicht mehr befragen",
    "answering.stop.back": "Zurück zur Befragung",
    "answering.stopped.title": "Sie werden nicht mehr befragt.",
    "answering.stopped.text": (
        "E-Mails, die schon unterwegs sind, können noch ankommen. Wenn Sie es sich anders überlegen, schreiben Sie an "
        "den Absender."
    ),
    "answering.forgotten.title": "Die Adresse liegt hier nicht mehr.",
    "answering.forgotten.text": (
        "Sie wurde einige Zeit nach dem Ende dieser Umfrage gelöscht und lässt sich mit diesem Link nicht mehr "
        "vormerken. Kommt wieder eine Anfrage: bitte den Link in der neuesten E-Mail benutzen oder dem Absender "
        "schreiben."
    ),
    "answering.unknown.title": "Dieser Link öffnet keine Befragung.",
    "answering.unknown.text": (
        "Er ist vielleicht abgeschnitten oder vertippt. Öffnen Sie ihn in der E-Mail selbst, oder kopieren Sie ihn "
        "ganz; hilft das nicht, schreiben Sie an den Absender der Einladung."
    ),
    "answering.early.title": "Die Befragung hat noch nicht begonnen.",
    "answering.early.text": "Sie beginnt am {day}. Öffnen Sie dann denselben Link noch einmal.",
    "answering.closed.title": "Die Befragung ist geschlossen.",
    "answering.closed.text": (
        "Gespeichert werden kann nichts mehr. Was vorher bestätigt wurde, bleibt. Sind die Ergebnisse freigegeben, "
        "führt dieser Link zu ihnen."
    ),
    "answering.closed_sealed.title": "Die Befragung ist geschlossen.",
    "answering.closed_sealed.text": (
        "Versiegelt werden kann nichts mehr. Jeder abgegebene Umschlag zählt. Sind die Ergebnisse freigegeben, führt "
        "dieser Link zu ihnen."
    ),
    "answering.no_draft.title": "Dieser Browser öffnet Ihre Antworten nicht.",
    "answering.no_draft.text": (
        "Sie wurden anderswo begonnen, oder der Browser behält keine Cookies. Diese Seite wurde nicht gespeichert; was "
        "Sie vorher abgegeben haben, bleibt. Gehen Sie zur ersten Seite: Machen Sie dort mit Ihrem Code weiter, oder "
        "beginnen Sie neu."
    ),
    "answering.no_draft.button": "Zur ersten Seite",
    "answering.no_key.title": "Im Moment lässt sich nichts versiegeln.",
    "answering.no_key.text": (
        "Der Schlüssel dieser Befragung fehlt oder gehört zu einer anderen; darum wird nichts angenommen. Verloren ist "
        "nichts. Sagen Sie es dem Absender der Einladung, und versuchen Sie es später noch einmal."
    ),
    "answering.often.title": "Dieser Link wurde gerade sehr oft benutzt.",
    "answering.often.text": (
        "Diese Seite wurde nicht gespeichert; was vorher kam, schon. Warten Sie eine Minute und senden Sie sie noch "
        "einmal."
    ),
    "answering.often.button": "Zurück zur Befragung",
    "answering.too_large_file.title": "Das ist zu groß zum Senden.",
    "answering.too_large_file.text": (
        "Nichts wurde gespeichert. Eine Seite nimmt 1 MB an, eine Liste von Personen 8 MB, das Ergebnis einer "
        "Briefwahl 32 MB, und diese beiden nur von jenen, die sie senden dürfen. Neu anmelden oder die "
        "Liste in Teilen senden."
    ),
    "answering.too_large.title": "Das ist zu viel Text.",
    "answering.too_large.text": (
        "Eine Bemerkung darf 4000 Zeichen haben. Diese Seite wurde nicht gespeichert; was Sie vorher gesendet haben, "
        "bleibt. Gehen Sie zurück, kürzen Sie den Text und senden Sie ihn noch einmal."
    ),
    "answering.unreadable.title": "Diese Anfrage ließ sich nicht lesen.",
    "answering.unreadable.text": (
        "Gespeichert wurde nichts davon; was vorher bestätigt wurde, schon. Gehen Sie zurück und senden Sie die Seite "
        "noch einmal; geschieht es wieder, öffnen Sie den Link in einem anderen Browser."
    ),
    "answering.full.title": "Für Ihre Antworten fehlt im Moment der Platz.",
    "answering.full.text": (
        "Diese Seite wurde nicht gespeichert; was vorher bestätigt wurde, schon. Sagen Sie es dem Absender der "
        "Einladung, und senden Sie die Seite später noch einmal: Der Link gilt weiter."
    ),
    "answering.busy.title": "Ihre Antworten lassen sich im Moment nicht speichern.",
    "answering.busy.text": (
        "Diese Seite wurde nicht gespeichert; was vorher bestätigt wurde, schon. Warten Sie einen Augenblick, gehen "
        "Sie zurück und senden Sie sie noch einmal."
    ),
    "answering.fault.title": "Der Fehler liegt bei uns.",
    "answering.fault.text": (
        "Diese Seite wurde nicht gespeichert; was vorher bestätigt wurde, schon. Gehen Sie zurück und senden Sie sie "
        "gleich noch einmal."
    ),
}
