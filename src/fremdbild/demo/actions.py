"""What is done about what was found: three decisions that are asked for, and the three of last April."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.firm import text_table
from fremdbild.demo.touchpoints import TOUCHPOINTS

STATUS_WORDS = {"beantragt": "proposed", "beschlossen": "decided", "erledigt": "done", "fallen gelassen": "dropped"}


@dataclass(frozen=True)
class Action:
    """One decision; figures in percent, where `touchpoint` or `channel` narrows them down."""

    code: str
    criterion: str
    finding: str
    finding_en: str
    decision: str
    decision_en: str
    unit: str
    due: date
    measure: str
    statistic: str
    baseline: float
    expected: float
    touchpoint: str = ""
    channel: str = ""
    decided_on: date | None = None
    status: str = "proposed"
    done_on: date | None = None


APRIL = date(2026, 4, 14)

ACTIONS = (
    Action(
        code="A-2026-04",
        criterion="reliability",
        finding="Bei Schäden brechen wir zwei von drei Zusagen, seit wir drei Tage statt fünf versprechen.",
        finding_en="Of three promises about claims we break two, since we promise three days instead of five.",
        decision="Zusagen nur mit einem Datum, das die Schadenabteilung bestätigt hat",
        decision_en="Promise a date only after the claims department has confirmed it",
        unit="SCH",
        due=date(2027, 3, 31),
        measure="promise_kept",
        statistic="kept",
        baseline=33,
        expected=70,
        touchpoint="claim",
    ),
    Action(
        code="A-2026-05",
        criterion="learning",
        finding="Sieben von zehn kritischen Rückmeldungen bleiben liegen.",
        finding_en="Seven in ten pieces of critical feedback are left lying.",
        decision="Antwort in fünf Tagen von der Stelle, die eine Kritik betrifft",
        decision_en="An answer within five days from the people whom the criticism concerns",
        unit="KUS",
        due=date(2027, 6, 30),
        measure="feedback_answered",
        statistic="in_time",
        baseline=31,
        expected=60,
    ),
    Action(
        code="A-2026-06",
        criterion="contact",
        finding="Acht von zehn Führungskräften treffen in einem Monat keine Kundin und keinen Kunden.",
        finding_en="Eight in ten leaders meet no customer in a month.",
        decision="Zwei Stunden im Monat am Kundentelefon für alle, die führen",
        decision_en="Two hours a month on the customers' phone for everybody who leads",
        unit="MV",
        due=date(2027, 1, 31),
        measure="leader_contact",
        statistic="share",
        baseline=21,
        expected=80,
    ),
    Action(
        code="A-2026-01",
        criterion="access",
        finding="Jeder fünfte Anruf wartete länger als eine Minute.",
        finding_en="Every fifth call waited for more than a minute.",
        decision="Anrufe innert 60 Sekunden annehmen",
        decision_en="Answer calls within 60 seconds",
        unit="KUS",
        due=date(2026, 6, 30),
        measure="contact_answered",
        statistic="in_time",
        baseline=80,
        expected=85,
        decided_on=APRIL,
        status="done",
        done_on=date(2026, 6, 18),
    ),
    Action(
        code="A-2026-02",
        criterion="speed",
        finding="Vertragsänderungen dauerten länger als anderswo.",
        finding_en="Contract changes took longer than elsewhere.",
        decision="Vertragsänderungen am gleichen Tag erfassen",
        decision_en="Enter contract changes on the same day",
        unit="VTR",
        due=date(2026, 9, 30),
        measure="cycle_time",
        statistic="share_within_benchmark",
        baseline=52,
        expected=80,
        touchpoint="contract_change",
        decided_on=APRIL,
        status="decided",
    ),
    Action(
        code="A-2026-03",
        criterion="latitude",
        finding="Was mit E-Mail kommt, wird seltener beim ersten Kontakt gelöst.",
        finding_en="What comes by e-mail is solved at first contact less often.",
        decision="E-Mails abschliessend beantworten dürfen, bis 500 Franken ohne Rückfrage",
        decision_en="Settle e-mails in one go, up to 500 francs without asking",
        unit="KUS",
        due=date(2026, 9, 30),
        measure="first_contact_resolution",
        statistic="share",
        baseline=68,
        expected=75,
        channel="email",
        decided_on=APRIL,
        status="decided",
    ),
)


def action_rows() -> pa.Table:
    """The list of decisions, in the words of the firm."""
    touchpoint_words = {touchpoint.code: touchpoint.word for touchpoint in TOUCHPOINTS}
    channel_words = {channel.code: channel.german for channel in model.CHANNELS}
    status = {code: word for word, code in STATUS_WORDS.items()}
    return text_table(
        ("Nr", "Kriterium", "Befund", "Finding", "Entscheid", "Decision", "Verantwortlich", "Termin", "Kennzahl",
         "Statistik", "Kontaktpunkt", "Kanal", "Vorher", "Erwartet", "Beschlossen am", "Stand", "Erledigt am"),
        [
            (a.code, a.criterion, a.finding, a.finding_en, a.decision, a.decision_en, a.unit, _day(a.due), a.measure,
             a.statistic, touchpoint_words.get(a.touchpoint, ""), channel_words.get(a.channel, ""), f"{a.baseline:g}",
             f"{a.expected:g}", _day(a.decided_on), status[a.status], _day(a.done_on))
            for a in ACTIONS
        ],
    )  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
