"""A worker for the kill tests: its one kind of work writes a row per step, in small transactions.

`prepare STEPS JOBS` makes database, table and jobs; `work SECONDS_PER_STEP LEASE` works until it is ended.
The environment says where: FREMDBILD_FOLDER, FREMDBILD_DATABASE.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import timedelta
from pathlib import Path


def count(step) -> None:
    from django.db import connection, transaction

    for number in range(step.progress.get("next", 0), step.arguments["steps"]):
        time.sleep(float(os.environ["SECONDS_PER_STEP"]))
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO counted VALUES (%s, %s, %s)", [step.job_id, number, os.getpid()])
            step.save({"next": number + 1}, done=number + 1, total=step.arguments["steps"])


def main(what: str, first: str, second: str) -> None:
    from fremdbild.web.starting import prepare, set_up

    set_up(Path(os.environ["FREMDBILD_FOLDER"]))
    from fremdbild.web.jobs.kinds import KINDS

    KINDS["count"] = "counting_worker:count"
    if what == "prepare":
        from django.db import connection

        from fremdbild.web.jobs.models import Job
        from fremdbild.web.jobs.queue import enqueue

        prepare()
        Job.objects.all().delete()  # what is laid out for every day is not counted
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE counted (job integer, step integer, worker integer)")
        for _ in range(int(second)):
            enqueue("count", steps=int(first))
        return
    from fremdbild.web.jobs.worker import run

    os.environ["SECONDS_PER_STEP"] = first
    run(lease=timedelta(seconds=float(second)), look_every=0.1)


if __name__ == "__main__":
    sys.modules["counting_worker"] = sys.modules["__main__"]
    main(*sys.argv[1:])
