"""Statistics on small arrays: intervals, differences, weights, Kaplan-Meier, many comparisons."""

from __future__ import annotations

from fremdbild.statistics.differences import Difference, difference, joined_intervals, newcombe, welch
from fremdbild.statistics.intervals import (
    LEVEL,
    normal_interval,
    normal_quantile,
    share_standard_error,
    student_interval,
    wilson_interval,
)
from fremdbild.statistics.means import Means, weighted_means
from fremdbild.statistics.multiple import bonferroni_level, holm
from fremdbild.statistics.net_share import net_share_interval, net_share_standard_error
from fremdbild.statistics.survival import (
    SurvivalCurve,
    SurvivalQuantile,
    SurvivalShare,
    kaplan_meier,
    survival_at,
    survival_band,
    survival_quantile,
)
from fremdbild.statistics.weights import design_effect, effective_n

__all__ = [
    "LEVEL",
    "Difference",
    "Means",
    "SurvivalCurve",
    "SurvivalQuantile",
    "SurvivalShare",
    "bonferroni_level",
    "design_effect",
    "difference",
    "effective_n",
    "holm",
    "joined_intervals",
    "kaplan_meier",
    "net_share_interval",
    "net_share_standard_error",
    "newcombe",
    "normal_interval",
    "normal_quantile",
    "share_standard_error",
    "student_interval",
    "survival_at",
    "survival_band",
    "survival_quantile",
    "weighted_means",
    "welch",
    "wilson_interval",
]
