"""Assessments: computed, released, frozen."""

from __future__ import annotations

from fremdbild.assessment.assess import assess
from fremdbild.assessment.assessment import Assessment, assessments_in, find_assessment

__all__ = ["Assessment", "assess", "assessments_in", "find_assessment"]
