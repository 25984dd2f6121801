"""Linkage coverage: share of the customers of several systems whose records are surely linked across all of them.

Reads    customer (made by `fremdbild link`): systems, systems_in_doubt, linked, customer_since, segment; the customers
         known by the end of each period and by `as_of`
Returns  share, one row per group: of the customers that several systems know, or may know (those with an open doubt
         about a record of another system), those that are linked: sure links (64 to one and more, or somebody's
         decision) hold all their records together, their cluster is not odd, and no doubt is open
         known_to_several: of all customers those that several systems know
Unit     percent, 0 .. 100; higher is better
Error    Wilson's interval; customers count as independent
Source   our definition (decisions/0101); Fellegi and Sunter (1969), JASA 64:1183-1210, whose possible links count here
         as not linked; Wilson (1927), JASA 22:209-212

A customer of one system about whom nothing is in doubt proves nothing and is not counted in `share`: nobody can see a
record that linking did not find. Two figures stand side by side because each can be had by linking badly: who links too
little lowers `known_to_several`, and the pairs that were kept apart count against `share`; who links too much raises
`known_to_several`, and clusters that hang together by weak links count against `share`. What is linked is what the last
run of `fremdbild link` found, whatever the period: today's links say nothing about what staff could see a year ago.
"""

from __future__ import annotations

from datetime import date

import ibis
import pyarrow as pa
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.cases import holds
from fremdbild.measures.estimates import column, estimates, share_of_cases
from fremdbild.measures.groups import DAY, asked_periods, per_group
from fremdbild.measures.local_day import last_day_begun
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question


def aggregate(customer: Table, question: Question) -> Table:
    """Customers, those of several systems, those that may be, and those that are linked, per group."""
    told = customer.filter(_.systems.notnull())
    several, linked = holds(_.systems > 1), holds(_.linked)
    counts = {
        "people": _.person_key.nunique(),
        "several": _.person_key.nunique(where=several),
        "possible": _.person_key.nunique(where=several | holds(_.systems_in_doubt > 1)),
        "linked": _.person_key.nunique(where=several & linked),
    }
    return per_group(_at_the_end_of_each_period(told, question), question, counts)


def _at_the_end_of_each_period(customer: Table, question: Question) -> Table:
    """A row per customer and asked period by whose end he or she was known; `day` is the last day that has begun."""
    today = last_day_begun(question)
    days = [min(period.last, today) for period in asked_periods(question) if period.first <= today]
    if not days:
        return customer.mutate(**{DAY: ibis.null("date")}).filter(ibis.literal(value=False))
    first: date = days[0]
    if len(days) == 1:
        return customer.filter(_.customer_since <= ibis.literal(first)).mutate(**{DAY: ibis.literal(first)})
    each = customer.mutate(**{DAY: ibis.array([ibis.literal(day) for day in days]).unnest()})
    return each.filter(_.customer_since <= _[DAY])


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The two shares with their intervals."""
    people, possible = column(counts, "people"), column(counts, "possible")
    share = share_of_cases("share", column(counts, "linked"), possible, people=possible)
    known = share_of_cases("known_to_several", column(counts, "several"), people, people=people)
    return estimates(counts, question, share, known)


linkage_coverage = Measure(
    name="linkage_coverage",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("share", "percent", 0, 100, "higher"),
        Statistic("known_to_several", "percent", 0, 100, "higher"),
    ),
    kind="process",
)
