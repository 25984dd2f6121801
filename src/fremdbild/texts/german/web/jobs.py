"""Words of `web.jobs`."""

from __future__ import annotations

JOBS: dict[str, str] = {
    "runs.name": "Auswertungen",
    "runs.none": "Hier wurde noch kein Zeitraum ausgewertet.",
    "runs.lead": (
        "Eine Auswertung liest die Quellen, rechnet das Bild eines Zeitraums, schützt kleine Gruppen und "
        "friert das Ergebnis ein. Sie dauert Minuten; die Seite dürfen Sie schließen."
    ),
    "runs.no_sources": (
        "In fremdbild.toml ist noch keine Quelle beschrieben. Ausgewertet wird, was schon geladen ist; neue "
        "Zeilen kommen dazu, sobald dort eine Quelle steht."
    ),
    "runs.running": "Sie geht im Hintergrund weiter, ob jemand zuschaut oder nicht.",
    "runs.look": "Sehen, wie weit sie ist",
    "runs.before": "Was schon ausgewertet wurde",
    "runs.period": "Zeitraum",
    "runs.state": "Stand",
    "runs.asked": "Gestartet",
    "state.waiting": "wartet",
    "state.running": "wird gerechnet",
    "state.done": "fertig",
    "state.failed": "gescheitert",
    "run.usual": "Welcher Zeitraum",
    "run.other": "Oder ein anderer Zeitraum",
    "run.other.help": (
        "Monat (2026-09), Quartal (2026-Q3), Jahr (2026), Tage (2026-01-15..2026-02-14). Er gilt anstelle der "
        "Auswahl darüber."
    ),
    "run.other.wrong": "„{written}“ ist kein Zeitraum. Schreiben Sie ihn wie oben gezeigt, etwa 2026-Q3.",
    "run.order": "Diese Seite ist nicht mehr vollständig. Laden Sie sie neu.",
    "run.start": "Auswertung starten",
    "run.waiting.title": "{period}: Die Auswertung wartet, bis sie an der Reihe ist.",
    "run.again.title": "{period}: Die Auswertung wird gleich noch einmal versucht.",
    "run.running.title": "{period}: Die Auswertung läuft.",
    "run.done.title": "{period}: Das Bild ist da.",
    "run.failed.title": "{period}: Die Auswertung ist nicht gelungen.",
    "run.doing.begin": "Sie beginnt.",
    "run.doing.load": "Erster von zwei Schritten: Die Quellen werden gelesen ({what}), {share}",
    "run.doing.assess": "Zweiter von zwei Schritten: Die Kennzahlen werden gerechnet ({what}), {share}",
    "run.leave": (
        "Sie dürfen diese Seite schließen. Es geht weiter, und Sie finden es hier wieder, wenn Sie zurückkommen."
    ),
    "run.frozen": "Es ist als {name} eingefroren: Wer es liest, liest dieselben Zahlen, und nichts ändert sie mehr.",
    "run.see": "Das Bild ansehen",
    "run.again": "Noch einmal starten",
    "run.nothing_lost": "Frühere Auswertungen sind, wie sie waren.",
    "loaded.title": "Was dafür gelesen wurde",
    "loaded.source": "Quelle",
    "loaded.read": "Zeilen gelesen",
    "loaded.set_aside": "Beiseitegelegt",
    "loaded.notices": "Was an den Quellen auffiel",
    "loaded.more": "Und {count} weitere; fremdbild check zeigt alle.",
    "problem.fault": (
        "Der Fehler liegt bei uns. Nennen Sie der Verwaltung das Zeichen {reference}; es steht im Protokoll "
        "des Servers."
    ),
    "problem.away": (
        "Etwas, das gebraucht wird, hat nicht geantwortet, so oft es auch versucht wurde ({problem}). Lassen "
        "Sie danach sehen und starten Sie dann noch einmal."
    ),
    "problem.ended": (
        "Das Programm wurde mehrmals beendet, bevor der erste Schritt getan war; so geht es, wenn der "
        "Speicher ausgeht. Lassen Sie das Protokoll des Servers ansehen und starten Sie dann noch einmal."
    ),
    "health.name": "Betrieb",
    "health.well": "Dem Server geht es gut.",
    "health.worry": "Etwas am Server braucht Sie.",
    "health.worries": "{count} Dinge am Server brauchen Sie.",
    "health.lead": (
        "Das wird jedes Mal angesehen, wenn die Seite aufgeht. Was nicht ist, wie es sein soll, trägt das "
        "Zeichen „hinsehen“."
    ),
    "health.what": "Was",
    "health.how": "Stand",
    "health.look": "hinsehen",
    "health.note": (
        "Was jeweils zu tun ist, steht in docs/operate/server.md. Programme, die den Server überwachen, "
        "fragen /health/."
    ),
    "health.database": "Datenbank",
    "health.database.well": "antwortet",
    "health.database.away": "antwortet nicht",
    "health.free": "Platz auf der Platte",
    "health.free.value": "{size} MB sind frei",
    "health.workers": "Prozesse im Hintergrund",
    "health.workers.value": "{count} an der Arbeit",
    "health.waits": "Arbeit, die am längsten wartet",
    "health.waits.nothing": "keine wartet",
    "health.failed": "Arbeit, die in den letzten 24 Stunden scheiterte",
    "health.failed.value": "{count} gescheitert",
    "health.backup": "Letzte Sicherung",
    "health.backup.never": "noch nie",
}
