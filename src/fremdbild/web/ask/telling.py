"""How a wave stands, in sentences and marks for the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils.timezone import localdate, localtime
from django.utils.timezone import now as current_time

from fremdbild.statistics import wilson_interval
from fremdbild.texts.words import Words, sentence
from fremdbild.web.ask.forgetting import deleted_by
from fremdbild.web.ask.models import Survey, Wave
from fremdbild.web.ask.rates import Rate, rates_of_units
from fremdbild.web.frame.problems import Told
from fremdbild.web.jobs.models import Job
from fremdbild.web.jobs.telling import why

_WEEK = 7
_ENVELOPES = 130
_SEALED_STATES = (Wave.State.OPEN, Wave.State.CLOSED)
EARLY = (Wave.State.DRAFT, Wave.State.WAITING, Wave.State.APPROVED)
OVER = (Wave.State.COUNTED, Wave.State.RELEASED)
_TOLD_STATES = {
    "running": (Wave.State.OPEN,),
    "waiting": (Wave.State.WAITING, Wave.State.APPROVED, Wave.State.CLOSED),
    "counted": OVER,
}


@dataclass(frozen=True)
class Line:
    """A wave in the list."""

    wave: Wave
    how: str
    asked: str
    answered: str
    stands: str
    link: str
    """`draft`, `look` or `picture`."""


@dataclass(frozen=True)
class Envelopes:
    """The picture of a running anonymous wave."""

    sealed: int
    rest: int
    people: int
    """For how many one envelope stands."""

    @property
    def sealed_range(self) -> range:
        return range(self.sealed)

    @property
    def rest_range(self) -> range:
        return range(self.rest)


@dataclass(frozen=True)
class Mark:
    """A point of the timeline; `state` is done, now or later."""

    when: str
    what: str
    state: str


@dataclass(frozen=True)
class Trouble:
    """Work that failed."""

    job: Job
    kind: str
    problem: Told


def counts_of(waves: list[Wave]) -> dict[int, tuple[int, int]]:
    """Asked and answered of each wave; of an open anonymous one only what may be told."""
    numbers = [wave.pk for wave in waves]
    asked = dict(
        Wave.objects.filter(pk__in=numbers)
        .annotate(asked=Count("contacts", filter=Q(contacts__left_out="") | Q(contacts__invited_at__isnull=False)))
        .values_list("pk", "asked")
    )
    answered = dict(
        Wave.objects.filter(pk__in=numbers)
        .annotate(answered=Count("responses", filter=Q(responses__finished_at__isnull=False)))
        .values_list("pk", "answered")
    )
    found = {}
    for wave in waves:
        if wave.survey.kind == Survey.Kind.NAMED:
            found[wave.pk] = asked[wave.pk], answered[wave.pk]
        else:
            found[wave.pk] = sum(int(cell["invited"]) for cell in wave.cells) or asked[wave.pk], wave.shown_count or 0
    return found


def lines(words: Words, waves: list[Wave]) -> list[Line]:
    """The list of waves."""
    counts = counts_of(waves)
    return [_line(words, wave, *counts[wave.pk]) for wave in waves]


def _line(words: Words, wave: Wave, asked: int, answered: int) -> Line:
    return Line(
        wave,
        how(words, wave),
        words.count(asked) if asked else words("web.ask.list.by_link") if wave.link_hash else "",
        _answered(words, wave, asked, answered),
        stands(words, wave),
        "draft" if wave.state == Wave.State.DRAFT else "picture" if wave.state in OVER else "look",
    )


def how(words: Words, wave: Wave) -> str:
    """Named or anonymous, and by what: `anonymous, key held by the trustee`."""
    if wave.survey.kind == Survey.Kind.ANONYMOUS:
        return words(f"web.ask.how.{wave.key_holder}" if wave.state not in OVER else "web.ask.how.anonymous")
    return words(
        "web.ask.how.event" if wave.survey.event else "web.ask.how.link" if wave.link_hash else "web.ask.how.named"
    )


def stands(words: Words, wave: Wave) -> str:
    """The state with its day: `open until 20 November`."""
    day = short_day(words, {Wave.State.COUNTED: wave.counted_at}.get(wave.state, wave.closes_at) or wave.closes_at)  # type: ignore[call-overload]
    if wave.state == Wave.State.OPEN and wave.opens_at > current_time():
        return words("web.ask.stands.early", day=short_day(words, wave.opens_at))
    return words(f"web.ask.stands.{wave.state}", day=day)


def _answered(words: Words, wave: Wave, asked: int, answered: int) -> str:
    if wave.state in EARLY:
        return ""
    if wave.survey.kind == Survey.Kind.NAMED:
        share = f" ({words.value('percent', 100 * answered / asked)})" if asked and answered <= asked else ""
        return words.count(answered) + share
    if wave.state in _SEALED_STATES:
        if answered:
            return words("web.ask.about", count=words.count(answered))
        return words("web.ask.below_fifty" if wave.state == Wave.State.OPEN else "web.ask.when_opened")
    total = rate_of(wave)[0]
    return (
        f"{words.count(total.answered)} ({words.value('percent', total.share or 0)})"
        if total.answered
        else words("web.ask.protected")
    )


def rate_of(wave: Wave) -> tuple[Rate, list[Rate]]:
    """The rates of a counted anonymous wave, as far as they may be told."""
    return rates_of_units(wave.opened_cells, wave.minimum_people or 0)


def share_told(words: Words, asked: int, answered: int) -> str:
    """`18 % (16 to 20)`."""
    lower, upper = wilson_interval(answered / asked, asked)
    low, high = 100 * float(lower), 100 * float(upper)
    return f"{words.value('percent', 100 * answered / asked, low, high)} ({words.interval('percent', low, high)})"


def how_many(words: Words, waves: list[Wave]) -> str:
    """`Two waves are running, one has been counted.` Where some wait for somebody: how many, too."""
    told = {
        name: words(f"web.ask.{name}.{_number(count)}", count=words.in_words(count))
        for name, states in _TOLD_STATES.items()
        if (count := sum(wave.state in states for wave in waves)) or name != "waiting"
    }
    key = "web.ask.running_waiting_and_counted" if "waiting" in told else "web.ask.running_and_counted"
    return sentence(words(key, **told))


def _number(count: int) -> str:
    return {0: "none", 1: "one"}.get(count, "many")


def envelopes(wave: Wave, asked: int) -> Envelopes:
    """One envelope for ten people; for more people where it would be too many."""
    people = 10
    while asked > people * _ENVELOPES:
        people *= 10
    whole = -(-asked // people)
    sealed = min((wave.shown_count or 0) // people, whole)
    return Envelopes(sealed, whole - sealed, people)


def timeline(words: Words, wave: Wave, asked: int) -> list[Mark]:
    """What was, what is, what comes."""
    return list(_marks(words, wave, asked))


def _marks(words: Words, wave: Wave, asked: int) -> Iterator[Mark]:
    now = current_time()
    told = {"count": words.count(asked)}
    sent = wave.opens_at if wave.frozen_at else max(wave.opens_at, now)
    points: list[tuple[datetime, str]] = [(sent, words("web.ask.mark.invited", **told))]
    if wave.remind_at:
        key = "all" if wave.survey.kind == Survey.Kind.ANONYMOUS else "rest"
        points.append((wave.remind_at, words(f"web.ask.mark.remind.{key}", **told)))
    points.append((wave.closes_at, words("web.ask.mark.closes", time=clock(wave.closes_at))))
    if wave.counted_at and wave.survey.kind == Survey.Kind.ANONYMOUS:
        points.append((wave.counted_at, words(f"web.ask.mark.opens.{wave.key_holder}")))
    points.append((now, words("web.ask.mark.today")))
    today = points[-1]
    for point in sorted(points, key=lambda point: (point[0], point is not today)):
        when, what = point
        state = "now" if point is today else "done" if when < now else "later"
        yield Mark(short_day(words, when), what, state)
    after = wave.closes_at.date() < now.date()
    if wave.survey.kind == Survey.Kind.ANONYMOUS and not wave.counted_at:
        yield Mark(words("web.ask.mark.after"), words(f"web.ask.mark.opens.{wave.key_holder}"), "later")
    forgotten = wave.addresses_deleted_at
    if wave.survey.kind == Survey.Kind.NAMED:
        what = words("web.ask.mark.addresses.gone" if forgotten else "web.ask.mark.addresses")
        yield Mark(short_day(words, forgotten or deleted_by(wave)), what, "done" if forgotten else "later")
    state = "done" if wave.state == Wave.State.RELEASED else "later"
    yield Mark(words("web.ask.mark.then" if not after else "web.ask.mark.next"), words("web.ask.mark.results"), state)


def coming(words: Words, wave: Wave) -> str:
    """The heading over the timeline: `Next: on Monday the reminder, on Friday the closing`."""
    now = current_time()
    parts = [
        words(f"web.ask.coming.{what}", day=on_day(words, when))
        for what, when in (("opens", wave.opens_at), ("remind", wave.remind_at), ("closes", wave.closes_at))
        if when and when > now and wave.state in (*EARLY, Wave.State.OPEN)
    ]
    if not parts:
        return words(f"web.ask.coming.{wave.state}")
    return words("web.ask.coming", parts=", ".join(parts))


def on_day(words: Words, when: datetime) -> str:
    """`on Monday` within a week, `on 20 November` later."""
    on = localtime(when).date()
    ahead = (on - localdate()).days
    if ahead == 0:
        return words("web.ask.today")
    if 0 < ahead < _WEEK:
        return words("web.ask.on_weekday", day=words(f"web.ask.weekday.{on.weekday()}"))
    return words("web.ask.on_day", day=short_day(words, when))


def short_day(words: Words, when: datetime | date) -> str:
    """The day without the year where it is near: `20 November`."""
    on = localtime(when).date() if isinstance(when, datetime) else when
    told = words.day(on)
    return told.removesuffix(f" {on.year}") if abs(on - localdate()) < timedelta(days=180) else told


def clock(when: datetime) -> str:
    """`18:00`."""
    return f"{localtime(when):%H:%M}"


def sentences(text: str) -> list[str]:
    """The sentences of a headline, each a line of its own; `2. Dezember` stays together.

    >>> sentences("Rund 240 haben geantwortet. Die Umschläge bleiben zu bis am 2. Dezember.")
    ['Rund 240 haben geantwortet.', 'Die Umschläge bleiben zu bis am 2. Dezember.']
    """
    return re.split(r"(?<=[^0-9]\.) ", text)


def troubles(words: Words, wave: Wave) -> list[Trouble]:
    """Work of this wave that failed, with its reason."""
    failed = Job.objects.filter(kind__startswith="ask_", arguments__wave=wave.pk, state=Job.State.FAILED)
    return [Trouble(job, words(f"web.ask.job.{job.kind}"), why(job, words)) for job in failed]
