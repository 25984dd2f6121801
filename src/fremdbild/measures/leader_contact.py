"""Leaders' contact with customers: share of leaders who met a customer, month by month.

Reads    leader (how many leaders a level and a unit have in a month), leader_contact: leader_code, level, org_unit, on;
         months that begin in the period and are over at `as_of`, from that of the first contact in the table on:
         before it, nobody wrote contacts down
Returns  share, one row per group: of all leader-months (a leader in a month) those with at least one contact, whatever
         its kind and length
Unit     percent, 0 .. 100; higher is better
Error    Wilson's interval with the mean number of leaders as n: codes change every month, so that nobody can tell how
         far the months of one leader are alike, and they are taken for the same. People are the leaders of the month
         that has most
Source   our definition; Wilson (1927), JASA 22:209-212

The number of leaders decides what is counted. A level, unit and month without one has no value, and its contacts count
nowhere; contacts of a unit without a number of its own count with those of no unit, where there is such a number for
the level. No level and unit has more leaders with a contact than leaders: what goes beyond is not counted.
"""

from __future__ import annotations

import ibis
import numpy as np
import pyarrow as pa
from ibis import _, ifelse
from ibis.expr.types import DateValue, IntegerValue, Table

from fremdbild.measures.cases import holds
from fremdbild.measures.estimates import column, estimates, share_of_cases
from fremdbild.measures.groups import DAY, per_group
from fremdbild.measures.local_day import first_day_not_over
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.view import OWN_UNIT
from fremdbild.result import Question

_MONTH = "month_number"
_PLACE = ("level", OWN_UNIT, "org_unit", _MONTH)
"""Where leaders are counted. An empty unit is a place too, so places are brought together without a join."""


def aggregate(leader: Table, leader_contact: Table, question: Question) -> Table:
    """Leader-months, those with a contact, the months, and the leaders of the month that has most, per group."""
    leader, leader_contact = _with_own_unit(leader), _with_own_unit(leader_contact)
    contacts = leader_contact.mutate(**{_MONTH: _month_number(leader_contact.on)})
    places = _places(leader, contacts, question)
    with_contact = _with_contact(contacts, places).mutate(**{DAY: ibis.null("date"), "leaders": ibis.null("int64")})
    columns = (*_PLACE, DAY, "leaders", "met")
    both = places.mutate(met=ibis.literal(0, "int64")).select(columns).union(with_contact.select(columns))
    counted = both.aggregate(by=_PLACE, **{DAY: _[DAY].max()}, leaders=_.leaders.max(), met=_.met.sum())
    counted = counted.filter(_.leaders > 0).mutate(met=ibis.least(_.met, _.leaders))
    months = per_group(counted, question, {"leaders": _.leaders.sum(), "met": _.met.sum()}, within=(_MONTH,))
    return months.aggregate(
        by=question.by, leader_months=_.leaders.sum(), met=_.met.sum(), months=_.count(), people=_.leaders.max()
    )


def _with_own_unit(table: Table) -> Table:
    """Leaders are counted in their own unit, also where results are told by a larger one that holds it."""
    return table if OWN_UNIT in table.columns else table.mutate(**{OWN_UNIT: table.org_unit})


def _places(leader: Table, contacts: Table, question: Question) -> Table:
    """The number of leaders of each place in the months that are counted; written twice, the greater one."""
    today = first_day_not_over(question)
    months = leader.mutate(**{_MONTH: _month_number(leader.month)})
    counted = months.filter(_[_MONTH] < 12 * today.year + today.month, _[_MONTH] >= contacts[_MONTH].min())
    return counted.aggregate(by=_PLACE, **{DAY: _.month.min()}, leaders=_.leaders.max())


def _with_contact(contacts: Table, places: Table) -> Table:
    """How many leaders of each place met a customer; those of a unit without a number of its own at the empty unit."""
    found = contacts.left_join(places.select(*_PLACE, has_number=_.leaders.notnull()), _PLACE)
    unit = {name: ifelse(holds(_.has_number), _[name], ibis.null()) for name in (OWN_UNIT, "org_unit")}
    found = found.select("level", _MONTH, "leader_code", **unit)
    return found.aggregate(by=_PLACE, met=_.leader_code.nunique())


def _month_number(day: DateValue) -> IntegerValue:
    return (day.year() * 12 + day.month()).cast("int64")


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The share with its interval."""
    leader_months, months = column(counts, "leader_months"), column(counts, "months")
    leaders = leader_months / np.maximum(months, 1)
    share = share_of_cases("share", column(counts, "met"), leader_months, column(counts, "people"), effective_n=leaders)
    return estimates(counts, question, share)


leader_contact = Measure(
    name="leader_contact",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("share", "percent", 0, 100, "higher"),),
    kind="process",
)
