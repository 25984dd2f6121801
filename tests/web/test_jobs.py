from __future__ import annotations

import json
import smtplib
import sys
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from fremdbild.errors import SourceError
from fremdbild.web.jobs import worker
from fremdbild.web.jobs.claiming import MOST_TRIES, claim
from fremdbild.web.jobs.kinds import KINDS
from fremdbild.web.jobs.models import Job
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.settling import WAITS
from fremdbild.web.jobs.worker import FencedError, Step, StoppedError, work_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kind(monkeypatch):
    """A function that makes `handler` the kind of work "test"."""

    def make(handler):
        monkeypatch.setitem(KINDS, "test", f"{__name__}:handler_of_the_test")
        monkeypatch.setattr(sys.modules[__name__], "handler_of_the_test", handler, raising=False)

    return make


def _again(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(not_before=timezone.now())


def test_a_job_is_done_once_and_nothing_is_left_to_do(kind):
    done = []
    kind(lambda step: done.append(step.arguments["what"]))
    job = enqueue("test", what="mail")
    assert work_once()
    assert not work_once()
    job.refresh_from_db()
    assert (done, job.state, job.attempt) == (["mail"], "done", 1)
    assert job.finished_at


def test_two_jobs_of_one_key_are_one(kind):
    kind(print)
    assert enqueue("test", key="wave-7", n=1).pk == enqueue("test", key="wave-7", n=2).pk


def test_a_job_that_is_for_later_waits(kind):
    kind(print)
    enqueue("test", not_before=timezone.now() + timedelta(hours=1))
    assert claim() is None


def test_a_problem_with_its_next_step_is_told_as_it_is(kind):
    def fail(step):
        raise SourceError("cannot be read", where="cases.csv", next_step="mend it")

    kind(fail)
    job = enqueue("test")
    work_once()
    job.refresh_from_db()
    assert (job.state, job.reason) == ("failed", "named")
    assert job.problem == "cases.csv: cannot be read. Next: mend it."


def test_a_fault_of_the_program_is_told_by_a_reference_that_stands_in_the_log(kind, caplog):
    def fail(step):
        raise ZeroDivisionError("secret detail")

    kind(fail)
    job = enqueue("test")
    work_once()
    job.refresh_from_db()
    assert (job.state, job.reason) == ("failed", "fault")
    assert job.reference in job.problem
    assert "secret detail" not in job.problem
    assert any(job.reference in record.getMessage() and record.exc_info for record in caplog.records)


def test_a_mail_server_that_is_away_is_tried_again_with_growing_waits_and_then_given_up(kind):
    def fail(step):
        raise ConnectionRefusedError("mail server")

    kind(fail)
    job = enqueue("test")
    waits = []
    for _ in WAITS:
        before = timezone.now()
        assert work_once()
        job.refresh_from_db()
        assert job.state == "waiting"
        waits.append(round((job.not_before - before).total_seconds()))
        assert claim() is None, "it waits"
        _again(job)
    assert waits == [wait.total_seconds() for wait in WAITS]
    work_once()
    job.refresh_from_db()
    assert (job.state, job.reason) == ("failed", "away")


def test_a_mail_server_that_refuses_for_good_is_not_asked_again(kind):
    def fail(step):
        raise smtplib.SMTPRecipientsRefused({})

    kind(fail)
    job = enqueue("test")
    work_once()
    job.refresh_from_db()
    assert job.state == "failed"


def test_whoever_made_headway_begins_with_the_shortest_wait_again(kind):
    def fail(step):
        with transaction.atomic():
            step.save({"next": step.progress.get("next", 0) + 1})
        raise TimeoutError

    kind(fail)
    job = enqueue("test")
    for _ in range(2 * len(WAITS)):
        work_once()
        job.refresh_from_db()
        assert job.not_before - timezone.now() < WAITS[0] + timedelta(seconds=1)
        _again(job)
    assert (job.state, job.progress) == ("waiting", {"next": 2 * len(WAITS)})


def test_nothing_is_saved_by_whoever_lost_the_job_to_another_worker(kind):
    kind(print)
    job = enqueue("test")
    first = Step(claim(timedelta(seconds=-1)))
    second = Step(claim())

    @transaction.atomic
    def work_of_the_first():
        enqueue("test", from_the="first")
        first.save({"by": "first"})

    with pytest.raises(FencedError):
        work_of_the_first()
    with transaction.atomic():
        second.save({"by": "second"}, done=1, total=2)
    job.refresh_from_db()
    assert (job.progress, job.done, job.total) == ({"by": "second"}, 1, 2)
    assert Job.objects.count() == 1, "the work of the first one is taken back too"


def test_a_worker_that_is_asked_to_end_gives_its_job_back(kind):
    asked = []

    def stop(step):
        with transaction.atomic():
            step.save({"next": 1})
        asked.append(True)
        with pytest.raises(StoppedError), transaction.atomic():
            step.save({"next": 2})
        raise StoppedError

    kind(stop)
    job = enqueue("test")
    work_once(stopping=lambda: bool(asked))
    job.refresh_from_db()
    assert (job.state, job.progress, job.tries) == ("waiting", {"next": 1}, 0)
    assert claim().pk == job.pk


def test_a_job_that_ends_every_worker_is_given_up(kind):
    kind(print)
    job = enqueue("test")
    for _ in range(MOST_TRIES):
        assert claim(timedelta(seconds=-1)).pk == job.pk
    assert claim() is None
    job.refresh_from_db()
    assert (job.state, job.reason) == ("failed", "ended")


def test_the_lease_is_renewed_while_the_work_goes_on(kind):
    seen = []

    def long(step):
        first = Job.objects.get(pk=step.job_id).lease_until
        for _ in range(100):
            worker.time.sleep(0.05)
            if Job.objects.get(pk=step.job_id).lease_until > first:
                seen.append(True)
                return

    kind(long)
    enqueue("test")
    work_once(lease=timedelta(seconds=1))
    assert seen


def test_every_kind_of_work_has_its_function():
    for name in KINDS:
        assert callable(worker.handler_of(name)), name


def test_what_a_job_holds_is_what_json_can_say(kind):
    kind(print)
    job = enqueue("test", names=["Zoë"], n=None)
    job.refresh_from_db()
    assert json.loads(json.dumps(job.arguments)) == {"names": ["Zoë"], "n": None}
