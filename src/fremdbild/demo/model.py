"""The made-up firm: what is true of it, as numbers. Everything else in this folder follows from this file.

The firm is an insurer. A customer has at most one *concern* per touchpoint; a concern is a case and, where the case was
not the end of it, further cases. Cases are independent of each other given touchpoint, unit, channel and segment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fremdbild.demo.durations import Durations

NAME = "Muster Versicherung"
PERIOD = "2026-Q3"
CUSTOMERS = 10_000
SEED = 21
"""A seed that shows the model as it mostly is: few truths missed, and both small touchpoints small in the period."""

NEW_PROMISE = date(2026, 7, 1)
"""From this day on claims are promised in three days instead of five; the work did not change."""
NEW_WORK = date(2026, 4, 1)
"""From this day on contract changes are entered on the spot where possible."""


@dataclass(frozen=True)
class Unit:
    """A department; `headcount` without the units below it."""

    code: str
    german: str
    english: str
    parent: str | None
    headcount: int


@dataclass(frozen=True)
class Work:
    """A unit's share of a touchpoint's cases and how long they take it; `before` held until NEW_WORK."""

    unit: str
    share: float
    durations: Durations
    before: Durations | None = None


@dataclass(frozen=True)
class Promise:
    """What is promised: a `moment`, a `day` (to its end) or a term in `hours`, so many days after the opening.

    `days_before` held for cases opened until NEW_PROMISE; nobody is promised anything in the days in which both would
    fall due in the same quarter.
    """

    form: Literal["moment", "day", "hours"]
    days: int
    days_before: int | None = None


@dataclass(frozen=True)
class Touchpoint:
    """A point where customers meet the firm.

    `demand` is the chance that a customer has a concern here between the first and the last day. Chances: `solved` and
    `reopened` of a closed case, a `second_contact` after a case that was solved and not reopened. `mood` and
    `slow_mood` (for cases beyond `patience_days`) shift the answers of customers, in standard deviations.
    `elsewhere_days` is the median at other insurers. `surveyed`: whether customers are asked afterwards.
    """

    code: str
    german: str
    english: str
    word: str
    kind: str
    owner: str
    demand: float
    channels: tuple[float, float, float, float]
    work: tuple[Work, ...]
    promise: Promise
    solved: float
    reopened: float
    second_contact: float
    mood: float
    slow_mood: float
    patience_days: float
    elsewhere_days: float | None = None
    moment_of_truth: bool = False
    surveyed: bool = True


@dataclass(frozen=True)
class Channel:
    """How customers come; `solved` and `second_contact` shift the touchpoint's chances."""

    code: str
    german: str
    english: str
    solved: float
    second_contact: float


@dataclass(frozen=True)
class Segment:
    """A kind of customer; `mood` shifts the answers."""

    code: str
    german: str
    english: str
    word: str
    share: float
    mood: float


UNITS = (
    Unit("MV", "Muster Versicherung", "Muster Versicherung", None, 9),
    Unit("SCH", "Schaden", "Claims", "MV", 8),
    Unit("SCH-FZ", "Schaden Fahrzeuge", "Vehicle claims", "SCH", 41),
    Unit("SCH-HH", "Schaden Haushalt", "Household claims", "SCH", 33),
    Unit("SCH-PE", "Schaden Personen", "Personal injury claims", "SCH", 24),
    Unit("VER", "Verkauf", "Sales", "MV", 12),
    Unit("VER-OF", "Offerten", "Offers desk", "VER", 26),
    Unit("KUS", "Kundenservice", "Customer service", "MV", 10),
    Unit("KUS-TE", "Service Telefon", "Phone service", "KUS", 52),
    Unit("KUS-DI", "Service digital", "Digital service", "KUS", 29),
    Unit("VTR", "Vertragsdienst", "Contract services", "MV", 31),
    Unit("INK", "Inkasso", "Billing", "MV", 18),
    Unit("BIN", "Kundenbindung", "Customer retention", "VER", 11),
    Unit("LEI", "Leistungen Leben", "Life benefits", "MV", 4),
)
"""Life benefits has too few people for figures of its own."""

CHANNELS = (
    Channel("phone", "Telefon", "Phone", 0.02, -0.01),
    Channel("email", "E-Mail", "E-mail", -0.05, 0.05),
    Channel("portal", "Portal", "Portal", -0.02, 0.02),
    Channel("agency", "Agentur", "Agency", 0.03, -0.02),
)

SEGMENTS = (
    Segment("private", "Privatkunden", "Private customers", "Privat", 0.58, 0.0),
    Segment("young", "Unter 30", "Under 30", "Jung", 0.20, -0.2),
    Segment("business", "Firmenkunden", "Business customers", "KMU", 0.22, 0.2),
)

NO_ANSWER_TO_ITEM = 0.04
"""Chance that a customer leaves out one question."""
RESPONSE = 0.27
"""Chance that a customer answers the survey after a case."""
SURVEY_PAUSE_DAYS = 10
"""Nobody is asked about a case closed in the last so many days of a wave: answers take up to nine days."""

SECOND_CONTACT_AFTER_FAILURE = 0.35
"""Chance of a further case after one that was not solved or was reopened."""
IMPATIENT = 0.05
"""Chance that a customer comes again while a case of two days and more is still open."""
IMPATIENT_FROM_DAYS = 2
SECOND_CONTACT_DAYS = (1, 28)
"""A second contact comes so many local days after the closing, all equally likely; so within 30 days to the minute."""
WITHDRAWN = 0.02
"""Chance that the customer takes the concern back; such a case counts neither as solved nor as not solved."""
CLOCK_STOPPED = 0.35
"""Chance that the ticket system calls a broken promise kept, because somebody stopped its clock."""

CAMPAIGN_MOOD = -0.25
"""What the broken three-day promise does to the answers about claims from 2026-Q3 on."""


@dataclass(frozen=True)
class Item:
    """A question of the survey; `bounds` cut a normal distribution into the answers from `low` upwards.

    The answers are worth 0..100 from the worst to the best; `reversed`: a high answer is a bad one.
    """

    code: str
    construct: str
    column: str
    low: int
    bounds: tuple[float, ...]
    reversed: bool = False

    @property
    def high(self) -> int:
        return self.low + len(self.bounds)


ITEMS = (
    Item(
        code="recommend",
        construct="likelihood_to_recommend",
        column="Weiterempfehlung",
        low=0,
        bounds=(-2.7, -2.4, -2.15, -1.9, -1.65, -1.3, -1.0, -0.5, 0.05, 0.8),
    ),
    Item("satisfied", "satisfaction", "Zufriedenheit", 1, (-2.0, -1.2, -0.4, 0.6)),
    Item("effort", "effort", "Aufwand", 1, (-1.9, -1.3, -0.8, -0.2, 0.45, 1.1), reversed=True),
)
SURVEY = "nach-dem-fall"
