"""An installation for the tests of backup and restore: `fill` puts something into it, `write` goes on writing.

Every transaction of `write` adds one unit and one entry of the audit log, so that a backup in between has as many of
the one as of the other.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ENVELOPE = bytes(range(256)) * 4


def fill() -> None:
    from django.contrib.sessions.backends.db import SessionStore

    from fremdbild.web.accounts.models import Assignment, Unit, User
    from fremdbild.web.ask.models import Survey, Wave
    from fremdbild.web.audit.recording import record
    from fremdbild.web.ballots.models import Ballot
    from fremdbild.web.jobs.queue import enqueue
    from fremdbild.web.starting import prepare

    prepare()
    sales = Unit.objects.create(code="sales", name="Verkauf „Süd“ 🙂")
    Unit.objects.create(code="inside", name="Innendienst", parent=sales, headcount=12)
    anna = User.objects.create_user("anna@example.org", "a long password", name="Anna\nZoë")
    Assignment.objects.create(user=anna, role="analyst")
    record("the test", "run_assessment", "2026-Q3", numbers=[1, 2.5, None], nested={"ä": True})
    survey = Survey.objects.create(code="staff", title="Staff", instrument="fremdbild-15", kind="anonymous")
    moment = datetime(2026, 11, 26, 15, 0, 0, 123456, tzinfo=UTC)
    wave = Wave.objects.create(
        survey=survey, name="1", opens_at=moment, closes_at=moment, shown_on=moment.date(), cells=[{"cell": "sales"}]
    )
    for number in range(30):
        Ballot.objects.create(ticket_hash=f"{number:064x}", wave=wave, cell="sales", envelope=ENVELOPE, draft=ENVELOPE)
    enqueue("assess", period="2026-Q3", order="abc")
    SessionStore().create()


def write() -> None:
    from django.db import transaction

    from fremdbild.web.accounts.models import Unit
    from fremdbild.web.audit.recording import record

    number = 0
    while True:
        number += 1
        with transaction.atomic():
            Unit.objects.create(code=f"unit-{number}", name="busy")
            record("the writer", "busy", f"unit-{number}")
        if number == 1:
            sys.stdout.write("writing\n")
            sys.stdout.flush()


def go_on() -> None:
    """Adds a row here and there, and says whether the audit log is whole and how long an envelope is."""
    from fremdbild.web.accounts.models import Unit
    from fremdbild.web.audit.recording import broken_at, record
    from fremdbild.web.ballots.models import Ballot

    Unit.objects.create(code="new", name="new")
    record("the test", "new", "new")
    sys.stdout.write(f"{broken_at()} {len(bytes(Ballot.objects.first().envelope))}\n")


if __name__ == "__main__":
    from fremdbild.web.starting import set_up

    set_up(Path(os.environ["FREMDBILD_FOLDER"]))
    {"fill": fill, "write": write, "go_on": go_on}[sys.argv[1]]()
