"""How a run stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fremdbild.texts.words import Words, sentence
from fremdbild.web.frame.problems import Line, Told, line_of, told_as
from fremdbild.web.jobs.models import Job


@dataclass(frozen=True)
class Run:
    """A run of an assessment, ready to be shown."""

    number: int
    state: str
    period: str
    title: str
    doing: str
    """What is being done now; empty where nothing is."""
    done: int
    total: int | None
    problem: Told | None
    """Why it failed, with the next step."""
    loaded: list[dict[str, Any]]
    notices: list[Line]
    more_notices: int
    assessment: str
    created_at: datetime
    finished_at: datetime | None

    @property
    def open(self) -> bool:
        return self.state in {Job.State.WAITING, Job.State.RUNNING}

    @property
    def failed(self) -> bool:
        return self.state == Job.State.FAILED


def told(job: Job, words: Words) -> Run:
    """The run that `job` is."""
    progress: dict[str, Any] = job.progress
    period = sentence(words.period(job.arguments["period"]))
    return Run(
        number=job.pk,
        state=job.state,
        period=period,
        title=words(f"web.jobs.run.{_standing(job)}.title", period=period),
        doing=_doing(job, words),
        done=job.done,
        total=job.total or None,
        problem=why(job, words) if job.state == Job.State.FAILED else None,
        loaded=progress.get("loaded", []),
        notices=[line_of(words, said) for said in progress.get("problems", [])],
        more_notices=progress.get("more_problems", 0),
        assessment=progress.get("assessment", ""),
        created_at=job.created_at,
        finished_at=job.finished_at,
    )


def _standing(job: Job) -> str:
    return "again" if job.state == Job.State.WAITING and job.tries else str(job.state)


def _doing(job: Job, words: Words) -> str:
    if job.state != Job.State.RUNNING:
        return ""
    stage = job.progress.get("stage")
    if stage is None:
        return words("web.jobs.run.doing.begin")
    share = round(100 * job.done / job.total) if job.total else 0
    what = job.progress.get("what", "")
    if stage == "assess":
        after = words.get(f"web.jobs.run.after.{what}")
        stage, what = ("after", after) if after else (stage, words.measure(what))
    return words(f"web.jobs.run.doing.{stage}", what=what, share=words.value("percent", min(share, 100)))


def why(job: Job, words: Words) -> Told:
    """Why a job failed, in the reader's language, with what the program said."""
    if job.reason in {Job.Reason.NAMED, ""}:
        return told_as(words, job.problem, job.reference)
    lead = words(f"web.jobs.problem.{job.reason}", reference=job.reference)
    return Told(lead, quoted=job.problem if job.reason == Job.Reason.AWAY else "")
