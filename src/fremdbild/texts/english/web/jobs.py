"""Words of `web.jobs`."""

from __future__ import annotations

JOBS: dict[str, str] = {
    "jobs.runs.name": "Assessments",
    "jobs.runs.none": "No assessment has been started here yet.",
    "jobs.runs.lead": (
        "An assessment reads the sources, computes the picture of a period, protects small groups and freezes "
        "the result. It takes minutes; you may close the page."
    ),
    "jobs.runs.no_sources": (
        "No source is described in fremdbild.toml yet. What was loaded before is assessed; new rows come in "
        "once a source is described there."
    ),
    "jobs.runs.running": "It goes on in the background, whether somebody looks or not.",
    "jobs.runs.look": "See how far it is",
    "jobs.runs.before": "What was assessed before",
    "jobs.runs.period": "Period",
    "jobs.runs.state": "How it stands",
    "jobs.runs.asked": "Asked for",
    "jobs.state.waiting": "waits",
    "jobs.state.running": "is being computed",
    "jobs.state.done": "done",
    "jobs.state.failed": "failed",
    "jobs.run.so_far": "{period}, so far",
    "jobs.run.usual": "Which period",
    "jobs.run.other": "Or another period",
    "jobs.run.other.help": (
        "Month (2026-09), quarter (2026-Q3), year (2026), days (2026-01-15..2026-02-14). It counts instead of "
        "the choice above."
    ),
    "jobs.run.other.wrong": "“{written}” is not a period. Write it as shown above, such as 2026-Q3.",
    "jobs.run.order": "This page is not complete any more. Load it again.",
    "jobs.run.start": "Start the assessment",
    "jobs.run.waiting.title": "{period}: the assessment waits for its turn.",
    "jobs.run.again.title": "{period}: the assessment is tried again in a moment.",
    "jobs.run.running.title": "{period}: the assessment is running.",
    "jobs.run.done.title": "{period}: the picture is there.",
    "jobs.run.failed.title": "{period}: the assessment did not succeed.",
    "jobs.run.doing.begin": "It begins.",
    "jobs.run.doing.load": "First of three: the sources are read ({what}), {share}",
    "jobs.run.doing.link": "Second of three: records of the same customers are linked",
    "jobs.run.doing.assess": "Third of three: the measures are computed ({what}), {share}",
    "jobs.run.doing.after": "Third of three: {what}, {share}",
    "jobs.run.after.protection": "small groups are protected",
    "jobs.run.after.people": "people behind each figure are counted",
    "jobs.run.after.earlier": "whether earlier assessments would give somebody away is checked",
    "jobs.run.after.mirror": "inside and outside are compared, and everything is frozen",
    "jobs.run.leave": "You may close this page. It goes on, and you find it here again when you come back.",
    "jobs.run.frozen": (
        "It is frozen as {name}: whoever reads it reads the same figures, and nothing changes them any more."
    ),
    "jobs.run.see": "See the picture",
    "jobs.run.again": "Start again",
    "jobs.run.nothing_lost": "Earlier assessments are as they were.",
    "jobs.loaded.title": "What was read for it",
    "jobs.loaded.source": "Source",
    "jobs.loaded.read": "Rows read",
    "jobs.loaded.set_aside": "Set aside",
    "jobs.loaded.notices": "What was noticed in the sources",
    "jobs.loaded.more": "And {count} more; fremdbild check shows all of them.",
    "jobs.problem.fault": (
        "The fault is ours. Tell your administrator the reference {reference}; it stands in the log of the server."
    ),
    "jobs.problem.away": (
        "Something that is needed did not answer, however often it was tried. Have it looked after, then start again."
    ),
    "jobs.problem.ended": (
        "The program was ended several times before the first step was done, as happens where memory runs "
        "out. Have the log of the server looked at, then start again."
    ),
    "jobs.health.name": "Operation",
    "jobs.health.well": "The server is well.",
    "jobs.health.worry": "One thing about the server needs you.",
    "jobs.health.worries": "{count} things about the server need you.",
    "jobs.health.lead": (
        "This is looked at each time the page is opened. What is not as it should be carries the sign “look here”."
    ),
    "jobs.health.what": "What",
    "jobs.health.how": "How it stands",
    "jobs.health.look": "look here",
    "jobs.health.note": (
        "What to do about each of them stands in docs/operate/server.md. Programs that watch the server ask /health/."
    ),
    "jobs.health.database": "Database",
    "jobs.health.database.well": "answers",
    "jobs.health.database.away": "does not answer",
    "jobs.health.free": "Room on the disk",
    "jobs.health.free.value": "{size} MB are free",
    "jobs.health.workers": "Workers in the background",
    "jobs.health.workers.value": "{count} at work",
    "jobs.health.waits": "Work that waits longest",
    "jobs.health.waits.nothing": "none waits",
    "jobs.health.failed": "Work that failed in the last 24 hours",
    "jobs.health.failed.value": "{count} failed",
    "jobs.health.backup": "Last backup",
    "jobs.health.backup.never": "never",
}
