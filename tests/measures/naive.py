"""The measures a second time, in plain Python on rows: slow, and written from the definitions alone."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from statistics import NormalDist
from typing import Any

import naive_views
from canonical import Row, last_day_of, local_day_of, person_key
from scipy import stats

from fremdbild.result import Question

Z = NormalDist().inv_cdf(0.975)
Key = tuple[Any, ...]
Found = dict[tuple[str, Key], Row]
"""(statistic, group) → figures."""


def groups(rows: Iterable[tuple[Any, Row]], question: Question) -> dict[Key, list[Row]]:
    """Rows, each with the day that tells its period, by group."""
    found: dict[Key, list[Row]] = defaultdict(list)
    periods = question.periods if "period" in question.by else question.periods[-1:]
    for day, row in rows:
        labels = [p.label for p in periods if p.label == "all" or (day is not None and p.first <= day <= p.last)]
        for label in labels:
            found[tuple(label if name == "period" else row.get(name) for name in question.by)].append(row)
    return found


def wilson(share: float, n: float) -> tuple[float, float]:
    middle = (share + Z * Z / 2 / n) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / 4 / n / n)
    return middle - half, middle + half


# Surveys


def answers_to(construct: str, rows: dict[str, list[Row]], question: Question) -> Iterator[tuple[Any, Row]]:
    items = {(item["survey_id"], item["item_id"]): item for item in rows["survey_item"]}
    waves = {(wave["survey_id"], wave["wave"]): wave["closed_on"] for wave in rows.get("survey_wave", [])}
    cases = {case["case_id"]: case for case in rows.get("service_case", [])}
    for row in rows["survey_response"]:
        item = items.get((row["survey_id"], row["item_id"]))
        said = row.get("perspective") or ("customer" if row.get("cell") is None else None)
        if item is None or item["construct"] != construct or said != "customer":
            continue
        low, high, score = item["scale_min"], item["scale_max"], row["score"]
        if construct == "satisfaction" and not 3 <= high - low <= 10:
            continue
        if score is None or not low <= score <= high:
            continue
        closed_on = waves.get((row["survey_id"], row["wave"]))
        if row.get("answered_at") is not None:
            if row.get("answered_at") > question.as_of:
                continue
        elif closed_on is not None and closed_on > last_day_of(question):
            continue
        case = cases.get(row.get("case_id"), {})
        yield (
            closed_on or local_day_of(row.get("answered_at")),
            {
                "person": person_key("survey_response", row),
                "weight": 1.0 if row.get("weight") is None else row.get("weight"),
                "score": low + high - score if item.get("reversed") else score,
                "low": low,
                "high": high,
                "criterion": item.get("criterion"),
                "touchpoint": row.get("touchpoint"),
                "channel": row.get("channel"),
                "org_unit": case.get("org_unit"),
                "segment": case.get("segment"),
            },
        )


def net_promoter_score(rows: dict[str, list[Row]], question: Question) -> Found:
    found: Found = {}
    for key, members in groups(answers_to("likelihood_to_recommend", rows, question), question).items():
        signs = [(m["weight"], 1 if m["score"] >= 9 else -1 if m["score"] <= 6 else 0) for m in members]
        total = sum(w for w, _ in signs)
        n = total**2 / sum(w * w for w, _ in signs)
        score = sum(w * s for w, s in signs) / total
        variance = sum(w * (s - score) ** 2 for w, s in signs) / total / n
        known = n >= 2
        found["score", key] = {
            "value": 100 * score,
            "standard_error": 100 * math.sqrt(variance) if known else None,
            "effective_n": n,
            **_counted(members),
        }
    return found


def satisfaction(rows: dict[str, list[Row]], question: Question) -> Found:
    return {
        **_mean("satisfaction", rows, question),
        **_good("top_2_share", "satisfaction", rows, question, lambda m: m["score"] > m["high"] - 1.5),
    }


def customer_effort(rows: dict[str, list[Row]], question: Question) -> Found:
    return {
        **_mean("effort", rows, question),
        **_good("easy_share", "effort", rows, question, lambda m: m["score"] > (m["low"] + m["high"]) / 2),
    }


def _mean(construct: str, rows: dict[str, list[Row]], question: Question) -> Found:
    found: Found = {}
    for key, members in groups(answers_to(construct, rows, question), question).items():
        values = [(m["weight"], 100 * (m["score"] - m["low"]) / (m["high"] - m["low"])) for m in members]
        total = sum(w for w, _ in values)
        n = total**2 / sum(w * w for w, _ in values)
        mean = sum(w * x for w, x in values) / total
        row = {"value": mean, "effective_n": n, **_counted(members)}
        if n >= 2 and len({x for _, x in values}) > 1:
            error = math.sqrt(sum(w * (x - mean) ** 2 for w, x in values) / total / (n - 1))
            half = stats.t.ppf(0.975, n - 1) * error
            row |= {"standard_error": error, "lower": max(mean - half, 0), "upper": min(mean + half, 100)}
        found["mean", key] = row
    return found


def _good(name: str, construct: str, rows: dict[str, list[Row]], question: Question, good: Any) -> Found:
    found: Found = {}
    for key, members in groups(answers_to(construct, rows, question), question).items():
        total = sum(m["weight"] for m in members)
        n = total**2 / sum(m["weight"] ** 2 for m in members)
        share = sum(m["weight"] for m in members if good(m)) / total
        found[name, key] = {"effective_n": n, **_counted(members), **share_row(share, n)}
    return found


def _counted(members: list[Row]) -> Row:
    return {"answers": len(members), "people": len({m["person"] for m in members}), "cases": None}


def share_row(share: float, n: float) -> Row:
    low, high = wilson(share, n)
    error = 100 * math.sqrt(share * (1 - share) / n) if n >= 2 else None
    return {"value": 100 * share, "standard_error": error, "lower": 100 * low, "upper": 100 * high}


# Cases


def known(rows: dict[str, list[Row]], question: Question) -> list[Row]:
    """Cases that were opened by then, as they stood then."""
    return [
        {
            **case,
            "person": person_key("service_case", case),
            "closed": case["closed_at"] is not None and case["closed_at"] <= question.as_of,
        }
        for case in rows["service_case"]
        if case["opened_at"] <= question.as_of
    ]


def promise_kept(rows: dict[str, list[Row]], question: Question) -> Found:
    ours, theirs = [], []
    for case in known(rows, question):
        due = case["promised_at"]
        if due is None and case["promised_term"] is not None:
            due = case["opened_at"] + timedelta(hours=case["promised_term"])
        day = local_day_of(due) or local_day_of(case["closed_at"])
        overdue = due is not None and due < question.as_of
        if due is not None and (case["closed"] or overdue):
            term = case["promised_at"] is None
            promised = (
                case["promised_term"] / 24 if term else (local_day_of(due) - local_day_of(case["opened_at"])).days
            )
            ours.append((day, {**case, "good": case["closed"] and case["closed_at"] <= due, "promised": promised}))
        judged = case["promise_kept_reported"]
        if judged is not None and (case["closed_at"] is None or case["closed"] or overdue):
            theirs.append((day, {**case, "good": judged}))
    days: Found = {
        ("promised_days", key): {
            **_cases(members),
            "effective_n": len(members),
            "value": statistics.median(member["promised"] for member in members),
        }
        for key, members in groups(ours, question).items()
    }
    return {**share_of_cases("kept", ours, question), **share_of_cases("reported", theirs, question), **days}


def reopened(rows: dict[str, list[Row]], question: Question) -> Found:
    closed = [
        (local_day_of(case["closed_at"]), {**case, "good": case["reopened_count"] > 0})
        for case in known(rows, question)
        if case["closed"] and case["reopened_count"] is not None
    ]
    return share_of_cases("share", closed, question)


def share_of_cases(name: str, rows: list[tuple[Any, Row]], question: Question) -> Found:
    found: Found = {}
    for key, members in groups(rows, question).items():
        share = sum(m["good"] for m in members) / len(members)
        found[name, key] = {**_cases(members), "effective_n": len(members), **share_row(share, len(members))}
    return found


def _cases(members: list[Row]) -> Row:
    return {"answers": None, "cases": len(members), "people": len({m["person"] for m in members})}


def cycle_time(rows: dict[str, list[Row]], question: Question) -> Found:
    found: Found = {}
    opened = [(local_day_of(case["opened_at"]), case) for case in known(rows, question)]
    for key, members in groups(opened, question).items():
        times = []
        for case in members:
            until = case["closed_at"] if case["closed"] else question.as_of
            times.append((math.ceil((until - case["opened_at"]) / timedelta(minutes=1)), case["closed"]))
        curve = kaplan_meier(times)
        for name, share in (("median", 0.5), ("p80", 0.8), ("p95", 0.95)):
            height = 1 - share + 1e-9
            found[name, key] = {
                **_cases(members),
                "value": _first(curve, lambda point, height=height: point["survival"] <= height),
                "lower": _first(
                    curve, lambda point, height=height: point["low"] is not None and point["low"] <= height
                ),
                "upper": _first(
                    curve, lambda point, height=height: point["high"] is not None and point["high"] <= height
                ),
            }
        limits = {"share_within_limit": question.limits.cycle_time_days}
        if "touchpoint" in question.by:
            touchpoint = key[question.by.index("touchpoint")]
            limits["share_within_benchmark"] = question.limits.benchmark_days.get(touchpoint)
        for name, limit in limits.items():
            if limit is not None:
                found[name, key] = {**_cases(members), **ended_within(times, limit * 1440)}
        if "touchpoint" not in question.by:
            days = question.limits.benchmark_days
            compared = [
                (case, (min(math.ceil(minutes * 1000 / math.floor(1440 * days[case["touchpoint"]])), 1001), ended))
                for case, (minutes, ended) in zip(members, times, strict=True)
                if case["touchpoint"] in days
            ]
            if compared:
                found["share_within_benchmark", key] = {
                    **_cases([case for case, _ in compared]),
                    **ended_within([time for _, time in compared], 1000),
                }
    return found


def first_contact_resolution(rows: dict[str, list[Row]], question: Question) -> Found:
    found: Found = {}
    limit, day = question.limits.second_contact_days, timedelta(days=1)
    cases = known(rows, question)
    closed = [
        (local_day_of(case["closed_at"]), case)
        for case in cases
        if case["closed"] and case["outcome"] != "withdrawn" and case["record_id"] is not None
    ]
    for key, members in groups(closed, question).items():
        times = []
        for case in members:
            later = [
                other["opened_at"]
                for other in cases
                if (other["system"], other["record_id"]) == (case["system"], case["record_id"])
                and other["touchpoint"] == case["touchpoint"]
                and (other["opened_at"], other["case_id"]) > (case["opened_at"], case["case_id"])
            ]
            watched = min((question.as_of - case["closed_at"]) // day, limit)
            second = min((max(math.ceil((at - case["closed_at"]) / day), 0) for at in later), default=math.inf)
            if case["outcome"] == "not_solved" or (case["reopened_count"] or 0) > 0:
                second = 0
            times.append((second, True) if second <= watched or second == 0 else (watched, False))
        gone = ended_within(times, limit)
        turned = {"value": "value", "lower": "upper", "upper": "lower"}
        row = {
            name: None if gone[other] is None else 100 - gone[other] for name, other in turned.items() if other in gone
        }
        found["share", key] = {**_cases(members), **row}
    return found


def kaplan_meier(times: list[tuple[float, bool]]) -> list[Row]:
    """The curve, one point per time, with its log-log band."""
    survival, hazard, points = 1.0, 0.0, []
    for time in sorted({time for time, _ in times}):
        at_risk = sum(other >= time for other, _ in times)
        ended = sum(other == time and end for other, end in times)
        survival *= 1 - ended / at_risk
        hazard += ended / (at_risk * (at_risk - ended)) if at_risk > ended else math.inf
        low = high = None
        if 1e-12 < survival < 1:
            spread = Z * math.sqrt(hazard) / abs(math.log(survival))
            low, high = survival ** math.exp(spread), survival ** math.exp(-spread)
        points.append({"time": time, "survival": survival, "hazard": hazard, "low": low, "high": high})
    return points


def _first(curve: list[Row], condition: Any) -> float | None:
    return next((point["time"] / 1440 for point in curve if condition(point)), None)


def ended_within(times: list[tuple[float, bool]], limit: float) -> Row:
    """Percent ended by `limit`, with the log-log interval, or Wilson's where nobody is censored before."""
    if max(time for time, _ in times) < limit and any(not end for _, end in times):
        last = max(time for time, _ in times)
        if any(time == last and not end for time, end in times):
            return {"value": None, "lower": None, "upper": None}
    points = [point for point in kaplan_meier(times) if point["time"] <= limit]
    survival = points[-1]["survival"] if points else 1.0
    censored_before = any(
        not end and any(other_end and other > time and other <= limit for other, other_end in times)
        for time, end in times
        if time < limit
    )
    if not censored_before:
        share = sum(end and time <= limit for time, end in times) / len(times)
        if 0 < share < 1:
            low, high = wilson(share, len(times))
            return {"value": 100 * share, "lower": 100 * low, "upper": 100 * high}
    if not points or survival >= 1 or survival < 1e-12:
        return {"value": 100 * (1 - survival)}
    return {
        "value": 100 * (1 - survival),
        "lower": 100 * (1 - points[-1]["high"]),
        "upper": 100 * (1 - points[-1]["low"]),
    }


# The two sides


def inside_score(rows: dict[str, list[Row]], question: Question) -> Found:
    return naive_views.score("inside", rows, question, wilson)


def outside_score(rows: dict[str, list[Row]], question: Question) -> Found:
    return naive_views.score("outside", rows, question, wilson)


def customer_guess(rows: dict[str, list[Row]], question: Question) -> Found:
    return naive_views.guess(rows, question, wilson)


def trust(rows: dict[str, list[Row]], question: Question) -> Found:
    return naive_views.word("trust", "outside", rows, question, wilson)


def intention_to_stay(rows: dict[str, list[Row]], question: Question) -> Found:
    return naive_views.word("intention_to_stay", "outside", rows, question, wilson)


def promise_known(rows: dict[str, list[Row]], question: Question) -> Found:
    return naive_views.word("promise_known", "inside", rows, question, wilson)
