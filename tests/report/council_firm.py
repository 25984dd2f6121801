"""Settings of a firm for the tests of the works council's paper: text in, one folder out."""

from __future__ import annotations

from pathlib import Path

CASES = """
[[source]]
system = "tickets"
table = "service_case"
file = "tickets-*.csv"
[source.columns]
case_id = "TicketNr"
record_id = "Kundennr"
org_unit = "Abteilung"
opened_at = "Eröffnet"
promised_at = "Zugesagt"
closed_at = "Geschlossen"
"""
UNITS = """
[[source]]
name = "units"
system = "hr"
table = "org_unit"
file = "units.csv"
[source.columns]
org_unit = "Kürzel"
headcount = "Mitarbeitende"
"""
ANSWERS = """
[[source]]
name = "answers"
system = "survey tool"
table = "survey_response"
file = "answers.csv"
[source.columns]
survey_id = "Umfrage"
wave = "Welle"
item_id = "Frage"
respondent_id = "Antwort"
score = "Wert"
perspective = {perspective}
"""
BY_UNIT = '\n[[grouping]]\nby = ["org_unit", "period"]\n'


def firm(
    folder: Path,
    *parts: str,
    name: str = "Muster AG",
    languages: str = '["de-CH", "en"]',
    protection: str = "",
) -> Path:
    """A folder with a fremdbild.toml of `parts`; a second call replaces it."""
    folder.mkdir(exist_ok=True)
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    head = f'[organisation]\nname = "{escaped}"\nlanguages = {languages}\n\n[protection]\n{protection}\n'
    (folder / "fremdbild.toml").write_text(head + "".join(parts or (CASES, UNITS, BY_UNIT)), encoding="utf-8")
    return folder
