"""Words of `web.jobs`."""

from __future__ import annotations

JOBS: dict[str, str] = {
    "jobs.runs.name": "Auswertungen",
    "jobs.runs.none": "Hier wurde noch keine Auswertung gestartet.",
    "jobs.runs.lead": (
        "Eine Auswertung liest die Quellen, rechnet das Bild eines Zeitraums, schützt kleine Gruppen und "
        "friert das Ergebnis ein. Sie dauert Minuten; die Seite dürfen Sie schließen."
    ),
    "jobs.runs.no_sources": (
        "In fremdbild.toml ist noch keine Quelle beschrieben. Ausgewertet wird, was schon geladen ist; neue "
        "Zeilen kommen dazu, sobald dort eine Quelle steht."
    ),
    "jobs.runs.running": "Sie geht im Hintergrund weiter, ob jemand zuschaut oder nicht.",
    "jobs.runs.look": "Sehen, wie weit sie ist",
    "jobs.runs.before": "Was schon ausgewertet wurde",
    "jobs.runs.period": "Zeitraum",
    "jobs.runs.state": "Stand",
    "jobs.runs.asked": "Gestartet",
    "jobs.state.waiting": "wartet",
    "jobs.state.running": "wird gerechnet",
    "jobs.state.done": "fertig",
    "jobs.state.failed": "gescheitert",
    "jobs.run.so_far": "{period}, bis heute",
    "jobs.run.usual": "Welcher Zeitraum",
    "jobs.run.other": "Oder ein anderer Zeitraum",
    "jobs.run.other.help": (
        "Monat (2026-09), Quartal (2026-Q3), Jahr (2026), Tage (2026-01-15..2026-02-14). Er gilt anstelle der "
        "Auswahl darüber."
    ),
    "jobs.run.other.wrong": "„{written}“ ist kein Zeitraum. Schreiben Sie ihn wie oben gezeigt, etwa 2026-Q3.",
    "jobs.run.order": "Diese Seite ist nicht mehr vollständig. Laden Sie sie neu.",
    "jobs.run.start": "Auswertung starten",
    "jobs.run.waiting.title": "{period}: Die Auswertung wartet, bis sie an der Reihe ist.",
    "jobs.run.again.title": "{period}: Die Auswertung wird gleich noch einmal versucht.",
    "jobs.run.running.title": "{period}: Die Auswertung läuft.",
    "jobs.run.done.title": "{period}: Das Bild ist da.",
    "jobs.run.failed.title": "{period}: Die Auswertung ist nicht gelungen.",
    "jobs.run.doing.begin": "Sie beginnt.",
    "jobs.run.doing.load": "Erster von drei Schritten: Die Quellen werden gelesen ({what}), {share}",
    "jobs.run.doing.link": "Zweiter von drei Schritten: Datensätze derselben Kunden werden verbunden",
    "jobs.run.doing.assess": "Dritter von drei Schritten: Die Kennzahlen werden gerechnet ({what}), {share}",
    "jobs.run.doing.after": "Dritter von drei Schritten: {what}, {share}",
    "jobs.run.after.protection": "Kleine Gruppen werden geschützt",
    "jobs.run.after.people": "Gezählt wird, wie viele Menschen hinter jeder Zahl stehen",
    "jobs.run.after.earlier": "Geprüft wird, ob der Vergleich mit früheren Auswertungen jemanden verrät",
    "jobs.run.after.mirror": "Innen und außen werden verglichen, und alles wird festgehalten",
    "jobs.run.leave": (
        "Sie dürfen diese Seite schließen. Es geht weiter, und Sie finden es hier wieder, wenn Sie zurückkommen."
    ),
    "jobs.run.frozen": (
        "Es ist als {name} eingefroren: Wer es liest, liest dieselben Zahlen, und nichts ändert sie mehr."
    ),
    "jobs.run.see": "Das Bild ansehen",
    "jobs.run.again": "Noch einmal starten",
    "jobs.run.nothing_lost": "Frühere Auswertungen sind, wie sie waren.",
    "jobs.loaded.title": "Was dafür gelesen wurde",
    "jobs.loaded.source": "Quelle",
    "jobs.loaded.read": "Zeilen gelesen",
    "jobs.loaded.set_aside": "Beiseitegelegt",
    "jobs.loaded.notices": "Was an den Quellen auffiel",
    "jobs.loaded.more": "Und {count} weitere; fremdbild check zeigt alle.",
    "jobs.problem.fault": (
        "Der Fehler liegt bei uns. Nennen Sie der Verwaltung das Zeichen {reference}; es steht im Protokoll "
        "des Servers."
    ),
    "jobs.problem.away": (
        "Etwas, das gebraucht wird, hat nicht geantwortet, so oft es auch versucht wurde. Lassen "
        "Sie danach sehen und starten Sie dann noch einmal."
    ),
    "jobs.problem.ended": (
        "Das Programm wurde mehrmals beendet, bevor der erste Schritt getan war; so geht es, wenn der "
        "Speicher ausgeht. Lassen Sie das Protokoll des Servers ansehen und starten Sie dann noch einmal."
    ),
    "jobs.health.name": "Betrieb",
    "jobs.health.well": "Dem Server geht es gut.",
    "jobs.health.worry": "Etwas am Server braucht Sie.",
    "jobs.health.worries": "{count} Dinge am Server brauchen Sie.",
    "jobs.health.lead": (
        "Das wird jedes Mal angesehen, wenn die Seite aufgeht. Was nicht ist, wie es sein soll, trägt das "
        "Zeichen „hinsehen“."
    ),
    "jobs.health.what": "Was",
    "jobs.health.how": "Stand",
    "jobs.health.look": "hinsehen",
    "jobs.health.note": (
        "Was jeweils zu tun ist, steht in docs/operate/server.md. Programme, die den Server überwachen, "
        "fragen /health/."
    ),
    "jobs.health.database": "Datenbank",
    "jobs.health.database.well": "antwortet",
    "jobs.health.database.away": "antwortet nicht",
    "jobs.health.free": "Platz auf der Platte",
    "jobs.health.free.value": "{size} MB sind frei",
    "jobs.health.workers": "Prozesse im Hintergrund",
    "jobs.health.workers.value": "{count} an der Arbeit",
    "jobs.health.waits": "Arbeit, die am längsten wartet",
    "jobs.health.waits.nothing": "keine wartet",
    "jobs.health.failed": "Arbeit, die in den letzten 24 Stunden scheiterte",
    "jobs.health.failed.value": "{count} gescheitert",
    "jobs.health.backup": "Letzte Sicherung",
    "jobs.health.backup.never": "noch nie",
}
