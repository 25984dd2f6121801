"""The pages that follow page one where there are mirrors."""

from __future__ import annotations

from dataclasses import replace

from fremdbild.report.document import Page
from fremdbild.report.frame import Frame
from fremdbild.report.front import front, headline_values
from fremdbild.report.mirror.agreement import agreement_page
from fremdbild.report.mirror.course import course_page
from fremdbild.report.mirror.reading import GUESS, INSIDE, OUTSIDE, Mirror
from fremdbild.report.mirror.soundness import soundness_page
from fremdbild.report.voice import Voice

OF_MIRRORS = frozenset({INSIDE, OUTSIDE, GUESS})
"""Measures of which the pages of the mirrors tell the findings."""


def mirror_pages(frame: Frame, voice: Voice, mirror: Mirror) -> list[Page]:
    """Agreement, course, and how far the figures carry; each only where there is something to show."""
    pages = (page(frame, voice, mirror) for page in (agreement_page, course_page, soundness_page))
    return [page for page in pages if page is not None]


def evidence_page(frame: Frame, voice: Voice) -> list[Page]:
    """What the data prove at a glance, which is page one where there are no mirrors; none without such figures."""
    own = Frame(frame.manifest, frame.values, tuple(row for row in frame.findings if row["measure"] not in OF_MIRRORS))
    if not headline_values(own):
        return []
    return [replace(front(own, voice, ""), name="evidence", foot=())]
