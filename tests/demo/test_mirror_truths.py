"""The stated truths of mirrors and evidence against plain figures of a large sample, counted without any measure."""

from __future__ import annotations

import numpy as np
import pytest

from fremdbild.demo import calls, feedback, ideas, leaders, model
from fremdbild.demo.answers import NO_ANSWER, WAVES
from fremdbild.demo.cases import Cases, cases_of
from fremdbild.demo.clock import AS_OF, DAY_MINUTES, day_number, local_of
from fremdbild.demo.complaints import is_complaint
from fremdbild.demo.draws import Draws
from fremdbild.demo.projects import PROJECTS
from fremdbild.demo.relations import ITEMS, SEGMENT_SHARES, Relations, invited, relations_of
from fremdbild.demo.staff import CELLS, LEADERS, staff
from fremdbild.demo.survey_sheets import staff_answers
from fremdbild.demo.tickets import MONTHS
from fremdbild.demo.touchpoints import TOUCHPOINTS
from fremdbild.demo.truths import Truth, truths
from fremdbild.instruments.criteria import DIMENSIONS, of_dimension
from fremdbild.result import Period

pytestmark = pytest.mark.xdist_group("mirror_truths")  # its fixtures are made once

CUSTOMERS = 200_000
SEED = 20_261_012
TOLERANCE = 4.5
"""Standard errors; with 300 truths one is missed by chance in about 400 seeds."""
NOW = len(WAVES) - 1
EVERYBODY = np.arange(CUSTOMERS, dtype=np.int64)


@pytest.fixture(scope="module")
def answers() -> Relations:
    return relations_of(EVERYBODY, SEED)


@pytest.fixture(scope="module")
def cases() -> Cases:
    return cases_of(EVERYBODY, SEED)


def of(measure: str, statistic: str) -> list[Truth]:
    found = [t for t in truths() if (t.measure, t.statistic) == (measure, statistic)]
    assert found
    return found


def assert_close(found: list[tuple[Truth, float, float]]) -> None:
    """`found`: truth, sample value and standard error."""
    assert found
    far = [
        f"{t.measure}.{t.statistic} {t.period} {dict(t.group)}: {value:.4f} in the sample, {t.value:.4f} stated"
        for t, value, error in found
        if not abs(value - t.value) <= TOLERANCE * error
    ]
    assert not far, "\n".join(far)


def worth(answer: np.ndarray, statistic: str) -> np.ndarray:
    return (answer >= 6) * 100.0 if statistic == "top_2_share" else (answer - 1) / 6 * 100


def customers_say(answers: Relations, position: int, truth: Truth) -> tuple[float, float]:
    """Mean with its standard error, each segment with its share of all customers."""
    wave = [wave.label for wave in WAVES].index(truth.period)
    segments = [segment.code for segment in model.SEGMENTS]
    shares = SEGMENT_SHARES
    if "segment" in truth.group:
        shares = np.eye(len(segments))[segments.index(truth.group["segment"])]
    row = answers.scores[position]
    groups = [worth(row[(answers.wave == wave) & (answers.segment == s) & (row != NO_ANSWER)], truth.statistic)
              for s in range(len(segments))]  # fmt: skip
    error = np.sqrt(shares**2 @ [group.var(ddof=1) / len(group) for group in groups])
    return float(shares @ [group.mean() for group in groups]), float(error)


@pytest.mark.parametrize("statistic", ["mean", "top_2_share"])
def test_criteria_outside_are_those_of_a_large_sample(answers: Relations, statistic: str) -> None:
    positions = {item.criterion: position for position, item in enumerate(ITEMS) if item.criterion}
    stated = [t for t in of("outside_score", statistic) if t.group.get("criterion") in positions]
    assert_close([(t, *customers_say(answers, positions[t.group["criterion"]], t)) for t in stated])


@pytest.mark.parametrize("construct", ["trust", "intention_to_stay"])
@pytest.mark.parametrize("statistic", ["mean", "top_2_share"])
def test_trust_and_staying_are_those_of_a_large_sample(answers: Relations, construct: str, statistic: str) -> None:
    position = next(position for position, item in enumerate(ITEMS) if item.construct == construct)
    assert_close([(t, *customers_say(answers, position, t)) for t in of(construct, statistic)])


def test_customers_recommend_alike_whether_asked_after_a_case_or_not(answers: Relations) -> None:
    position = next(position for position, item in enumerate(ITEMS) if item.construct == "likelihood_to_recommend")
    row = answers.scores[position]
    stated = next(t for t in of("net_promoter_score", "score") if t.period == model.PERIOD and not t.group)
    now = row[(answers.wave == NOW) & (row != NO_ANSWER)]
    value = (now >= 9) * 100.0 - (now <= 6) * 100.0
    assert_close([(stated, float(value.mean()), float(value.std() / np.sqrt(len(value))))])


def test_the_plain_mean_of_the_answers_is_too_kind(answers: Relations) -> None:
    """Weighting has something to do: the happy answer more readily."""
    stated = {t.group["criterion"]: t.value for t in of("outside_score", "mean")
              if t.period == model.PERIOD and set(t.group) == {"criterion"}}  # fmt: skip
    for position, item in enumerate(ITEMS):
        if item.criterion:
            row = answers.scores[position]
            plain = worth(row[(answers.wave == NOW) & (row != NO_ANSWER)], "mean").mean()
            assert 1.5 < plain - stated[item.criterion] < 3.5


def test_about_a_fifth_of_the_asked_customers_answer(answers: Relations) -> None:
    asked = invited(EVERYBODY, SEED)[NOW]
    assert asked / CUSTOMERS == pytest.approx(0.3, abs=0.01)
    assert np.count_nonzero(answers.wave == NOW) / asked == pytest.approx(0.226, abs=0.01)


@pytest.mark.parametrize("measure", ["inside_score", "outside_score"])
def test_dimensions_are_means_of_criteria_and_the_total_is_the_mean_of_dimensions(measure: str) -> None:
    stated = {(t.period, *sorted(t.group.items())): t.value for t in of(measure, "mean")}
    rests = {(t.period, *sorted((k, v) for k, v in t.group.items() if k != "criterion")) for t in of(measure, "mean")}
    assert len(rests) > 3
    for period, *rest in rests:
        dimensions = []
        for dimension in DIMENSIONS:
            parts = [stated[period, *sorted([("criterion", c.name), *rest])] for c in of_dimension(dimension)]
            assert len(parts) == 5
            dimensions.append(stated[period, *sorted([("criterion", dimension), *rest])])
            assert dimensions[-1] == pytest.approx(np.mean(parts))
        assert stated[period, *rest] == pytest.approx(np.mean(dimensions))


def test_what_people_say_is_on_average_what_all_would_say() -> None:
    """Over five hundred draws of who answers, with each cell weighted to its headcount."""
    sizes = np.array([cell.headcount for cell in CELLS])
    perspectives = np.array([cell.perspective for cell in CELLS])
    units = np.array([cell.unit for cell in CELLS])
    stated = [t for name in ("inside_score", "customer_guess", "promise_known") for t in truths()
              if t.measure == name and t.period == model.PERIOD and t.group.get("criterion") not in DIMENSIONS
              and (name == "promise_known" or "criterion" in t.group)]  # fmt: skip
    codes = {"inside_score": "M", "customer_guess": "S"}
    numbers = {item.criterion: item.code[1:] for item in ITEMS if item.criterion}
    draws: dict[int, list[float]] = {position: [] for position in range(len(stated))}
    for seed in range(500):
        people, answers = staff_answers(NOW, seed)
        cell = staff().cell[people]
        for position, truth in enumerate(stated):
            code = codes.get(truth.measure, "M16")[:1] + numbers.get(truth.group.get("criterion"), "16")
            row, whom = answers[code]
            here = whom & (row != NO_ANSWER)
            if "perspective" in truth.group:
                here &= perspectives[cell] == truth.group["perspective"]
            if "org_unit" in truth.group:
                here &= units[cell] == truth.group["org_unit"]
            value = row[here].astype(float) if truth.measure == "customer_guess" else worth(row[here], truth.statistic)
            counts = np.bincount(cell[here], minlength=len(CELLS))
            means = np.bincount(cell[here], value, minlength=len(CELLS)) / np.maximum(counts, 1)
            weights = sizes * (counts > 0)
            draws[position].append(float(means @ weights / weights.sum()))
    found = [
        (truth, float(np.mean(draws[p])), float(np.std(draws[p], ddof=1) / np.sqrt(500)))
        for p, truth in enumerate(stated)
    ]
    assert len(found) > 400
    assert_close(found)


# ---- Evidence ----------------------------------------------------------------------------------------------------


def share(truth: Truth, good: np.ndarray) -> tuple[Truth, float, float]:
    chance = truth.value / 100
    return truth, 100 * float(good.mean()), 100 * float(np.sqrt(chance * (1 - chance) / len(good)))


def day(minutes: np.ndarray) -> np.ndarray:
    return local_of(minutes) // DAY_MINUTES


def test_feedback_is_answered_as_often_as_stated(cases: Cases) -> None:
    found = feedback.feedback_of(cases, SEED)
    about = cases.only(found.case)
    members = {
        "touchpoint": (about.touchpoint, [t.code for t in TOUCHPOINTS]),
        "org_unit": (about.unit, [u.code for u in model.UNITS]),
        "segment": (about.segment, [s.code for s in model.SEGMENTS]),
    }
    # All quarters tell the same; what is not due yet is left out.
    due = found.due_day < day(np.array([AS_OF]))[0]
    in_time = (day(found.answered) <= found.due_day) & found.is_answered
    shares = []
    for truth in of("feedback_answered", "in_time"):
        here = due.copy()
        for column, member in truth.group.items():
            positions, codes = members[column]
            here &= positions == codes.index(member)
        shares.append(share(truth, in_time[here]))
    assert_close(shares)


def test_attempts_are_answered_and_given_up_as_often_as_stated() -> None:
    found = calls.calls_of(EVERYBODY, SEED)
    period = Period.parse(model.PERIOD)
    in_period = day(found.at // 60) >= day_number(period.first)
    fields = {"touchpoint": "touchpoint", "org_unit": "unit", "channel": "channel"}
    shares = []
    for statistic, good in (
        ("in_time", (found.waited <= 60) & ~found.abandoned),
        ("abandoned_share", found.abandoned),
    ):
        for truth in of("contact_answered", statistic):
            here = in_period.copy()
            for column, member in truth.group.items():
                here &= np.array([getattr(line, fields[column]) == member for line in calls.LINES])[found.line]
            shares.append(share(truth, good[here]))
    assert_close(shares)


def test_ideas_are_answered_as_often_as_stated() -> None:
    parts = [ideas.customers_ideas(EVERYBODY, SEED), *(ideas.employees_ideas(seed) for seed in range(20))]
    shares = []
    for truth in of("idea_answered", "in_time"):
        good = []
        for found in parts:
            here = day(found.submitted) + 30 < day(np.array([AS_OF]))[0]
            if "org_unit" in truth.group:
                here &= found.unit == list(ideas.DECIDES).index(truth.group["org_unit"])
            good.append((found.is_answered & (day(found.answered) <= day(found.submitted) + 30))[here])
        shares.append(share(truth, np.concatenate(good)))
    assert_close(shares)


def test_leaders_meet_customers_as_often_as_stated() -> None:
    months = [position for position, month in enumerate(MONTHS) if month.first >= Period.parse(model.PERIOD).first]
    seeds = 400
    met = np.zeros(len(model.UNITS))
    for seed in range(seeds):
        found = leaders.contacts_of(seed)
        here = np.isin(found.month, months)
        places = {(unit, month, code) for unit, month, code in
                  zip(found.unit[here], found.month[here], found.code[here], strict=True)}  # fmt: skip
        met += np.bincount([unit for unit, *_ in places], minlength=len(model.UNITS))
    counts = np.array([LEADERS[unit.code] for unit in model.UNITS])
    found_shares = []
    for truth in of("leader_contact", "share"):
        here = np.array([truth.group.get("org_unit", unit.code) == unit.code for unit in model.UNITS])
        people = counts[here].sum()
        chance = truth.value / 100
        # A habit holds for the quarter: its three months are one draw.
        error = 100 * np.sqrt(chance * (1 - chance) / (people * seeds))
        found_shares.append((truth, 100 * met[here].sum() / (people * seeds * len(months)), error))
    assert_close(found_shares)


def test_a_leaders_code_is_another_one_each_month() -> None:
    found = leaders.contacts_of(SEED)
    months: dict[int, set[int]] = {}
    for code, month in zip(found.code.tolist(), found.month.tolist(), strict=True):
        months.setdefault(code, set()).add(month)
    assert all(len(one) == 1 for one in months.values())


def test_complaints_are_as_frequent_as_stated(cases: Cases) -> None:
    complaint = is_complaint(cases, Draws(SEED))
    truth = next(t for t in of("complaint_share", "share") if not t.group)
    assert_close([share(truth, complaint)])


def test_eight_of_fourteen_benefits_came_in_full() -> None:
    period = Period.parse(model.PERIOD)
    lines = [line for project in PROJECTS for line in project.benefits if period.first <= line.due_on <= period.last]
    assert len(lines) == 14
    stated = {t.statistic: t.value for name in ("share", "measured_share") for t in of("benefit_delivered", name)
              if not t.group}  # fmt: skip
    assert stated == pytest.approx({"share": 800 / 14, "measured_share": 1100 / 14})
