"""Contacts answered: share of customers' attempts to reach somebody that were answered in time.

Reads    contact_attempt: at, answered_at, abandoned; attempts of the period, by the local day of `at`
Returns  in_time          share of the attempts decided at `as_of` that a person answered within `answer_seconds`. Later
                          is not in time; given up and never answered neither; one that still waits within its time is
                          not counted
         abandoned_share  share of the attempts of which is known whether the customer gave up before somebody answered;
                          only for groups in which the source tells it of any. An answered one was not given up, unless
                          the source says so
Unit     percent, 0 .. 100; in_time higher, abandoned_share lower is better
Error    Wilson's interval; attempts of one customer count as independent
Source   our definition after the service level of contact centres (such as 80 of 100 within 20 seconds); Wilson (1927),
         JASA 22:209-212

What the source says of giving up is taken as loaded, whatever `as_of`. An attempt without a customer's number counts as
a person of its own: as nobody knows who called, several of one caller count as several people, so that the number of
people behind a group is rather too high.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.cases import holds, microseconds, moment
from fremdbild.measures.estimates import column, estimates, share_of_cases
from fremdbild.measures.groups import DAY, per_group
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question

_MICROSECONDS_PER_SECOND = 1_000_000


def aggregate(contact_attempt: Table, question: Question) -> Table:
    """Attempts decided, in time, told of and given up, with their people, per group."""
    limit = question.limits.answer_seconds * _MICROSECONDS_PER_SECOND
    attempts = contact_attempt.filter(contact_attempt.at <= moment(question))
    attempts = attempts.mutate(
        **{DAY: attempts.on},
        given_up=holds(attempts.abandoned),
        answered=holds(attempts.answered_at <= moment(question)),
    )
    attempts = attempts.mutate(
        decided=attempts.answered | attempts.given_up | (microseconds(attempts.at, moment(question)) > limit),
        in_time=attempts.answered & ~attempts.given_up & (microseconds(attempts.at, attempts.answered_at) <= limit),
        told=attempts.answered | attempts.abandoned.notnull(),
    )
    counts = {
        "decided": _.count(where=_.decided),
        "in_time": _.count(where=_.in_time),
        "people": _.person_key.nunique(where=_.decided),
        "marked": _.count(where=_.abandoned.notnull()),
        "told": _.count(where=_.told),
        "given_up": _.count(where=_.given_up),
        "told_people": _.person_key.nunique(where=_.told),
    }
    return per_group(attempts, question, counts)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Both shares with their intervals; the second one only where the source tells who gave up."""
    in_time = share_of_cases("in_time", *(column(counts, name) for name in ("in_time", "decided", "people")))
    marked = column(counts, "marked") > 0
    if not marked.any():
        return estimates(counts, question, in_time)
    given_up, told, people = (np.where(marked, column(counts, name), 0) for name in ("given_up", "told", "told_people"))
    return estimates(counts, question, in_time, share_of_cases("abandoned_share", given_up, told, people))


contact_answered = Measure(
    name="contact_answered",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("in_time", "percent", 0, 100, "higher"),
        Statistic("abandoned_share", "percent", 0, 100, "lower"),
    ),
    kind="process",
)
