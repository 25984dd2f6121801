"""The paper for the works council: HTML and PDF, German and English, from the live settings and the code."""

from __future__ import annotations

from fremdbild.report.works_council.making import Made, works_council

__all__ = ["Made", "works_council"]
