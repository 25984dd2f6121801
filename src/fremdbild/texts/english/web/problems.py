"""What went wrong, and what to do: the words for errors of the core."""

from __future__ import annotations

PROBLEMS: dict[str, str] = {
    "problem.lead.FremdbildError": "This did not succeed. Mend what stands below, then try again.",
    "problem.lead.SettingsError": (
        "The settings in fremdbild.toml do not fit. Whoever looks after the server corrects them; try again after that."
    ),
    "problem.lead.InstrumentError": (
        "The questionnaire cannot be used like this. Mend what stands below, then try again."
    ),
    "problem.lead.SourceError": (
        "A source of data could not be read. Mend what stands below, or have it mended, then try again."
    ),
    "problem.lead.StoreError": (
        "The store of the data is in use, full or damaged. Whoever looks after the server sees below what is "
        "wrong; try again after that."
    ),
    "problem.lead.EngineError": (
        "The engine or the database does not answer. Whoever looks after the server sees below what is wrong; "
        "try again after that."
    ),
    "problem.lead.LinkError": (
        "The records of customers cannot be linked. Mend what stands below, or have it mended, then try again."
    ),
    "problem.lead.PersonError": (
        "What is held of this customer cannot be shown, handed over or erased. Mend what stands below, then try again."
    ),
    "problem.lead.WeightingError": (
        "The answers cannot be weighted to the population. Correct its figures, then try again."
    ),
    "problem.lead.BallotError": ("Key, export or result do not fit this wave. Do what stands below, then try again."),
    "problem.lead.SurveyError": "The wave cannot go on like this. Mend what stands below, then try again.",
    "problem.lead.AssessmentError": (
        "The assessment is not possible as things stand. Mend what stands below, then start it again."
    ),
    "problem.lead.ReportError": (
        "The report cannot be written. Whoever looks after the server sees below what is wrong; try again after that."
    ),
    "problem.quoted": "What the program says, word for word",
    "problem.rows": "{place}: {fact} in {count} of {of} rows{first}.",
    "problem.first": " (first: {first})",
    "problem.place.title": "title",
    "problem.place.item": "question “{name}”",
    "problem.place.column": "column “{name}”",
    "problem.place.row": "row {name}",
    "problem.fact.empty": "empty",
    "problem.fact.whole_number": "no whole number",
    "problem.fact.number": "no number",
    "problem.fact.yes_or_no": "neither yes nor no",
    "problem.fact.date_and_time": "no date and time",
    "problem.fact.date": "no date",
    "problem.fact.skipped": "a time that the clock skipped",
    "problem.fact.clock_twice": "a time that the clock showed twice (the first was taken)",
    "problem.fact.below": "below {bound}",
    "problem.fact.above": "above {bound}",
    "problem.fact.none_of": "none of the words {known}",
    "problem.fact.before": "before “{earlier}”",
    "problem.fact.again": "the key of a newer row of the file",
    "problem.fact.short": "fewer values than in the header",
    "problem.fact.long": "more values than in the header",
    "problem.fact.quote": "a quotation mark out of place",
    "problem.fact.no_row": "an entry that the table {table} lacks",
    "problem.fact.no_criterion": "a criterion that there is not",
    "problem.said.not_utf8": "The file is not saved as UTF-8. Save it as UTF-8 text.",
    "problem.said.too_large": (
        "The file is larger than a questionnaire can be. Choose the TOML file of a questionnaire."
    ),
    "problem.said.not_toml_at": "In line {line}, character {column} the file is no valid TOML. Mend this line.",
    "problem.said.not_toml": "The file is no valid TOML. Mend it, or choose another one.",
    "problem.said.comes_with": (
        "“{name}” is the name of a questionnaire of fremdbild. Write another name into the first lines of the file."
    ),
    "problem.said.here_already": (
        "There is a questionnaire “{name}” here. Tick that it is replaced, or write another name into the file."
    ),
    "problem.said.text_missing": "{place}: the text in the language “{language}” is missing.",
    "problem.said.not_a_language": "{place}: “{language}” is none of the languages of the questionnaire.",
    "problem.said.text_empty": "{place}: the text in the language “{language}” is empty.",
    "problem.said.text_long": (
        "{place}: the text in the language “{language}” has {count} letters; at most {most} can be read at a glance."
    ),
    "problem.said.no_scale": "{place}: there is no scale “{name}” in the file.",
    "problem.said.scale_unused": "No question uses the scale “{name}”. Delete it.",
    "problem.said.scale_span": "{place}: this needs a scale from {low} to {high}.",
    "problem.said.scale_points": (
        "{place}: this needs {fewest} to {most} answers to choose from; this scale has {count}."
    ),
    "problem.said.no_criterion": "{place}: choose the criterion that it asks about.",
    "problem.said.both_sides": "{place}: asks inside and outside with one text. Write a statement for each side.",
    "problem.said.id_twice": "{count} questions have the id “{name}”. Give each one of its own.",
    "problem.said.place_twice": "{count} questions stand in place {name} ({who}). Give each a place of its own.",
    "problem.said.criterion_twice": (
        "The criterion “{name}” has {count} statements ({who}). A criterion is one statement."
    ),
    "problem.said.too_many": "{count} questions are too many ({who}): at most {most}, with more people break off.",
    "problem.said.unknown_key": "{place}: there is no key “{name}”. Delete or correct it.",
    "problem.said.key_missing": "{place}: the key “{name}” is missing. Add it.",
    "problem.said.private_key": (
        "This is the private half of the key. Give it to nobody; the file that ends in .public is needed."
    ),
    "problem.said.no_key": "This is no key. What stands in the file that ends in .public is needed.",
    "problem.said.key_damaged": "The key is incomplete or was changed. Copy it again, with all its lines.",
    "problem.said.key_of_another": "This is the key of the wave “{given}”. That of “{name}” is needed.",
    "problem.said.key_gone": (
        "The private key of this wave is no longer where it was. Bring it back; without it no envelope opens."
    ),
    "problem.said.passphrase": "The passphrase is wrong. Type it again; nobody can bring it back.",
    "problem.said.format_version": (
        "The file is written in version {given}, and this program reads {name}. Use the fremdbild that wrote it, or a "
        "newer one."
    ),
    "problem.said.wave_name": "“{name}” is no name of a wave. Use the key as it was made.",
    "problem.said.no_public_key": "The wave has no key. Give it one before it starts.",
    "problem.said.no_minimums": "The wave has no minimums. They are frozen before the start.",
    "problem.said.foreign_cell": (
        "Somebody belongs to the group “{name}”, which this wave does not have. Lay the wave before the trustee "
        "again, with everybody."
    ),
    "problem.said.no_export": "These are no envelopes of a wave. Use the file that the server gave.",
    "problem.said.export_damaged": "The envelopes are incomplete or were changed. Download them again, whole.",
    "problem.said.export_of_another": (
        "The envelopes are of the wave “{given}”, and sealed for the key {name}. Use that one."
    ),
    "problem.said.export_early": "The wave is not closed yet. Its envelopes are there after the closing, once.",
    "problem.said.exported_before": (
        "Envelopes of this wave were given out before. Use those: two versions could tell who was added."
    ),
    "problem.said.too_few_envelopes": (
        "Fewer than {most} people answered. So nothing is opened; ask a larger group next time."
    ),
    "problem.said.not_counted": "The wave is not counted yet. Nothing is destroyed before that.",
    "problem.said.result_damaged": (
        "The file is incomplete, was changed, or is no result of an opening. Copy it again from the machine that "
        "opened it."
    ),
    "problem.said.result_of_another": (
        "This is the result of the wave “{given}”, or of another key. Give the file that was opened for this wave."
    ),
    "problem.said.result_unfit": (
        "The result does not fit what this wave asked. Open its export again, and give the file as it was written."
    ),
    "problem.said.counted_before": "This wave is not closed, or was counted before. Each wave is counted once.",
    "problem.said.links_lost": (
        "The links of this wave cannot be made any more, because the secret key of the server was changed. "
        "Whoever looks after the server brings web/secret.key (or FREMDBILD_SECRET_KEY) back as it was."
    ),
    "problem.said.no_memory": "The memory is not enough. Lower memory_limit under [engine], or use a larger machine.",
    "problem.said.no_room": "There is no room left on the disk. Make room.",
    "problem.said.not_permitted": "{place}: the server may not read or write here. Give it the right to.",
    "problem.said.no_file": "No file fits “{place}”. Check file in fremdbild.toml, and whether the export has run.",
    "problem.said.empty_file": "{place} is empty. Check whether the export has run.",
    "problem.said.column_missing": (
        "{place}: {name} is missing. Correct the name of the column in fremdbild.toml, or the export."
    ),
    "problem.said.not_encoded": (
        "{place} is saved in another way than encoding in fremdbild.toml says. Correct encoding."
    ),
    "problem.said.no_usable_row": "{place}: no row can be used. The reason stands below.",
    "problem.said.database_away": (
        "The database {place} does not answer. Check address, password and network, and whether it runs."
    ),
    "problem.said.load_running": "Data are being loaded at this moment. Wait until that is done.",
    "problem.said.nothing_loaded": "No data are loaded yet.",
    "problem.said.no_measure": (
        "No measure has its data. Needed are at least cases (service_case) or answers of a survey."
    ),
    "problem.said.store_damaged": (
        "A file of the store is gone or damaged. Whoever looks after the server loads everything anew: fremdbild "
        "load --full."
    ),
}
