"""Was über einen Kunden gespeichert ist, wie es herausgegeben wird, auf Deutsch."""

from __future__ import annotations

PERSON: dict[str, str] = {
    "person.title": "{organisation}: was über {name} gespeichert ist",
    "person.kind": "Was über Sie gespeichert ist",
    "person.front.headline.one": "Über {name} ist {count} Eintrag gespeichert.",
    "person.front.headline.many": "Über {name} sind {count} Einträge gespeichert.",
    "person.front.lead": (
        "Das ist alles, was {organisation} in diesem Programm über Sie gespeichert hat, aus {systems}. Es ist auf dem "
        "Stand vom {date}. Bei jedem Eintrag steht, aus welcher Quelle und Datei er kommt."
    ),
    "person.systems.one": "{count} System",
    "person.systems.many": "{count} Systemen",
    "person.front.section": "Was es ist",
    "person.column.what": "Was",
    "person.column.rows": "Einträge",
    "person.column.from": "Woher",
    "person.column.when": "Wann",
    "person.column.says": "Was es sagt",
    "person.column.value": "Inhalt",
    "person.note.linked.head": "Wie Einträge mehrerer Systeme zusammenkamen",
    "person.note.linked.text": (
        "Ein Programm hat Namen, Adressen, Daten und Nummern verglichen und für eine Person gehalten, was "
        "übereinstimmt. Betrifft etwas davon nicht Sie, sagen Sie es: Es lässt sich für immer trennen."
    ),
    "person.note.not.head": "Was nicht darin steht",
    "person.note.not.text": (
        "Antworten in anonymen Befragungen: Niemand kann sagen, von wem sie sind. Zahlen über Gruppen: Darin steht "
        "niemand allein. Sicherungen enthalten ältere Fassungen dieser Einträge, bis sie gelöscht werden."
    ),
    "person.note.rights.head": "Was Sie verlangen können",
    "person.note.rights.text": (
        "Sie können Einträge berichtigen und all dies löschen lassen. Eine Quittung sagt dann, was gelöscht wurde."
    ),
    "person.rows.one": "{what}: {count} Eintrag",
    "person.rows.many": "{what}: {count} Einträge",
    "person.origin": "Aus {source}, Datei {file}",
    "person.aside.origin": "{file}, Zeile {row}: {reason}",
    "person.set_aside": "Einträge, die nicht zu gebrauchen waren und auf eine Berichtigung warten",
    "person.decisions": "Was Menschen darüber entschieden haben, welche Einträge zusammengehören",
    "person.verdict.same": "Dieselbe Person, weil",
    "person.verdict.different": "Verschiedene Personen, weil",
    "person.application": "In der Webanwendung",
    "person.application.answer": "Ein ausgefüllter Fragebogen",
    "person.application.invitation": "Eine Einladung zu einer Befragung",
    "person.application.address": "Eine Adresse für Einladungen",
    "person.timeline.one": "Der Zeit nach: {count} Datum",
    "person.timeline.many": "Der Zeit nach: {count} Daten",
    "person.yes": "ja",
    "person.no": "nein",
    "person.table.source_record": "Kundendatensätze",
    "person.table.contract": "Verträge",
    "person.table.service_case": "Anliegen",
    "person.table.case_event": "Schritte von Anliegen",
    "person.table.survey_response": "Namentliche Antworten",
    "person.table.survey_comment": "Namentliche Worte",
    "person.table.feedback": "Rückmeldungen, die eine Antwort verdienen",
    "person.table.contact_attempt": "Versuche, jemanden zu erreichen",
    "person.table.consent": "Einwilligungen",
    "person.table.offer_contact": "Angebote",
}
