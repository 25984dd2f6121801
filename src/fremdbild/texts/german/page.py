"""Headings, legends and notes of the report in German."""

PAGE: dict[str, str] = {
    "report.title": "{organisation}: Bericht, {period}",
    "report.kind": "Bericht",
    "report.to": "Bericht an {addressee}",
    "report.page": "Seite {page} von {pages}",
    "report.skip": "Zum Inhalt springen",
    "and": "{first} und {last}",
    "interval.above": "über {value}",
    "interval.below": "unter {value}",
    # the top of page one
    "intervals": "95‑%‑Intervalle",
    "interval": "95‑%‑Intervall",
    "lead.target.missed": "Das Ziel von {target} ist verfehlt, um {difference}.",
    "lead.target.missed.interval": "Das Ziel von {target} ist verfehlt, um {difference} ({interval}).",
    "lead.target.reached": "Das Ziel von {target} ist erreicht.",
    "lead.target.open": "Ob das Ziel von {target} erreicht ist, lässt sich nicht sicher sagen.",
    "lead.trend.less": "Das sind {difference} ({interval}) weniger als {in_period}.",
    "lead.trend.more": "Das sind {difference} ({interval}) mehr als {in_period}.",
    "lead.trend.open": "Zum Vergleich: {in_period} waren es {comparison}, kein sicherer Unterschied.",
    "lead.trend.plain": "Zum Vergleich: {in_period} waren es {comparison}.",
    "lead.of_cases": "Gezählt sind {cases} Fälle.",
    "lead.of_answers": "Geantwortet haben {answers} Kunden.",
    "nothing.title": "{in_period} liegt zu 0 Messgrößen ein Wert vor.",
    "nothing.reason": (
        "In diesem Zeitraum ließ sich nichts zählen, oder alle Werte sind zum Schutz kleiner Gruppen geschützt."
    ),
    # touchpoints
    "touchpoints.promised_taken": "{group}: {promised} versprochen, {taken} gebraucht",
    "touchpoints.target_taken": "{group}: {taken} gebraucht, Ziel {target}",
    "touchpoints.taken_elsewhere": "{group}: {taken} gebraucht, anderswo {elsewhere}",
    "touchpoints.kept": "{group}: Wir halten {kept} der Versprechen",
    "touchpoints.reported": "{group}: Die Quelle meldet {kept} der Versprechen als gehalten",
    "touchpoints.taken": "{group}: {taken} gebraucht (Median)",
    "touchpoints.all_hidden": "{count} Anliegen, alle zum Schutz kleiner Gruppen geschützt",
    "touchpoints.legend.taken": "gebraucht (Median)",
    "touchpoints.legend.promised": "versprochen",
    "touchpoints.legend.target": "Ziel",
    "touchpoints.legend.elsewhere": "anderswo ({source})",
    "touchpoints.legend.elsewhere.plain": "anderswo",
    "touchpoints.legend.interval": "Linie im Balken und danach: 95‑%‑Intervall",
    "touchpoints.column.taken": "gebraucht",
    "touchpoints.column.elsewhere": "anderswo",
    "touchpoints.column.kept": "Versprechen gehalten",
    "touchpoints.column.kept.target": "Versprechen gehalten, Ziel {target}",
    "touchpoints.column.reported": "gehalten, laut Quelle",
    "touchpoints.note.kept": (
        "{n} im Zeitraum fällige Versprechen, {value} gehalten ({interval}); offene und überfällige zählen als "
        "gebrochen."
    ),
    "touchpoints.note.days": "Kalendertage; in Klammern 95‑%‑Intervalle.",
    "touchpoints.row.taken": "gebraucht {value} ({interval})",
    "touchpoints.row.promised": "versprochen {value}",
    "touchpoints.row.target": "Ziel {value}",
    "touchpoints.row.elsewhere": "anderswo {value}",
    "touchpoints.row.kept": "gehalten {value} ({interval})",
    "touchpoints.more.one": "{count} weiteres Anliegen steht in den Tabellen.",
    "touchpoints.more.many": "{count} weitere Anliegen stehen in den Tabellen.",
    "days.axis": "Tage",
    "days.column": "Tage",
    # protected and missing
    "protected.word": "geschützt",
    "protected.rest": "zum Schutz kleiner Gruppen",
    "unreached.word": "noch nicht erreicht",
    "unreached.rest": "weil noch zu viele Fälle offen sind",
    "nodata.word": "keine Daten",
    "nodata.rest": "nichts zu zählen im Zeitraum",
    # findings
    "findings.title.some": "{count} von {total} sicheren Befunden wiegen am schwersten",
    "findings.title.all.one": "1 Befund ist sicher",
    "findings.title.all.many": "{count} Befunde sind sicher",
    "findings.title.none": "Keiner von {total} Vergleichen ist sicher",
    "findings.decision": "Eine Maßnahme verlangen?",
    "findings.yes": "ja",
    "findings.no": "nein",
    "findings.later": "später",
    "findings.page.title": "{certain} von {total} Vergleichen sind sicher, {worse} davon zeigen nach unten",
    "findings.page.lead": (
        "Gereiht nach der vorsichtigen Grenze des korrigierten Intervalls, in Punkten von 100. Nicht nach Größe der "
        "Gruppe, nicht nach Rang von Einheiten."
    ),
    "findings.column.finding": "Befund",
    "findings.column.value": "Wert (95‑%‑Intervall)",
    "findings.column.difference": "Unterschied (95‑%‑Intervall)",
    "findings.column.n": "n",
    "findings.more": "{count} weitere Vergleiche stehen in findings.parquet der Auswertung {label}.",
    # overview
    "overview.title.targets": "{reached} von {total} Zielen sind sicher erreicht",
    "overview.title.trend": "Seit {period}: {better} Werte sicher besser, {worse} sicher schlechter",
    "overview.title.plain": "{count} Messgrößen im Überblick: was sie {in_period} sagen",
    "overview.column.before": "davor",
    "overview.column.now": "jetzt",
    "overview.column.state": "Stand",
    # topic pages
    "topic.with_target": "{statement}, Ziel {target}",
    "topic.with_before": "{statement}, {in_period} waren es {comparison}",
    "topic.reported": "{statement}; laut Quelle sind es {value}",
    "topic.two": "{first}; {second}",
    "trend.title": "{name}: {first} {first_in}, {last} {last_in}",
    "trend.note": "Querstriche: 95‑%‑Intervalle.",
    "trend.desc": "Verlauf über {count} Zeiträume: {first} {first_in}, {last} {last_in}.",
    "trend.column.period": "Zeitraum",
    "trend.target": "Ziel {target}",
    "groups.title": "{groups}: von {low} ({low_group}) bis {high} ({high_group})",
    "groups.title.one": "{group}: {value}",
    "groups.total": "Gesamt {value}",
    "groups.more.one": "{count} weitere Zeile steht in den Tabellen.",
    "groups.more.many": "{count} weitere Zeilen stehen in den Tabellen.",
    "distribution.title": "{group}: 95 von 100 Fällen sind nach {p95} erledigt, die Hälfte nach {median}",
    "distribution.median": "die Hälfte",
    "distribution.p80": "80 von 100",
    "distribution.p95": "95 von 100",
    "distribution.note": "Kalendertage bis zum Abschluss; offene Fälle sind mitgerechnet. In Klammern: 95‑%‑Intervall.",
    "table": "Tabelle",
    # appendix
    "definitions.title": "{count} Messgrößen, jede mit dem, was sie zählt",
    "definitions.title.one": "1 Messgröße und was sie zählt",
    "definitions.code": "im Programm {code}, englisch „{other}“",
    "tables.title": "Alle {count} Werte dieses Zeitraums, mit Intervall und n",
    "tables.title.cut": "{shown} von {count} Werten dieses Zeitraums, mit Intervall und n",
    "tables.title.part": "{shown} weitere Werte, mit Intervall und n",
    "tables.column.value": "Wert",
    "tables.column.interval": "95‑%‑Intervall",
    "tables.column.n": "n",
    "tables.column.group": "Gruppe",
    "tables.more": "{count} weitere Werte druckt: {command}",
    "method.title": "{hidden} von {of} Werten sind geschützt, {read} Zeilen sind gelesen",
    "method.title.plain": "{read} Zeilen aus {sources} Quellen sind gelesen",
    "method.intervals.head": "Intervalle",
    "method.intervals": (
        "Jede Zahl trägt ein 95‑%‑Intervall: Anteile nach Wilson, Mittel und NPS aus der Streuung der Antworten, "
        "Zeiten "
        "nach Kaplan-Meier mit Log‑log‑Band. Gewichtete Antworten zählen mit ihrer wirksamen Zahl (Kish)."
    ),
    "method.tests.head": "Vergleiche",
    "method.tests": (
        "Sicher heißt ein Unterschied, der nach der Korrektur von Holm für alle {count} Vergleiche besteht. Sonst "
        "steht "
        "„kein sicherer Unterschied“. Gereiht wird nach der vorsichtigen Grenze, nie nach der Größe allein."
    ),
    "method.protection.head": "Schutz",
    "method.protection": (
        "Gezeigt werden nur Gruppen ab {minimum} Personen. Geschützt sind auch Werte, aus denen sich ein geschützter "
        "errechnen ließe; das betrifft {hidden} von {of} Werten. Ergebnisse einzelner Personen gibt es nicht."
    ),
    "method.asof.head": "Stand",
    "method.asof": "Bekannt bis {as_of}, festgehalten am {created} als Auswertung {number}. Zeitzone {zone}.",
    "method.notes.head": "Zu beachten",
    "method.versions.head": "Gerechnet mit",
    "method.sources": "{read} Zeilen gelesen, {stored} verwendet, {set_aside} beiseitegelegt",
    "method.column.source": "Quelle",
    "method.column.file": "Datei",
    "method.column.read": "gelesen",
    "method.column.stored": "verwendet",
    "method.column.set_aside": "beiseitegelegt",
    "method.column.hash": "SHA-256",
    "method.more.one": "{count} weitere Datei mit {read} gelesenen Zeilen.",
    "method.more.many": "{count} weitere Dateien mit {read} gelesenen Zeilen.",
    "method.short": (
        "Methode: {counted}. Querstriche und Klammern: 95‑%‑Intervalle; {comparisons} Vergleiche nach Holm korrigiert. "
        "Geschützt sind Gruppen unter {minimum} Personen, das betrifft {hidden} von {of} Werten. Festgehalten am "
        "{created}."
    ),
    "method.short.pages": "Intervall und n jeder Zahl ab Seite {tables}, Begriffe auf Seite {definitions}.",
    "method.counted.cases": "{n} Fälle",
    "method.counted.promises": "{n} fällige Versprechen",
    "method.counted.answers": "{n} Antworten",
    "note.a_case_counts_as_one_person": "Ohne Schlüssel der Kunden zählt ein Fall als eine Person.",
    "note.team_sizes_are_declared": "Die Größe der Teams ist erklärt, nicht aus Köpfen gezählt.",
    "note.team_results_are_hidden_without_headcounts": (
        "Ergebnisse von Teams sind geschützt, weil ihre Größe nicht bekannt ist."
    ),
}
