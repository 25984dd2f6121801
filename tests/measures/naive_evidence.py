"""The measures of evidence a second time, in plain Python on rows: slow, and written from the definitions alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from canonical import Row, last_day_of, local_day_of, person_key
from naive import Found, ended_within, groups, known, share_of_cases, share_row

from fremdbild.result import Question


def complaint_share(rows: dict[str, list[Row]], question: Question) -> Found:
    if not any(case["kind"] == "complaint" for case in rows["service_case"]):
        return {}
    told = [case for case in known(rows, question) if case["kind"] is not None]
    complaints = [(local_day_of(case["opened_at"]), {**case, "good": case["kind"] == "complaint"}) for case in told]
    return share_of_cases("share", complaints, question)


def contact_answered(rows: dict[str, list[Row]], question: Question) -> Found:
    limit = timedelta(seconds=question.limits.answer_seconds)
    decided, told = [], []
    for attempt in rows["contact_attempt"]:
        if attempt["at"] > question.as_of:
            continue
        row = {**attempt, "person": person_key("contact_attempt", attempt)}
        answered = _by_then(attempt["answered_at"], question)
        gave_up, day = attempt["abandoned"] is True, local_day_of(attempt["at"])
        if answered or gave_up or attempt["at"] + limit < question.as_of:
            in_time = answered and not gave_up and attempt["answered_at"] - attempt["at"] <= limit
            decided.append((day, {**row, "good": in_time}))
        if answered or attempt["abandoned"] is not None:
            told.append((day, {**row, "good": gave_up}))
    marked = {
        key
        for key, members in groups(told, question).items()
        if any(member["abandoned"] is not None for member in members)
    }
    given_up = share_of_cases("abandoned_share", told, question)
    return {
        **share_of_cases("in_time", decided, question),
        **{(name, key): row for (name, key), row in given_up.items() if key in marked},
    }


def feedback_answered(rows: dict[str, list[Row]], question: Question) -> Found:
    members = [{**row, "person": person_key("feedback", row)} for row in rows["feedback"]]
    return _in_time(members, "raised_at", question.limits.feedback_days, question)


def idea_answered(rows: dict[str, list[Row]], question: Question) -> Found:
    members = [{**row, "person": row["idea_id"]} for row in rows["idea"]]
    return _in_time(members, "submitted_at", question.limits.idea_days, question)


def _in_time(rows: Iterable[Row], since: str, days: int, question: Question) -> Found:
    decided = []
    for row in rows:
        if row[since] > question.as_of:
            continue
        answered = _by_then(row["answered_at"], question)
        if due := row.get("due_at"):
            day, met, over = local_day_of(due), answered and row["answered_at"] <= due, due < question.as_of
        else:
            day = local_day_of(row[since]) + timedelta(days=days)
            met = answered and local_day_of(row["answered_at"]) <= day
            over = local_day_of(question.as_of) > day
        if answered or over:
            decided.append((day, {**row, "good": met}))
    return share_of_cases("in_time", decided, question)


def _by_then(when: datetime | None, question: Question) -> bool:
    return when is not None and when <= question.as_of


def benefit_delivered(rows: dict[str, list[Row]], question: Question) -> Found:
    units = {row["initiative_id"]: row["org_unit"] for row in rows.get("initiative", [])}
    last_known = local_day_of(question.as_of - timedelta(microseconds=1))
    due, in_full = [], []
    for line in rows["benefit"]:
        if line["due_on"] is None or line["due_on"] >= local_day_of(question.as_of):
            continue
        row = {**line, "org_unit": units.get(line["initiative_id"])}
        planned, looked, frozen = line["planned"], line["measured_on"], line["frozen_on"]
        measured = line["evidence"] == "measured" and line["delivered"] is not None
        if looked is not None and (looked > last_known or (frozen is not None and frozen > looked)):
            measured = False
        whole = measured and bool(planned) and line["delivered"] / planned >= 1
        due.append((line["due_on"], {**row, "good": measured}))
        in_full.append((line["due_on"], {**row, "good": whole}))
    found: Found = {}
    for name, lines in (("share", in_full), ("measured_share", due)):
        for key, members in groups(lines, question).items():
            share = sum(member["good"] for member in members) / len(members)
            counted = {"answers": None, "cases": len(members), "people": None, "effective_n": len(members)}
            found[name, key] = {**counted, **share_row(share, len(members))}
    return found


def leader_contact(rows: dict[str, list[Row]], question: Question) -> Found:
    today = local_day_of(question.as_of)
    begun = min(((row["on"].year, row["on"].month) for row in rows["leader_contact"]), default=(9999, 1))
    leaders: dict[tuple[Any, ...], int] = {}
    first: dict[tuple[Any, ...], date] = {}
    for row in rows["leader"]:
        month = (row["month"].year, row["month"].month)
        if begun <= month < (today.year, today.month):
            place = (row["level"], row["org_unit"], month)
            leaders[place] = max(leaders.get(place, 0), row["leaders"])
            first[place] = min(first.get(place, date.max), row["month"])
    codes: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for contact in rows["leader_contact"]:
        month = (contact["on"].year, contact["on"].month)
        place = (contact["level"], contact["org_unit"], month)
        codes[place if place in leaders else (contact["level"], None, month)].add(contact["leader_code"])
    counted = [
        (first[place], {"org_unit": place[1], "month": place[2], "leaders": n, "met": min(len(codes[place]), n)})
        for place, n in leaders.items()
        if n > 0
    ]
    found: Found = {}
    for key, members in groups(counted, question).items():
        by_month: dict[Any, int] = defaultdict(int)
        for member in members:
            by_month[member["month"]] += member["leaders"]
        total, mean = sum(by_month.values()), sum(by_month.values()) / len(by_month)
        share = share_row(sum(member["met"] for member in members) / total, mean)
        found["share", key] = {
            "answers": None, "cases": total, "people": max(by_month.values()), "effective_n": mean, **share
        }  # fmt: skip
    return found


def linkage_coverage(rows: dict[str, list[Row]], question: Question) -> Found:
    periods = question.periods if "period" in question.by else question.periods[-1:]
    possible, everybody = [], []
    for customer in rows["customer"]:
        since = customer["customer_since"]
        if since is None or customer["systems"] is None:
            continue
        for period in periods:
            if since <= min(period.last, last_day_of(question)) and period.first <= last_day_of(question):
                several = customer["systems"] > 1
                row = {"segment": customer["segment"], "person": customer["customer_id"]}
                day = None if period.label == "all" else min(period.last, last_day_of(question))
                everybody.append((day, {**row, "good": several}))
                if several or customer["systems_in_doubt"] > 1:
                    possible.append((day, {**row, "good": several and customer["linked"] is True}))
    return {
        **share_of_cases("share", possible, question),
        **share_of_cases("known_to_several", everybody, question),
    }


def retention(rows: dict[str, list[Row]], question: Question) -> Found:
    """Day by day: a customer has a contract on a day, or has none."""
    today = last_day_of(question)
    customers = {one["customer_id"]: one for one in rows["customer"]}
    links = {(one["system"], one["record_id"]): one["customer_id"] for one in rows["customer_link"]}
    segments = {(one["system"], one["record_id"]): one["segment"] for one in rows["source_record"]}
    days: dict[Any, set[date]] = defaultdict(set)
    segment: dict[Any, Any] = {}
    for one in rows["contract"]:
        if one["record_id"] is None or one["start"] > today:
            continue
        record = (one["system"], one["record_id"])
        who = links.get(record, record)
        segment[who] = customers[who]["segment"] if record in links else segments.get(record)
        last = today if one["end"] is None else min(one["end"], today)
        days[who].update(one["start"] + timedelta(days=n) for n in range((last - one["start"]).days + 1))
    members = []
    for who, there in days.items():
        for first in sorted(there):
            if first - timedelta(days=1) in there:
                continue
            for year in range(first.year, today.year + 1):
                begin, end = _same_day(first, year), _same_day(first, year + 1)
                lived = (begin - first).days
                if (
                    begin < first
                    or begin > today
                    or any(first + timedelta(days=n) not in there for n in range(lived + 1))
                ):
                    break
                gone = next((n for n in range((end - begin).days + 1) if begin + timedelta(days=n) not in there), None)
                if gone is not None and begin + timedelta(days=gone) > today:
                    gone = None
                watched = min((today - begin).days, (end - begin).days)
                time = watched if gone is None else gone
                time = 366 if time == (end - begin).days else time
                members.append((end, {"segment": segment[who], "person": who, "time": (time, gone is not None)}))
    found: Found = {}
    for key, group in groups(members, question).items():
        gone = ended_within([member["time"] for member in group], 366)
        turned = {"value": "value", "lower": "upper", "upper": "lower"}
        row = {name: None if gone[old] is None else 100 - gone[old] for name, old in turned.items() if old in gone}
        found["share", key] = {**row, "cases": len(group), "people": len({member["person"] for member in group})}
    return found


def _same_day(day: date, year: int) -> date:
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=year)
