"""The demo's fremdbild.toml, with comments for people who want to write their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fremdbild.demo import model, tickets
from fremdbild.demo.answer_sheets import MEANS, NOT_ANSWERED
from fremdbild.demo.clock import TIME_ZONE
from fremdbild.demo.touchpoints import TOUCHPOINTS


def settings_text(languages: Sequence[str]) -> str:
    """The text of fremdbild.toml for reports in these languages."""
    return "\n".join((_head(languages), _customers(), _cases(), _organisation(), _survey(), _questions(), _names()))


def _head(languages: Sequence[str]) -> str:
    spoken = ", ".join(f'"{language}"' for language in languages)
    return f'''\
# The made-up firm of fremdbild: all people, figures and rivals are invented.
# Everything below is what a real organisation would write for its own files.

[organisation]
name = "{model.NAME}"
time_zone = "{TIME_ZONE}"           # times without a zone mark are local times of this zone
languages = [{spoken}]

[protection]                          # may be raised, never lowered below 5
minimum_people = 7
minimum_comments = 10

[limits]
cycle_time_days = 5                   # share of cases settled within five calendar days
second_contact_days = 30

# ---- Customers, in three systems -------------------------------------------------------------------------------
'''


def _customers() -> str:
    return f'''\
[[source]]
system = "crm"
file = "quellen/kunden/crm.csv"       # as Excel in German saves it: semicolons, cp1252, German dates
table = "source_record"
encoding = "cp1252"
delimiter = ";"
missing = ["", "{tickets.NOT_KNOWN}"]
updated_at = {{ column = "Geändert", format = "%d.%m.%Y" }}

[source.columns]                      # column of fremdbild = column of the file
record_id = "Kundennr"
kind = {{ column = "Art", values = {{ "Person" = "person", "Firma" = "company" }} }}
given_name = "Vorname"
family_name = "Nachname"
company_name = "Firma"
birth_date = {{ column = "Geburtsdatum", format = "%d.%m.%Y" }}
street = "Strasse"
house_number = "Nr"
postcode = "PLZ"
city = "Ort"
country = "Land"
email = "E-Mail"
phone = "Telefon"
identifier = "UID"
segment = {{ column = "Segment", values = {_map({s.word: s.code for s in model.SEGMENTS})} }}
created_at = {{ column = "Erfasst", format = "%d.%m.%Y" }}
updated_at = {{ column = "Geändert", format = "%d.%m.%Y" }}

[[source]]
system = "portal"
file = "quellen/kunden/portal.jsonl"
table = "source_record"

[source.columns]
record_id = "account"
kind = "type"
given_name = "firstName"
family_name = "lastName"
company_name = "company"
email = "email"
phone = "mobile"
postcode = "zip"
city = "town"
created_at = "createdAt"
updated_at = "updatedAt"

[[source]]
system = "billing"
file = "quellen/kunden/fakturierung.parquet"
table = "source_record"

[source.columns]
record_id = "Debitor"
family_name = "Name"
street = "Strasse"
postcode = "PLZ"
city = "Ort"
identifier = "UID"
created_at = {{ column = "Eröffnet am", format = "%Y-%m-%d" }}

# ---- Cases and their events ------------------------------------------------------------------------------------
'''


def _cases() -> str:
    return f'''\
[[source]]
system = "tickets"
file = "quellen/tickets/tickets-*.csv.gz"   # one export per month; a case that changed comes again
table = "service_case"
encoding = "cp1252"
delimiter = ";"
decimal = ","
missing = ["", "{tickets.NOT_KNOWN}"]
updated_at = {{ column = "Geändert", format = "{tickets.FORMAT}" }}

[source.columns]
case_id = "TicketNr"
system = {{ value = "crm" }}            # the customer's number is the CRM's
record_id = "Kundennr"
kind = {{ column = "Art", values = {_map({word: kind for kind, word in tickets.KIND_WORDS.items()})} }}
touchpoint = {_touchpoint("Kategorie")}
channel = {{ column = "Kanal", values = {_map({c.german: c.code for c in model.CHANNELS})} }}
org_unit = "Abteilung"
segment = {{ column = "Segment", values = {_map({s.word: s.code for s in model.SEGMENTS})} }}
priority = {{ column = "Priorität", values = {_map({w: code for code, w in tickets.PRIORITY_WORDS.items()})} }}
opened_at = {{ column = "Eröffnet", format = "{tickets.FORMAT}" }}
first_answer_at = {{ column = "Erstantwort", format = "{tickets.FORMAT}" }}
promised_at = {{ column = "Zugesagt bis", formats = ["{tickets.FORMAT}", "{tickets.DAY_FORMAT}"] }}
promised_term = "Frist (Std)"
promise_kept_reported = {{ column = "SLA eingehalten", values = {_map(_reversed(tickets.VERDICT_WORDS))} }}
closed_at = {{ column = "Geschlossen", format = "{tickets.FORMAT}" }}
outcome = {{ column = "Erledigung", values = {_map(_reversed(tickets.OUTCOME_WORDS))} }}
reopened_count = "Wiedereröffnet"

[[source]]
system = "log"
file = "quellen/ereignisse/log-*.csv"  # ISO times in UTC, names as fremdbild has them
table = "case_event"

[source.columns]
event_id = "event_id"
case_id = "case_id"
sequence = "sequence"
activity = "activity"
at = "at"
org_unit = "org_unit"
supplier = "supplier"

# ---- The organisation ------------------------------------------------------------------------------------------
'''


def _organisation() -> str:
    return f"""\
[[source]]
name = "units"
system = "hr"
file = "quellen/organisation.xlsx"
sheet = "Abteilungen"
table = "org_unit"

[source.columns]
org_unit = "Kürzel"
name = "Abteilung"
parent = "Übergeordnet"
kind = {{ column = "Art", values = {{ "Funktion" = "function" }} }}
headcount = "Mitarbeitende"            # units with too few people get no figures of their own

[[source]]
name = "touchpoints"
system = "hr"
file = "quellen/organisation.xlsx"
sheet = "Kontaktpunkte"
table = "touchpoint"

[source.columns]
touchpoint = {_touchpoint("Code")}
name = "Kontaktpunkt"
name_en = "Touchpoint"
owner_unit = "Verantwortlich"
moment_of_truth = {_yes_no("Moment der Wahrheit")}

[[source]]
name = "benchmarks"
system = "market"
file = "quellen/anderswo.csv"
table = "benchmark"
encoding = "cp1252"
delimiter = ";"
decimal = ","

[source.columns]
touchpoint = {_touchpoint("Kontaktpunkt")}
measure = "Kennzahl"
statistic = "Statistik"
value = "Wert"
unit = "Einheit"
source = "Quelle"
as_of = {{ column = "Stand", format = "%d.%m.%Y" }}

# ---- The survey of customers after a case ----------------------------------------------------------------------
"""


def _survey() -> str:
    parts = (
        f'SELECT "Antwort-ID", "Welle", "Beantwortet", "Kundennr", "TicketNr", "Kontaktpunkt", "Weg",\n'
        f"       '{item.code}' AS item, \"{item.column}\" AS score FROM raw"
        for item in model.ITEMS
    )
    long = "\nUNION ALL\n".join(parts)
    return f'''\
[[source]]
name = "surveys"
system = "survey tool"
file = "quellen/umfrage/umfrage.xlsx"
sheet = "Umfrage"
table = "survey"

[source.columns]
survey_id = "Umfrage"
instrument = "Fragebogen"
instrument_version = "Version"
named = {_yes_no("Namentlich")}
languages = "Sprachen"

[[source]]
name = "questions"
system = "survey tool"
file = "quellen/umfrage/umfrage.xlsx"
sheet = "Fragen"
table = "survey_item"

[source.columns]
survey_id = "Umfrage"
item_id = "Frage"
construct = "Konstrukt"
scale_min = "Von"
scale_max = "Bis"
reversed = {_yes_no("Umgekehrt")}

[[source]]
name = "waves"
system = "survey tool"
file = "quellen/umfrage/umfrage.xlsx"
sheet = "Wellen"
table = "survey_wave"

[source.columns]
survey_id = "Umfrage"
wave = "Welle"
opened_on = {{ column = "Beginn", format = "%d.%m.%Y" }}
closed_on = {{ column = "Schluss", format = "%d.%m.%Y" }}

[[source]]
name = "answers"
system = "survey tool"
file = "quellen/umfrage/antworten-*.csv"
table = "survey_response"
missing = ["", "{NOT_ANSWERED}"]
# The survey tool writes one row per person; fremdbild keeps one row per person and question.
select = """
{long}
"""

[source.columns]
survey_id = {{ value = "{model.SURVEY}" }}
wave = "Welle"
item_id = "item"
respondent_id = "Antwort-ID"
perspective = {{ value = "customer" }}
channel = {{ column = "Weg", values = {_map(MEANS)} }}
score = "score"
system = {{ value = "crm" }}
record_id = "Kundennr"
case_id = "TicketNr"
touchpoint = {_touchpoint("Kontaktpunkt")}
answered_at = "Beantwortet"

[[source]]
name = "comments"
system = "survey tool"
file = "quellen/umfrage/antworten-*.csv"
table = "survey_comment"
select = """SELECT * FROM raw WHERE coalesce("Kommentar", '') <> ''"""

[source.columns]
comment_id = "Antwort-ID"
survey_id = {{ value = "{model.SURVEY}" }}
wave = "Welle"
text = "Kommentar"
language = "Sprache"
respondent_id = "Antwort-ID"
touchpoint = {_touchpoint("Kontaktpunkt")}

# ---- What is told apart, and what should be reached ------------------------------------------------------------
'''


def _questions() -> str:
    return """\
[[grouping]]                          # with "period" the twelve quarters before are computed as well
by = ["touchpoint", "period"]

[[grouping]]
by = ["org_unit", "period"]

[[grouping]]
by = ["channel"]

[[grouping]]
by = ["segment", "period"]

[[target]]
measure = "promise_kept"
value = 90

[[target]]
measure = "first_contact_resolution"
value = 75

[[target]]
measure = "satisfaction"
statistic = "top_2_share"
value = 70

[[target]]
measure = "cycle_time"
statistic = "median"
value = 3
where = { touchpoint = "claim" }

# ---- Words of the report ---------------------------------------------------------------------------------------
"""


def _names() -> str:
    lines = [
        f'"{code}" = {{ "de-CH" = "{german}", "de-DE" = "{german}", "en" = "{english}" }}'
        for code, german, english in (
            *((unit.code, unit.german, unit.english) for unit in model.UNITS),
            *((t.code, t.german, t.english) for t in TOUCHPOINTS),
            *((channel.code, channel.german, channel.english) for channel in model.CHANNELS),
            ("sms", "SMS", "Text message"),
            *((segment.code, segment.german, segment.english) for segment in model.SEGMENTS),
        )
    ]
    addressees = '{ "de-CH" = "Verwaltungsrat", "de-DE" = "Vorstand", "en" = "Board of directors" }'
    return "\n".join(("[report]", f"addressee_by_language = {addressees}", "", "[report.names]", *lines, ""))


def _map(words: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f'"{word}" = "{code}"' for word, code in words.items()) + " }"


def _reversed(words: Mapping[str, str]) -> dict[str, str]:
    return {word: code for code, word in words.items()}


def _touchpoint(column: str) -> str:
    return f'{{ column = "{column}", values = {_map({t.word: t.code for t in TOUCHPOINTS})} }}'


def _yes_no(column: str) -> str:
    return f'{{ column = "{column}", values = {{ "ja" = "true", "nein" = "false" }} }}'
