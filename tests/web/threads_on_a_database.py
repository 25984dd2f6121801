"""Run by tests in a process of its own, on the database of its environment: many threads write at once.

Prints as JSON what came of it.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from fremdbild.web.starting import prepare, set_up


def at_once(count: int, work: Callable[[int], object]) -> list[object]:
    """What `work` gave in each of so many threads that start at the same moment; errors as their names."""
    from django.db import connection

    gate, given = threading.Barrier(count), []

    def run(number: int) -> None:
        gate.wait()
        try:
            given.append(work(number))
        except Exception as problem:  # noqa: BLE001  told by the test
            given.append(type(problem).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def main(folder: Path) -> None:
    set_up(folder)
    prepare()
    from django.db import DatabaseError, connection

    from fremdbild.web.accounts import first_start, people
    from fremdbild.web.accounts.models import Assignment, User
    from fremdbild.web.accounts.roles import Role
    from fremdbild.web.audit.models import Entry
    from fremdbild.web.audit.recording import broken_at, record

    told: dict[str, object] = {}
    told["begun"] = at_once(
        4, lambda number: first_start.begin(f"{number}@example.org", "Anna", "vier-blaue-Pferde", "en").pk > 0
    )
    told["users"] = User.objects.count()

    def write(number: int) -> int:
        for turn in range(20):
            record(f"writer {number}", "log.exported", f"{number}/{turn}")
        return number

    before = Entry.objects.count()
    told["writers"] = sorted(map(str, at_once(8, write)))
    told["written"] = Entry.objects.count() - before
    told["numbers"] = list(Entry.objects.values_list("number", flat=True)) == list(range(1, Entry.objects.count() + 1))

    anna = User.objects.get()
    beat = User.objects.create_user("beat@example.org", "vier-blaue-Pferde", name="Beat")
    Assignment.objects.create(user=beat, role=Role.ADMINISTRATOR)
    each_other = [(anna, beat), (beat, anna)]
    told["closing each other"] = sorted(
        map(str, at_once(2, lambda number: people.set_active(*each_other[number], 0, active=False)))
    )
    told["broken"] = broken_at()

    refused = []
    for statement in (
        "UPDATE audit_entry SET actor = 'nobody' WHERE number = 1",
        "DELETE FROM audit_entry WHERE number = 1",
        *(["TRUNCATE audit_entry"] if connection.vendor == "postgresql" else []),
    ):
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        except DatabaseError as problem:
            refused.append("only ever added to" in str(problem))
    told["refused"] = refused
    told["vendor"] = connection.vendor
    print(json.dumps(told))  # noqa: T201  read by the test


if __name__ == "__main__":
    main(Path(sys.argv[1]))
