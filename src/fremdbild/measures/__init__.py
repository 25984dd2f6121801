"""The measures, one file each."""

from __future__ import annotations

from fremdbild.measures.benefit_delivered import benefit_delivered
from fremdbild.measures.complaint_share import complaint_share
from fremdbild.measures.contact_answered import contact_answered
from fremdbild.measures.customer_effort import customer_effort
from fremdbild.measures.customer_guess import customer_guess
from fremdbild.measures.cycle_time import cycle_time
from fremdbild.measures.feedback_answered import feedback_answered
from fremdbild.measures.first_contact_resolution import first_contact_resolution
from fremdbild.measures.idea_answered import idea_answered
from fremdbild.measures.inside_score import inside_score
from fremdbild.measures.intention_to_stay import intention_to_stay
from fremdbild.measures.leader_contact import leader_contact
from fremdbild.measures.linkage_coverage import linkage_coverage
from fremdbild.measures.measure import ESTIMATE_COLUMNS, Measure, Statistic
from fremdbild.measures.net_promoter_score import net_promoter_score
from fremdbild.measures.outside_score import outside_score
from fremdbild.measures.promise_kept import promise_kept
from fremdbild.measures.promise_known import promise_known
from fremdbild.measures.reopened import reopened
from fremdbild.measures.retention import retention
from fremdbild.measures.satisfaction import satisfaction
from fremdbild.measures.trust import trust

MEASURES: tuple[Measure, ...] = (
    inside_score,
    outside_score,
    customer_guess,
    net_promoter_score,
    trust,
    intention_to_stay,
    promise_known,
    satisfaction,
    customer_effort,
    promise_kept,
    cycle_time,
    first_contact_resolution,
    reopened,
    complaint_share,
    contact_answered,
    feedback_answered,
    idea_answered,
    leader_contact,
    benefit_delivered,
    linkage_coverage,
    retention,
)
"""Every measure, in the order of the report."""

BY_NAME = {measure.name: measure for measure in MEASURES}

__all__ = ["BY_NAME", "ESTIMATE_COLUMNS", "MEASURES", "Measure", "Statistic"]
