"""Words of `web.jobs`."""

from __future__ import annotations

JOBS: dict[str, str] = {
    "runs.name": "Assessments",
    "runs.none": "No period has been assessed here yet.",
    "runs.lead": (
        "An assessment reads the sources, computes the picture of a period, protects small groups and freezes "
        "the result. It takes minutes; you may close the page."
    ),
    "runs.no_sources": (
        "No source is described in fremdbild.toml yet. What was loaded before is assessed; new rows come in "
        "once a source is described there."
    ),
    "runs.running": "It goes on in the background, whether somebody looks or not.",
    "runs.look": "See how far it is",
    "runs.before": "What was assessed before",
    "runs.period": "Period",
    "runs.state": "How it stands",
    "runs.asked": "Asked for",
    "state.waiting": "waits",
    "state.running": "is being computed",
    "state.done": "done",
    "state.failed": "failed",
    "run.usual": "Which period",
    "run.other": "Or another period",
    "run.other.help": (
        "Month (2026-09), quarter (2026-Q3), year (2026), days (2026-01-15..2026-02-14). It counts instead of "
        "the choice above."
    ),
    "run.other.wrong": "“{written}” is not a period. Write it as shown above, such as 2026-Q3.",
    "run.order": "This page is not complete any more. Load it again.",
    "run.start": "Start the assessment",
    "run.waiting.title": "{period}: the assessment waits for its turn.",
    "run.again.title": "{period}: the assessment is tried again in a moment.",
    "run.running.title": "{period}: the assessment is running.",
    "run.done.title": "{period}: the picture is there.",
    "run.failed.title": "{period}: the assessment did not succeed.",
    "run.doing.begin": "It begins.",
    "run.doing.load": "First of two: the sources are read ({what}), {share}",
    "run.doing.assess": "Second of two: the measures are computed ({what}), {share}",
    "run.leave": "You may close this page. It goes on, and you find it here again when you come back.",
    "run.frozen": (
        "It is frozen as {name}: whoever reads it reads the same figures, and nothing changes them any more."
    ),
    "run.see": "See the picture",
    "run.again": "Start again",
    "run.nothing_lost": "Earlier assessments are as they were.",
    "loaded.title": "What was read for it",
    "loaded.source": "Source",
    "loaded.read": "Rows read",
    "loaded.set_aside": "Set aside",
    "loaded.notices": "What was noticed in the sources",
    "loaded.more": "And {count} more; fremdbild check shows all of them.",
    "problem.fault": (
        "The fault is ours. Tell your administrator the reference {reference}; it stands in the log of the server."
    ),
    "problem.away": (
        "Something that is needed did not answer, however often it was tried ({problem}). Have it looked "
        "after, then start again."
    ),
    "problem.ended": (
        "The program was ended several times before the first step was done, as happens where memory runs "
        "out. Have the log of the server looked at, then start again."
    ),
    "health.name": "Operation",
    "health.well": "The server is well.",
    "health.worry": "One thing about the server needs you.",
    "health.worries": "{count} things about the server need you.",
    "health.lead": (
        "This is looked at each time the page is opened. What is not as it should be carries the sign “look here”."
    ),
    "health.what": "What",
    "health.how": "How it stands",
    "health.look": "look here",
    "health.note": (
        "What to do about each of them stands in docs/operate/server.md. Programs that watch the server ask /health/."
    ),
    "health.database": "Database",
    "health.database.well": "answers",
    "health.database.away": "does not answer",
    "health.free": "Room on the disk",
    "health.free.value": "{size} MB are free",
    "health.workers": "Workers in the background",
    "health.workers.value": "{count} at work",
    "health.waits": "Work that waits longest",
    "health.waits.nothing": "none waits",
    "health.failed": "Work that failed in the last 24 hours",
    "health.failed.value": "{count} failed",
    "health.backup": "Last backup",
    "health.backup.never": "never",
}
