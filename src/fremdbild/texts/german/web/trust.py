"""Vertrauen: was die Zahlen heißen, welche Daten es gibt, wie Menschen geschützt sind."""

from __future__ import annotations

TRUST: dict[str, str] = {
    "trust.title": "Von weniger als {count} Menschen wird nie etwas gezeigt.",
    "trust.title.waiting": "{count} Wellen warten auf Ihre Zustimmung.",
    "trust.title.waiting_one": "Eine Welle wartet auf Ihre Zustimmung.",
    "trust.lead": "Hier steht, was jede Zahl heißt, woher sie kommt, wer was sieht und was dieses Programm nicht kann.",
    "trust.lead.waiting": (
        "Prüfen Sie Fragen, Gruppen, Mindestzahlen und Löschdaten. Nach der ersten Einladung ändert sie niemand mehr."
    ),
    "trust.next.waves": "Wellen prüfen",
    "trust.fact.people": "Ergebnisse",
    "trust.fact.comments": "Texte",
    "trust.fact.from_people": "ab {count} Menschen",
    "trust.fact.floor": "nie unter {count}, was auch eingestellt ist",
    "trust.fact.comments_below": "die geschrieben haben, und nur maskiert",
    "trust.fact.data": "Letztes Laden",
    "trust.fact.no_data": "noch nichts geladen",
    "trust.fact.rows": "{rows} Zeilen in {tables} Tabellen",
    "trust.fact.you": "Ihre Rolle",
    "trust.fact.key": "Schlüssel",
    "trust.fact.approved": "zugestimmt",
    "trust.fact.not_yet": "noch nicht",
    "trust.read": "Nachlesen",
    "trust.definitions.short": "Begriffe",
    "trust.definitions.about": "Jede Kennzahl, die fünfzehn Kriterien und alle Fragen im Wortlaut.",
    "trust.data.short": "Daten",
    "trust.data.about": "Welche Tabellen es gibt, woher sie kommen, wann geladen wurde und was beiseitegelegt ist.",
    "trust.privacy.short": "Datenschutz",
    "trust.privacy.about": "Das Papier für den Betriebsrat, aus den geltenden Einstellungen.",
    "trust.roles.short": "Rollen",
    "trust.roles.about": "Wer was sehen und tun darf, und wie viele das sind.",
    "trust.waves.short": "Wellen prüfen",
    "trust.waves.about": "Fragen, Gruppen, Mindestzahlen und Löschdaten jeder Welle.",
    "trust.secret.short": "So bleibt eine Antwort geheim",
    "trust.secret.about": "Für alle, die gefragt werden. Auch ohne Anmeldung zu lesen.",
    # So bleibt eine Antwort geheim.
    "trust.secret.title": "Ihre Antwort liegt in einem Umschlag, den hier niemand öffnen kann.",
    "trust.secret.lead": (
        "Mitarbeitende antworten immer anonym, wie bei einer Briefwahl: verschlossen, gemischt, erst nach Schluss "
        "geöffnet "
        "und nicht von denen, die das System betreiben."
    ),
    "trust.secret.next": "Was wir nicht ausschließen können",
    "trust.secret.seal.head": "Versiegelt",
    "trust.secret.seal.text": (
        "Jede Seite verschließt Ihre Antworten neu, mit dem öffentlichen Schlüssel der Welle. Wer sie verschlossen "
        "hat, kann "
        "sie nicht mehr öffnen, auch der Server nicht. Ihr Entwurf ist mit einem Code verschlüsselt, den nur Ihr "
        "Browser "
        "und Sie kennen: Der Link in der Einladung allein öffnet ein leeres Formular."
    ),
    "trust.secret.ballot.head": "In der Urne",
    "trust.secret.ballot.text": (
        "Für jede Einladung liegt vom ersten Tag an ein gleich großer Umschlag da, ob jemand geantwortet hat oder "
        "nicht. "
        "Es gibt kein Protokoll darüber, wer die Umfrage gelesen oder beantwortet hat. Die Erinnerung geht an alle, "
        "auch "
        "an jene, die schon geantwortet haben."
    ),
    "trust.secret.opening.head": "Geöffnet, einmal",
    "trust.secret.opening.text": (
        "Den Schlüssel hat eine Vertrauensperson, zum Beispiel aus dem Betriebsrat, auf einem eigenen Gerät. Nach "
        "Schluss "
        "öffnet sie einmal, legt kleine Gruppen zusammen, trennt die Texte ab und mischt beides. Danach werden "
        "Umschläge und Schlüssel vernichtet; auch alte Sicherungen bleiben zu. Welche Adresse welchen Link bekam, ist "
        "schon mit dem Schluss vergessen."
    ),
    "trust.secret.shown.head": "Gezeigt, nur in Gruppen",
    "trust.secret.shown.text": (
        "Ergebnisse gibt es erst ab {minimum} Menschen, Texte ab {comments}, und nie ab weniger als {floor}. "
        "Verborgen wird "
        "auch, was sich aus anderen Zahlen ausrechnen ließe. Texte sieht zuerst eine Person aus der Analyse, die "
        "Namen, "
        "Orte und Nummern verdeckt. Ein Ergebnis für einzelne Menschen gibt es nirgends."
    ),
    "trust.secret.named.head": "Umfragen mit Namen",
    "trust.secret.named.text": (
        "Kundinnen und Kunden werden auch mit Namen gefragt, wo die Antwort zu einem Fall gehört. Das steht dann auf "
        "der ersten Seite. Wer eine solche Rückmeldung öffnet, steht im Protokoll. {days} Tage nach dem Schluss werden "
        "die Adresse und die Verbindung zwischen Einladung und Antwort gelöscht; die Antworten bleiben beim Fall."
    ),
    "trust.secret.limits": "Was wir nicht ausschließen können",
    "trust.secret.limits_lead": "Kein Verfahren ist vollkommen. Diese Grenzen hat unseres.",
    "trust.limit.who.head": "Wer teilgenommen hat",
    "trust.limit.who.text": (
        "Mails und Datenbank zusammen können zeigen, wer teilgenommen hat. Was jemand geantwortet hat, zeigen sie nie."
    ),
    "trust.limit.server.head": "Ein verfälschter Server",
    "trust.limit.server.text": (
        "Wer den Server betreibt, könnte eine veränderte Seite oder einen eigenen Schlüssel zeigen. Gegen das Zweite "
        "hilft: "
        "den Fingerabdruck auf der ersten Seite mit dem der Vertrauensperson vergleichen. Gegen das Erste hilft "
        "nichts in "
        "diesem Programm."
    ),
    "trust.limit.forged.head": "Erfundene Umschläge",
    "trust.limit.forged.text": (
        "Wer den Server betreibt, könnte Umschläge erfinden. Kopien werden bemerkt, erfundene Antworten nicht."
    ),
    "trust.limit.key.head": "Die Vertrauensperson",
    "trust.limit.key.text": (
        "Wer Umschläge und Schlüssel zusammen hat, könnte einzelne Umschläge lesen. Darum soll es jemand sein, dem Sie "
        "trauen. Geht der Schlüssel verloren, ist die Welle verloren."
    ),
    "trust.limit.style.head": "Was Sie schreiben",
    "trust.limit.style.text": "Ein Schreibstil oder eine Geschichte kann jemanden verraten, auch ohne Namen.",
    "trust.limit.link.head": "Ein offener Link",
    "trust.limit.link.text": "Wo ein Link für alle gilt, werden Antworten gezählt und nicht Menschen.",
    "trust.limit.no_trustee.head": "Ohne Vertrauensperson",
    "trust.limit.no_trustee.text": (
        "Dann liegt der Schlüssel als Datei beim Server, außerhalb von Datenbank und Sicherung. Die Verwaltung "
        "könnte öffnen, "
        "und die erste Seite der Umfrage sagt es."
    ),
    # Begriffe.
    "trust.definitions.title": "{measures} Kennzahlen, fünfzehn Kriterien, und was sie heißen.",
    "trust.definitions.lead": "Jede Zahl im Bild hat eine feste Bedeutung. Hier steht sie, mit den Fragen im Wortlaut.",
    "trust.definitions.measures": "Kennzahlen",
    "trust.definitions.questions": "Fragen",
    "trust.definitions.criteria": "Fünfzehn Kriterien, und was jedes sagt",
    "trust.definitions.measures_title": "Was jede Kennzahl misst",
    "trust.definitions.questions_title": "Was gefragt wird",
    "trust.measure.title_one": "„{name}“ besteht aus einer Zahl.",
    "trust.measure.title": "„{name}“ besteht aus {count} Zahlen.",
    "trust.measure.back": "Alle Begriffe",
    "trust.measure.figures": "Welche Zahlen dazugehören",
    "trust.measure.target": "Was erreicht werden soll",
    "trust.measure.reads": "Woraus sie gerechnet wird",
    "trust.measure.code.why": (
        "Das Datenblatt wird aus dem Programm gemacht und steht darum auf Englisch: was gezählt wird, Formel, Fehler "
        "und Quelle. Begriff, Einheit und Spanne stehen oben auf Deutsch."
    ),
    "trust.measure.code": "Datenblatt, wie es im Programm steht (englisch)",
    "trust.unit.percent": "Prozent",
    "trust.unit.points": "Punkte",
    "trust.unit.days": "Tage",
    "trust.unit.score": "Punkte von 100",
    "trust.better.higher": "mehr ist besser",
    "trust.better.lower": "weniger ist besser",
    "trust.from": "ab {low}",
    "trust.column.measure": "Kennzahl",
    "trust.column.means": "Bedeutung",
    "trust.column.about": "Worüber",
    "trust.column.figure": "Zahl",
    "trust.column.unit": "Einheit",
    "trust.column.range": "Bereich",
    "trust.column.better": "Richtung",
    "trust.column.target": "Ziel",
    "trust.column.table": "Tabelle",
    "trust.column.row": "Eine Zeile ist",
    # Daten.
    "trust.data.title": "{rows} Zeilen sind geladen, {aside} liegen beiseite.",
    "trust.data.title_clean": "{rows} Zeilen sind geladen, keine liegt beiseite.",
    "trust.data.empty": "Noch ist nichts geladen.",
    "trust.data.damaged": "Das Verzeichnis der Daten lässt sich nicht lesen.",
    "trust.data.lead": "Zuletzt am {day}, aus {sources} Quellen. Gezählt wird hier, gezeigt wird kein einziger Wert.",
    "trust.data.lead_empty": (
        "Die Verwaltung lädt Quellen mit dem Befehl fremdbild load; danach steht hier, was da ist."
    ),
    "trust.data.lead_damaged": "Nichts ist verloren. Die Verwaltung liest mit fremdbild load --full alle Quellen neu.",
    "trust.data.next": "Wozu diese Daten da sind",
    "trust.data.tables": "Welche Tabellen es gibt",
    "trust.data.columns": "{count} Spalten",
    "trust.data.sources": "Woher sie kommen",
    "trust.data.unused": "Was nicht geladen ist",
    "trust.data.note": (
        "Beiseite liegen Zeilen, die eine Prüfung nicht bestanden haben; fremdbild check nennt den Grund. Ersetzte "
        "Zeilen "
        "zählen nicht mehr als gespeichert."
    ),
    "trust.column.rows": "Zeilen",
    "trust.column.columns": "Spalten",
    "trust.column.source": "Quelle",
    "trust.column.read": "gelesen",
    "trust.column.stored": "gespeichert",
    "trust.column.aside": "beiseite",
    "trust.column.loaded": "geladen am",
    # Datenschutz.
    "trust.privacy.written": "Fassung {number} vom {day}. Seither hat sich an den Einstellungen nichts geändert.",
    "trust.privacy.changed": (
        "So gelten die Einstellungen heute: {count} Änderungen seit der letzten Fassung, die noch niemand "
        "festgehalten hat."
    ),
    "trust.privacy.changed_one": (
        "So gelten die Einstellungen heute: eine Änderung seit der letzten Fassung, die noch niemand festgehalten hat."
    ),
    "trust.privacy.unwritten": "So gelten die Einstellungen heute. Eine Fassung zum Unterschreiben gibt es noch nicht.",
    "trust.privacy.scope": (
        "Das Papier sagt, welche Rollen es gibt und was jede darf. Wie viele Personen welche haben, steht unter:"
    ),
    "trust.privacy.pdf": "Letzte Fassung als PDF",
    "trust.privacy.next": "Lesen",
    "trust.privacy.command": "Eine Fassung als PDF schreibt die Verwaltung mit:",
    "trust.privacy.contents": "Auf den übrigen Seiten",
    "trust.privacy.page": "Seite {number} von {all}",
    "trust.privacy.after": "Nächste Seite",
    "trust.privacy.first": "Zur ersten Seite",
    "trust.privacy.unreadable": "Das Papier lässt sich nicht schreiben.",
    "trust.privacy.unreadable_lead": (
        "In den Einstellungen oder der letzten Fassung steht etwas, das nicht gelesen werden kann. "
        "Der Befehl fremdbild works-council nennt der Verwaltung die Stelle."
    ),
    # Rollen.
    "trust.roles.title": "{count} Menschen sind Vertrauenspersonen.",
    "trust.roles.title_one": "Ein Mensch ist Vertrauensperson.",
    "trust.roles.title_none": "Noch ist niemand Vertrauensperson.",
    "trust.roles.lead": "Die Vertrauensperson stimmt Wellen unter Mitarbeitenden zu und hält deren Schlüssel.",
    "trust.roles.lead_none": (
        "Ohne Vertrauensperson liegt der Schlüssel einer Welle beim Server. Die Verwaltung sollte jemanden "
        "aus Betriebsrat oder Datenschutz dafür einladen."
    ),
    "trust.roles.next": "Menschen und Rollen ändern",
    "trust.roles.note": "Namen sieht hier nur die Verwaltung. Jede Änderung einer Rolle steht im Protokoll.",
    "trust.roles.note_names": (
        "Die Namen sehen nur Sie von der Verwaltung. Jede Änderung einer Rolle steht im Protokoll."
    ),
    "trust.column.role": "Rolle",
    "trust.column.may": "Darf",
    "trust.column.people": "Menschen",
    "trust.column.names": "Namen",
    # Wellen.
    "trust.waves.title": "Keine Welle wartet auf Ihre Zustimmung.",
    "trust.waves.empty": "Noch gibt es keine Welle.",
    "trust.waves.lead": "Hier lesen Sie, was gefragt wird und wie es geschützt ist. Zugestimmt wird unter Fragen.",
    "trust.waves.next": "Diese prüfen",
    "trust.column.kind": "Art",
    "trust.column.opens": "beginnt",
    "trust.column.closes": "schließt",
    "trust.column.state": "Stand",
    "trust.kind.named": "mit Namen",
    "trust.kind.anonymous": "anonym",
    "trust.state.draft": "Entwurf",
    "trust.state.waiting": "wartet auf Zustimmung",
    "trust.state.approved": "zugestimmt",
    "trust.state.open": "läuft",
    "trust.state.closed": "geschlossen, verschlossen",
    "trust.state.counted": "ausgezählt",
    "trust.state.released": "Ergebnisse mitgeteilt",
    "trust.wave.title.draft": "{name} ist noch ein Entwurf.",
    "trust.wave.title.waiting": "{name} wartet auf Ihre Zustimmung.",
    "trust.wave.title.approved": "{name} kann beginnen.",
    "trust.wave.title.open": "{name} läuft bis {day}.",
    "trust.wave.title.closed": "{name} ist seit {day} geschlossen.",
    "trust.wave.title.counted": "{name} ist ausgezählt.",
    "trust.wave.title.released": "{name}: Die Ergebnisse sind mitgeteilt.",
    "trust.wave.frozen": "Seit {day} eingefroren: Fragen, Gruppen und Mindestzahlen ändert niemand mehr.",
    "trust.wave.not_frozen": "Noch nicht eingefroren. Mit der ersten Einladung bleibt alles, wie es dann ist.",
    "trust.wave.approve": "Zum Zustimmen",
    "trust.wave.approve_where": "Zugestimmt wird unter Fragen, wo auch der öffentliche Schlüssel hinterlegt wird.",
    "trust.wave.next": "Fragen lesen",
    "trust.wave.deletions": "Was wann gelöscht wird",
    "trust.wave.cells": "{count} Gruppen werden gefragt",
    "trust.wave.cells_one": "Eine Gruppe wird gefragt",
    "trust.wave.joined": "wird mit Nachbarn zusammengelegt",
    "trust.wave.alone": "für sich, wenn {count} antworten",
    "trust.wave.questions": "Was gefragt wird",
    "trust.wave.no_questions": "Der Fragebogen lässt sich nicht lesen. Stimmen Sie nicht zu; fragen Sie die Analyse.",
    "trust.wave.remark": "Am Ende darf jede Person etwas in eigenen Worten schreiben.",
    "trust.key.trustee": "bei der Vertrauensperson",
    "trust.key.server": "beim Server: Die Verwaltung könnte öffnen",
    "trust.key.named": "keiner, mit Namen",
    "trust.deletion.tickets": "Welche Adresse welchen Link bekam",
    "trust.deletion.addresses": "Adressen für die Mail mit den Ergebnissen, spätestens",
    "trust.deletion.named_addresses": "Adressen, und welche Antwort auf welche Einladung kam",
    "trust.deletion.envelopes": "Umschläge und Entwürfe",
    "trust.deletion.envelopes.when": "nach dem Auszählen",
    "trust.deletion.key": "Schlüssel beim Server",
    "trust.deletion.key.when": "nach dem Auszählen",
    "trust.deletion.own_key": "Privater Schlüssel, Export und Ergebnis auf Ihrem Gerät",
    "trust.deletion.own_key.when": "nach dem Auszählen, durch Sie",
    "trust.deletion.named": "Antworten mit Namen",
    "trust.deletion.named.when": "auf Verlangen der Person",
    "trust.deletion.done": "geschehen",
    "trust.deletion.open": "steht aus",
    "trust.deletion.yours": "Ihre Aufgabe",
    "trust.column.deleted": "Was",
    "trust.column.when": "Wann",
    "trust.column.unit_of_people": "Einheit",
    "trust.column.who": "Wer",
    "trust.column.invited": "eingeladen",
    "trust.column.shown": "Gezeigt",
}
