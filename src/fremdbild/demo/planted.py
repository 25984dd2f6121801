"""What was planted on purpose: the sentences that a good report of the demo firm should come to, with their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from fremdbild.demo import firm, model
from fremdbild.demo.touchpoints import TOUCHPOINTS
from fremdbild.demo.truths import Truth, truths


@dataclass(frozen=True)
class Planted:
    """One thing to be found: a true value beside what it is compared with."""

    name: str
    what: str
    truth: Truth
    compared_with: str
    other_value: float

    def as_json(self) -> dict[str, object]:
        """As it stands in truths.json."""
        return {
            "name": self.name,
            "what": self.what,
            **self.truth.as_json(),
            "compared_with": self.compared_with,
            "other_value": round(self.other_value, 9),
        }


class _Lookup(Protocol):
    def __call__(self, measure: str, statistic: str, group: Mapping[str, str], period: str = ..., /) -> Truth: ...


def planted() -> tuple[Planted, ...]:
    """Everything that was planted, the worst first."""
    known = {(t.measure, t.statistic, t.period, *sorted(t.group.items())): t for t in truths()}

    def truth(measure: str, statistic: str, group: Mapping[str, str], period: str = model.PERIOD) -> Truth:
        return known[measure, statistic, period, *sorted(group.items())]

    return tuple(_planted(truth))


def _planted(truth: _Lookup) -> Sequence[Planted]:
    claim, offer = {"touchpoint": "claim"}, {"touchpoint": "offer"}
    contracts, contract_changes = {"org_unit": "VTR"}, {"touchpoint": "contract_change", "org_unit": "VTR"}
    vehicles, injuries = {"org_unit": "SCH-FZ"}, {"org_unit": "SCH-PE"}
    digital, phone_team = {"org_unit": "KUS-DI"}, {"org_unit": "KUS-TE"}
    elsewhere = {t.code: t.elsewhere_days or 0.0 for t in TOUCHPOINTS}
    reliability, learning = {"criterion": "reliability"}, {"criterion": "learning"}
    found: list[tuple[str, str, Truth, str, Truth | float]] = [
        ("reliability_blind_spot", "The firm thinks that it keeps its promises; its customers do not, and are right.",
         truth("inside_score", "mean", reliability), "customers", truth("outside_score", "mean", reliability)),
        ("learning_blind_spot", "The firm thinks that it learns from feedback; its customers do not, and are right.",
         truth("inside_score", "mean", learning), "customers", truth("outside_score", "mean", learning)),
        ("reliability_guess", "Leaders expect seven in ten customers to agree; one in eight does.",
         truth("customer_guess", "mean", reliability), "customers who agree",
         truth("outside_score", "top_2_share", reliability)),
        ("feedback_left_lying", "Seven in ten pieces of critical feedback are not answered in time.",
         truth("feedback_answered", "in_time", {}), "target", 80.0),
        ("claims_promise", "Claims break two promises in three since three days are promised instead of five.",
         truth("promise_kept", "kept", claim), "2026-Q2", truth("promise_kept", "kept", claim, "2026-Q2")),
        ("vehicles_promise", "Vehicle claims break more than half of their promises.",
         truth("promise_kept", "kept", vehicles), "all units", truth("promise_kept", "kept", {})),
        ("injuries_promise", "Personal injury claims break four promises in five.",
         truth("promise_kept", "kept", injuries), "all units", truth("promise_kept", "kept", {})),
        ("claims_time", "Claims take more than a week; others need two days.",
         truth("cycle_time", "median", claim), "elsewhere", elsewhere["claim"]),
        ("offers_time", "Offers take six days; others need four.",
         truth("cycle_time", "median", offer), "elsewhere", elsewhere["offer"]),
        ("claims_recommendation", "Customers with a claim recommend the firm less than before the broken promise.",
         truth("net_promoter_score", "score", claim), "2026-Q2",
         truth("net_promoter_score", "score", claim, "2026-Q2")),
        ("contract_changes_time", "Contract changes became quicker on 2026-04-01.",
         truth("cycle_time", "median", contracts), "2026-Q1",
         truth("cycle_time", "median", contract_changes, "2026-Q1")),
        ("digital_promise", "Digital service keeps far fewer promises than phone service.",
         truth("promise_kept", "kept", digital), "phone service", truth("promise_kept", "kept", phone_team)),
        ("email_first_contact", "What comes by e-mail is solved at first contact less often than what comes by phone.",
         truth("first_contact_resolution", "share", {"channel": "email"}), "phone",
         truth("first_contact_resolution", "share", {"channel": "phone"})),
        ("young_recommendation", "Customers under 30 recommend the firm less than business customers.",
         truth("net_promoter_score", "score", {"segment": "young"}), "business customers",
         truth("net_promoter_score", "score", {"segment": "business"})),
        ("industry_recommendation", "The firm is recommended less than its industry.",
         truth("net_promoter_score", "score", {}), "elsewhere", float(firm.INDUSTRY_NPS)),
        ("flattering_verdict", "The ticket system's own verdict is kinder than the clock.",
         truth("promise_kept", "reported", {}), "our count", truth("promise_kept", "kept", {})),
    ]  # fmt: skip
    return [
        Planted(name, what, own, against, other.value if isinstance(other, Truth) else other)
        for name, what, own, against, other in found
    ]
