"""Statistics on small arrays: intervals, differences, weights, Kaplan-Meier, many comparisons, scales, drivers."""

from __future__ import annotations

from fremdbild.statistics.agreement import Intraclass, intraclass, r_wg, r_wg_items
from fremdbild.statistics.differences import (
    Difference,
    difference,
    joined_intervals,
    newcombe,
    welch,
    welch_degrees,
)
from fremdbild.statistics.equivalence import SAME_WITHIN, Equivalence, equivalence
from fremdbild.statistics.factors import (
    FactorComparison,
    FactorFit,
    compare_factors,
    correlated_factors,
    one_factor,
)
from fremdbild.statistics.intervals import (
    LEVEL,
    normal_interval,
    normal_quantile,
    share_standard_error,
    student_interval,
    wilson_interval,
)
from fremdbild.statistics.linearisation import (
    Design,
    Estimate,
    jackknife,
    weighted_mean,
    weighted_ratio,
    weighted_total,
)
from fremdbild.statistics.means import Means, weighted_means
from fremdbild.statistics.moments import JointMeans, PairMoments, item_means, nested_means
from fremdbild.statistics.multiple import bonferroni_level, holm
from fremdbild.statistics.net_share import net_share_interval, net_share_standard_error
from fremdbild.statistics.raking import TRIM, Margin, Raking, rake
from fremdbild.statistics.relative_weights import lmg, relative_weights
from fremdbild.statistics.reliability import (
    Reliability,
    cronbach_alpha,
    feldt_interval,
    pairwise_covariance,
    reliability,
)
from fremdbild.statistics.survival import (
    SurvivalCurve,
    SurvivalQuantile,
    SurvivalShare,
    kaplan_meier,
    survival_at,
    survival_band,
    survival_quantile,
)
from fremdbild.statistics.weights import design_effect, effective_n, finite_population_factor

__all__ = [
    "LEVEL",
    "SAME_WITHIN",
    "TRIM",
    "Design",
    "Difference",
    "Equivalence",
    "Estimate",
    "FactorComparison",
    "FactorFit",
    "Intraclass",
    "JointMeans",
    "Margin",
    "Means",
    "PairMoments",
    "Raking",
    "Reliability",
    "SurvivalCurve",
    "SurvivalQuantile",
    "SurvivalShare",
    "bonferroni_level",
    "compare_factors",
    "correlated_factors",
    "cronbach_alpha",
    "design_effect",
    "difference",
    "effective_n",
    "equivalence",
    "feldt_interval",
    "finite_population_factor",
    "holm",
    "intraclass",
    "item_means",
    "jackknife",
    "joined_intervals",
    "kaplan_meier",
    "lmg",
    "nested_means",
    "net_share_interval",
    "net_share_standard_error",
    "newcombe",
    "normal_interval",
    "normal_quantile",
    "one_factor",
    "pairwise_covariance",
    "r_wg",
    "r_wg_items",
    "rake",
    "relative_weights",
    "reliability",
    "share_standard_error",
    "student_interval",
    "survival_at",
    "survival_band",
    "survival_quantile",
    "weighted_mean",
    "weighted_means",
    "weighted_ratio",
    "weighted_total",
    "welch",
    "welch_degrees",
    "wilson_interval",
]
