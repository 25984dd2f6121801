"""What went wrong, and what to do: the words for errors of the core."""

from __future__ import annotations

PROBLEMS: dict[str, str] = {
    "problem.lead.FremdbildError": (
        "Das ist nicht gelungen. Beheben Sie, was unten steht, und versuchen Sie es noch einmal."
    ),
    "problem.lead.SettingsError": (
        "Die Einstellungen in fremdbild.toml passen nicht. Wer den Server betreut, berichtigt sie; versuchen Sie "
        "es danach noch einmal."
    ),
    "problem.lead.InstrumentError": (
        "Der Fragebogen lässt sich so nicht verwenden. Beheben Sie, was unten steht, und versuchen Sie es noch einmal."
    ),
    "problem.lead.SourceError": (
        "Eine Datenquelle ließ sich nicht lesen. Beheben Sie, was unten steht, oder lassen Sie es beheben; "
        "versuchen Sie es danach noch einmal."
    ),
    "problem.lead.StoreError": (
        "Der Speicher der Daten ist belegt, voll oder beschädigt. Wer den Server betreut, sieht unten, was "
        "fehlt; versuchen Sie es danach noch einmal."
    ),
    "problem.lead.EngineError": (
        "Das Rechenwerk oder die Datenbank antwortet nicht. Wer den Server betreut, sieht unten, was fehlt; "
        "versuchen Sie es danach noch einmal."
    ),
    "problem.lead.LinkError": (
        "Die Datensätze der Kundinnen und Kunden lassen sich nicht verbinden. Beheben Sie, was unten steht, oder "
        "lassen Sie es beheben; versuchen Sie es danach noch einmal."
    ),
    "problem.lead.PersonError": (
        "Was über diese Kundin oder diesen Kunden gespeichert ist, lässt sich nicht zeigen, herausgeben oder löschen. "
        "Beheben Sie, was unten steht; versuchen Sie es danach noch einmal."
    ),
    "problem.lead.WeightingError": (
        "Die Antworten lassen sich nicht auf die Grundgesamtheit gewichten. Berichtigen Sie deren Zahlen und "
        "versuchen Sie es noch einmal."
    ),
    "problem.lead.BallotError": (
        "Schlüssel, Export oder Ergebnis passen nicht zu dieser Welle. Tun Sie, was unten steht, "
        "und versuchen Sie es noch einmal."
    ),
    "problem.lead.SurveyError": (
        "So lässt sich die Welle nicht fortsetzen. Beheben Sie, was unten steht, und versuchen Sie es noch einmal."
    ),
    "problem.lead.AssessmentError": (
        "Die Auswertung ist nicht möglich, wie die Dinge stehen. Beheben Sie, was unten steht, und starten Sie "
        "sie noch einmal."
    ),
    "problem.lead.ReportError": (
        "Der Bericht lässt sich nicht schreiben. Wer den Server betreut, sieht unten, was fehlt; versuchen Sie "
        "es danach noch einmal."
    ),
    "problem.quoted": "Was das Programm dazu sagt, Wort für Wort (englisch)",
    "problem.rows": "{place}: {fact} in {count} von {of} Zeilen{first}.",
    "problem.first": " (zuerst: {first})",
    "problem.place.title": "Titel",
    "problem.place.item": "Frage „{name}“",
    "problem.place.column": "Spalte „{name}“",
    "problem.place.row": "Zeile {name}",
    "problem.fact.empty": "leer",
    "problem.fact.whole_number": "keine ganze Zahl",
    "problem.fact.number": "keine Zahl",
    "problem.fact.yes_or_no": "weder Ja noch Nein",
    "problem.fact.date_and_time": "kein Zeitpunkt",
    "problem.fact.date": "kein Datum",
    "problem.fact.skipped": "eine Uhrzeit, die es bei der Umstellung der Uhr nicht gab,",
    "problem.fact.clock_twice": "eine Uhrzeit, die es bei der Umstellung der Uhr zweimal gab (die erste gilt),",
    "problem.fact.below": "unter {bound}",
    "problem.fact.above": "über {bound}",
    "problem.fact.none_of": "keines der Wörter {known}",
    "problem.fact.before": "vor „{earlier}“",
    "problem.fact.again": "derselbe Schlüssel wie in einer neueren Zeile der Datei",
    "problem.fact.short": "weniger Werte als in der Kopfzeile",
    "problem.fact.long": "mehr Werte als in der Kopfzeile",
    "problem.fact.quote": "ein Anführungszeichen am falschen Ort",
    "problem.fact.no_row": "ein Eintrag, der in der Tabelle {table} fehlt,",
    "problem.fact.no_criterion": "ein Kriterium, das es nicht gibt,",
    "problem.said.not_utf8": "Die Datei ist nicht als UTF-8 gespeichert. Speichern Sie sie als Text in UTF-8.",
    "problem.said.too_large": (
        "Die Datei ist größer, als ein Fragebogen sein kann. Wählen Sie die TOML-Datei eines Fragebogens."
    ),
    "problem.said.not_toml_at": (
        "In Zeile {line}, Zeichen {column} ist die Datei kein gültiges TOML. Berichtigen Sie diese Zeile."
    ),
    "problem.said.not_toml": "Die Datei ist kein gültiges TOML. Berichtigen Sie sie oder wählen Sie eine andere.",
    "problem.said.comes_with": (
        "„{name}“ heißt schon ein Fragebogen von fremdbild. Schreiben Sie einen anderen Namen in die ersten "
        "Zeilen der Datei."
    ),
    "problem.said.here_already": (
        "Einen Fragebogen „{name}“ gibt es hier schon. Kreuzen Sie an, dass er ersetzt wird, oder schreiben Sie "
        "einen anderen Namen in die Datei."
    ),
    "problem.said.text_missing": "{place}: Der Text in der Sprache „{language}“ fehlt.",
    "problem.said.not_a_language": "{place}: „{language}“ ist keine der Sprachen des Fragebogens.",
    "problem.said.text_empty": "{place}: Der Text in der Sprache „{language}“ ist leer.",
    "problem.said.text_long": (
        "{place}: Der Text in der Sprache „{language}“ hat {count} Zeichen; höchstens {most} lassen sich auf "
        "einen Blick lesen."
    ),
    "problem.said.no_scale": "{place}: Eine Skala „{name}“ gibt es in der Datei nicht.",
    "problem.said.scale_unused": "Die Skala „{name}“ braucht keine Frage. Löschen Sie sie.",
    "problem.said.scale_span": "{place}: Hier braucht es eine Skala von {low} bis {high}.",
    "problem.said.scale_points": (
        "{place}: Hier braucht es {fewest} bis {most} Antworten zur Wahl; diese Skala hat {count}."
    ),
    "problem.said.no_criterion": "{place}: Wählen Sie das Kriterium, nach dem gefragt wird.",
    "problem.said.both_sides": (
        "{place}: fragt innen und außen mit einem Text. Schreiben Sie für jede Seite eine eigene Aussage."
    ),
    "problem.said.id_twice": "Die Kennung „{name}“ haben {count} Fragen. Geben Sie jeder eine eigene.",
    "problem.said.place_twice": (
        "An der Stelle {name} stehen {count} Fragen ({who}). Geben Sie jeder eine eigene Stelle."
    ),
    "problem.said.criterion_twice": (
        "Zum Kriterium „{name}“ gibt es {count} Aussagen ({who}). Ein Kriterium hat eine Aussage."
    ),
    "problem.said.too_many": "{count} Fragen sind zu viele ({who}): höchstens {most}, mehr brechen viele ab.",
    "problem.said.unknown_key": "{place}: Den Schlüssel „{name}“ gibt es nicht. Löschen oder berichtigen Sie ihn.",
    "problem.said.key_missing": "{place}: Der Schlüssel „{name}“ fehlt. Ergänzen Sie ihn.",
    "problem.said.private_key": (
        "Das ist die geheime Hälfte des Schlüssels. Geben Sie sie niemandem; gebraucht wird die Datei, die auf "
        ".public endet."
    ),
    "problem.said.no_key": "Das ist kein Schlüssel. Gebraucht wird der Inhalt der Datei, die auf .public endet.",
    "problem.said.key_damaged": (
        "Der Schlüssel ist unvollständig oder verändert. Kopieren Sie ihn noch einmal, mit allen Zeilen."
    ),
    "problem.said.key_of_another": "Das ist der Schlüssel der Welle „{given}“. Gebraucht wird der von „{name}“.",
    "problem.said.key_gone": (
        "Der geheime Schlüssel dieser Welle liegt nicht mehr, wo er war. Bringen Sie ihn zurück; ohne ihn lässt sich "
        "kein Umschlag öffnen."
    ),
    "problem.said.passphrase": "Das Kennwort ist falsch. Tippen Sie es noch einmal; zurückholen kann es niemand.",
    "problem.said.format_version": (
        "Die Datei ist in Fassung {given} geschrieben, dieses Programm liest {name}. Nehmen Sie das fremdbild, das "
        "sie geschrieben hat, oder ein neueres."
    ),
    "problem.said.wave_name": "„{name}“ ist kein Name einer Welle. Nehmen Sie den Schlüssel, wie er gemacht wurde.",
    "problem.said.no_public_key": "Die Welle hat keinen Schlüssel. Geben Sie ihr einen, bevor sie beginnt.",
    "problem.said.no_minimums": "Die Welle hat keine Mindestzahlen. Sie werden vor dem Start festgehalten.",
    "problem.said.foreign_cell": (
        "Jemand gehört zur Gruppe „{name}“, die diese Welle nicht hat. Legen Sie die Welle mit allen Personen neu vor."
    ),
    "problem.said.no_export": "Das sind keine Umschläge einer Welle. Nehmen Sie die Datei, die der Server gab.",
    "problem.said.export_damaged": (
        "Die Umschläge sind unvollständig oder verändert. Laden Sie sie noch einmal herunter, ganz."
    ),
    "problem.said.export_of_another": (
        "Die Umschläge sind von der Welle „{given}“ und für den Schlüssel {name} versiegelt. Nehmen Sie diesen."
    ),
    "problem.said.export_early": (
        "Die Welle ist noch nicht geschlossen. Ihre Umschläge gibt es erst nach dem Schluss, einmal."
    ),
    "problem.said.exported_before": (
        "Umschläge dieser Welle sind schon herausgegeben. Nehmen Sie jene: Zwei Fassungen könnten verraten, wer "
        "dazukam."
    ),
    "problem.said.too_few_envelopes": (
        "Es haben weniger als {most} Menschen geantwortet. Darum wird nichts geöffnet; fragen Sie das nächste Mal "
        "eine größere Gruppe."
    ),
    "problem.said.not_counted": "Die Welle ist noch nicht gezählt. Erst danach wird etwas vernichtet.",
    "problem.said.result_damaged": (
        "Die Datei ist unvollständig, verändert oder kein Ergebnis einer Öffnung. Kopieren Sie sie noch einmal "
        "vom Rechner, auf dem geöffnet wurde."
    ),
    "problem.said.result_of_another": (
        "Das ist das Ergebnis der Welle „{given}“ oder eines anderen Schlüssels. Geben Sie die Datei, die für "
        "diese Welle geöffnet wurde."
    ),
    "problem.said.result_unfit": (
        "Das Ergebnis passt nicht zu dem, was diese Welle gefragt hat. Öffnen Sie ihren Export noch einmal und "
        "geben Sie die Datei, wie sie geschrieben wurde."
    ),
    "problem.said.counted_before": (
        "Diese Welle ist nicht geschlossen oder schon gezählt. Jede Welle wird einmal gezählt."
    ),
    "problem.said.links_lost": (
        "Die Links dieser Welle lassen sich nicht mehr herstellen, weil der geheime Schlüssel des Servers "
        "geändert wurde. Wer den Server betreut, bringt web/secret.key (oder FREMDBILD_SECRET_KEY) zurück, wie "
        "er war."
    ),
    "problem.said.no_memory": (
        "Der Arbeitsspeicher reicht nicht. Setzen Sie memory_limit unter [engine] herab oder nehmen Sie einen "
        "größeren Rechner."
    ),
    "problem.said.no_room": "Auf der Festplatte ist kein Platz mehr. Schaffen Sie Platz.",
    "problem.said.not_permitted": (
        "{place}: Der Server darf hier nicht lesen oder schreiben. Geben Sie ihm das Recht dazu."
    ),
    "problem.said.no_file": (
        "Zu „{place}“ gibt es keine Datei. Prüfen Sie file in fremdbild.toml und ob der Export gelaufen ist."
    ),
    "problem.said.empty_file": "{place} ist leer. Prüfen Sie, ob der Export gelaufen ist.",
    "problem.said.column_missing": (
        "{place}: Es fehlt {name}. Berichtigen Sie den Namen der Spalte in fremdbild.toml oder den Export."
    ),
    "problem.said.not_encoded": (
        "{place} ist anders gespeichert, als encoding in fremdbild.toml sagt. Berichtigen Sie encoding."
    ),
    "problem.said.no_usable_row": "{place}: Keine Zeile lässt sich verwenden. Der Grund steht darunter.",
    "problem.said.database_away": (
        "Die Datenbank {place} antwortet nicht. Prüfen Sie Adresse, Passwort und Netz, und ob sie läuft."
    ),
    "problem.said.load_running": "Gerade werden Daten geladen. Warten Sie, bis das fertig ist.",
    "problem.said.nothing_loaded": "Es sind noch keine Daten geladen.",
    "problem.said.no_measure": (
        "Für keine Kennzahl sind die Daten da. Nötig sind mindestens Anliegen (service_case) oder Antworten "
        "einer Befragung."
    ),
    "problem.said.store_damaged": (
        "Eine Datei des Speichers fehlt oder ist beschädigt. Wer den Server betreut, lädt alles neu: fremdbild "
        "load --full."
    ),
}
