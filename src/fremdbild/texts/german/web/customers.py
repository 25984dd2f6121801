"""Die Seite eines Kunden."""

from __future__ import annotations

CUSTOMERS: dict[str, str] = {
    "customers.short": "Kunden",
    "customers.title": "Schlagen Sie einen Kunden nach, damit niemand sein Anliegen zweimal erklären muss.",
    "customers.lead": (
        "Sie sehen Kunden, die mit Ihrer Einheit zu tun hatten: Datensätze aller Systeme, Anliegen, namentliche "
        "Antworten."
    ),
    "customers.who": "Kunde",
    "customers.who.help": ("Die Nummer des Kunden, etwa 17, oder ein Datensatz als SYSTEM:NUMMER, etwa crm:4711."),
    "customers.find": "Nachschlagen",
    "customers.logged": "Jeder Blick darauf steht im Protokoll.",
    "customers.wrong.empty": "Schreiben Sie eine Nummer oder einen Datensatz.",
    "customers.wrong.nobody": (
        "Einen solchen Kunden gibt es nicht, oder er hatte nicht mit Ihrer Einheit zu tun. Prüfen Sie die Nummer und "
        "den Namen des Systems."
    ),
    "customers.wrong.erased": "Diese Person wurde am {date} auf ihren Wunsch gelöscht, Quittung {receipt}.",
    "customers.number": "Nummer {number}",
    "customers.one.title": "Wir wissen {count} Dinge über {name}.",
    "customers.one.title_one": "Wir wissen eine einzige Sache über {name}.",
    "customers.one.systems": (
        "Zusammengetragen aus {count} Systemen; wo sie sich widersprechen, fragen Sie nach, bevor Sie sich auf eines "
        "verlassen."
    ),
    "customers.one.one_system": "Nur ein System kennt diesen Kunden.",
    "customers.one.unlinked": (
        "Dieser Datensatz ist noch mit keinem anderen verknüpft; andere Systeme wissen vielleicht mehr."
    ),
    "customers.one.next": "Was zuletzt geschah",
    "customers.one.not": "Antworten in anonymen Befragungen stehen in keinem Profil.",
    "customers.timeline": "Das Neuste zuerst",
    "customers.timeline.none": "Kein Eintrag hat ein Datum.",
}
