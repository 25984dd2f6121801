"""Retention: share of customers who are still customers twelve months later.

Reads    contract: start, end, of known records; customer_link and customer, where there: records of one customer count
         together, in the customer's segment; else source_record: segment of the record
Returns  share, one row per group: the time with an organisation is cut into years, from the day on which the first of
         adjoining contracts began; of the customers who began such a year those who are still customers on the day
         after it. A year belongs to the period in which that day lies
Unit     percent, 0 .. 100; higher is better
Error    Kaplan-Meier's S at the end of the year, in days from its beginning; a year that is not over at `as_of` is
         censored there: Greenwood's standard error and a log-log interval; Wilson's where nobody is censored, when S is
         the simple share. No value where no year could be watched to its end. Customers count as independent, and a
         person with several years in a group once among `people`
Source   Kaplan and Meier (1958), JASA 53:457-481; Greenwood (1926); Wilson (1927), JASA 22:209-212

A customer is retained while any contract runs: a contract that begins the day after another ends, or before, continues
it; after a gap of a day and more a new time begins, with years of its own. An end that lies after `as_of` is not known
yet. A year that would begin on 29 February
begins on 1 March. Contracts without a record are not counted: nobody can see
whether their customer has another one.
"""

from __future__ import annotations

from datetime import date

import ibis
import pyarrow as pa
from ibis import _
from ibis.expr.types import DateValue, IntegerValue, Table

from fremdbild.measures.estimates import estimates
from fremdbild.measures.groups import DAY, asked_periods
from fremdbild.measures.local_day import last_day_begun
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.survival_shares import shares_at
from fremdbild.measures.survival_table import TIME, curves_of, survival_table
from fremdbild.result import Question

_YEAR = 366
"""Days by which every year is over; the day after a year of 365 days counts as this one too."""
_NEVER = date(9000, 1, 1)


def aggregate(
    contract: Table,
    question: Question,
    customer_link: Table | None = None,
    customer: Table | None = None,
    source_record: Table | None = None,
) -> Table:
    """How many customers were lost, and how many last seen, on each day of their years, per group."""
    today = last_day_begun(question)
    known = contract.filter(_.record_id.notnull(), _.start <= ibis.literal(today))
    owned = _with_customer(known, customer_link, customer, source_record)
    years = _years(_times(owned, today), question, today)
    return survival_table(years, question, people_of=years)


def _with_customer(
    contract: Table, customer_link: Table | None, customer: Table | None, source_record: Table | None
) -> Table:
    """Whose contract it is (`person_key`) and the segment: of the customer where the record is linked, else its own."""
    rows = contract.select("system", "record_id", "contract_id", "start", "end", "person_key")
    rows = rows.mutate(segment=ibis.null("string"))
    if source_record is not None:
        records = source_record.select("system", "record_id", of_record=source_record.segment)
        joined = rows.left_join(records, ["system", "record_id"])
        rows = joined.select(*(name for name in rows.columns if name != "segment"), segment=joined.of_record)
    if customer_link is not None and customer is not None:
        people = customer.select("customer_id", of_customer=customer.person_key, told=customer.segment)
        links = customer_link.select("system", "record_id", "customer_id").inner_join(people, "customer_id")
        joined = rows.left_join(links.select("system", "record_id", "of_customer", "told"), ["system", "record_id"])
        linked = joined.of_customer.notnull()
        rows = joined.select(
            "contract_id",
            "start",
            "end",
            person_key=joined.of_customer.coalesce(joined.person_key),
            segment=linked.ifelse(joined.told, joined.segment),
        )
    return rows


def _times(contract: Table, today: date) -> Table:
    """Times without a gap: person_key, segment, first, until (their first and last day; _NEVER: no end is known)."""
    ahead = contract.end.isnull() | (contract.end >= ibis.literal(today))
    rows = contract.mutate(until=ahead.ifelse(ibis.literal(_NEVER), contract.end))
    order = [rows.start, rows.until, rows.contract_id]
    earlier = ibis.window(group_by=rows.person_key, order_by=order, rows=(None, -1))
    rows = rows.mutate(before=rows.until.max().over(earlier))
    begins = rows.before.isnull() | (rows.start.delta(rows.before, unit="day") > 1)
    rows = rows.mutate(begins=begins.cast("int64"))
    order = [rows.start, rows.until, rows.contract_id]
    so_far = ibis.window(group_by=rows.person_key, order_by=order, rows=(None, 0))
    rows = rows.mutate(number=rows.begins.sum().over(so_far))
    return rows.aggregate(
        by=["person_key", "number"], segment=_.segment.max(), first=_.start.min(), until=_.until.max()
    )


def _years(times: Table, question: Question, today: date) -> Table:
    """One row per year that a customer began: `time`, `ended` (the customer left), `day` (after its last)."""
    periods = asked_periods(question)
    stop = ibis.least(times.until, ibis.literal(today)).year().cast("int64") + 1
    since = times.first.year().cast("int64") + 1
    ends = ibis.range(ibis.greatest(since, periods[0].first.year), ibis.least(stop, periods[-1].last.year) + 1).unnest()
    years = times.mutate(ends=ends)
    years = years.mutate(begin=_day_of(years.first, years.ends - 1), **{DAY: _day_of(years.first, years.ends)})
    years = years.filter(_.begin <= ibis.literal(today), _.begin <= _.until)
    length, gone = _days(years[DAY], years.begin), _days(years.until, years.begin) + 1
    left = (years.until < ibis.literal(_NEVER)) & (gone <= length)
    last = left.ifelse(gone, _days(ibis.literal(today), years.begin))
    return years.mutate(ended=left, **{TIME: (last >= length).ifelse(_YEAR, last)})


def _day_of(first: DateValue, year: IntegerValue) -> DateValue:
    """The day of `first` in another year; 1 March for 29 February."""
    leap_day = (first.month() == 2) & (first.day() == 29)
    month, day = leap_day.ifelse(3, first.month()), leap_day.ifelse(1, first.day())
    return ibis.date(year.cast("int32"), month.cast("int32"), day.cast("int32"))


def _days(end: DateValue, start: DateValue) -> IntegerValue:
    return end.delta(start, unit="day").cast("int64")


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The share with its interval."""
    found = curves_of(counts, question)
    return estimates(found.groups, question, shares_at("share", found, [_YEAR] * len(found.curves), ended=False))


retention = Measure(
    name="retention",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("share", "percent", 0, 100, "higher"),),
    kind="process",
)
