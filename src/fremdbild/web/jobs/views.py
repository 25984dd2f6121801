from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from fremdbild.web.accounts.access import needs, signed_in
from fremdbild.web.frame.language import words_of
from fremdbild.web.jobs.access import access_run
from fremdbild.web.jobs.forms import RunForm
from fremdbild.web.jobs.health import state_of
from fremdbild.web.jobs.models import Job
from fremdbild.web.jobs.ordering import order_assessment
from fremdbild.web.jobs.telling import told

_RUNS_SHOWN = 10


@needs("run_assessment")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def runs(request: HttpRequest) -> HttpResponse:
    words = words_of(request)
    form = RunForm(words, timezone.localdate(), request.POST if request.method == "POST" else None)
    form.ask_for(request.GET.get("period", ""))
    if request.method == "POST" and form.is_valid():
        job = order_assessment(signed_in(request), form.period, form.cleaned_data["order"])
        return redirect("jobs:run", job.pk)
    latest = [told(job, words) for job in Job.objects.filter(kind="assess").order_by("-pk")[:_RUNS_SHOWN]]
    running = next((run for run in latest if run.open), None)
    return render(
        request,
        "jobs/runs.html",
        {"form": form, "runs": latest, "running": running, "sources": len(settings.PROJECT.source), "place": "picture"},
        status=400 if form.errors else 200,
    )


@needs("run_assessment")
@never_cache
@require_GET
def run(request: HttpRequest, number: int) -> HttpResponse:
    job = access_run(signed_in(request), number)
    return render(request, "jobs/run.html", {"run": told(job, words_of(request)), "place": "picture"})


@never_cache
@require_http_methods(["GET", "HEAD"])
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  the signature is Django's
    """For whoever watches the server: well or not, and nothing else."""
    well = state_of().well
    return JsonResponse({"ok": well}, status=200 if well else 503)


@needs("administer")
@never_cache
@require_GET
def operation(request: HttpRequest) -> HttpResponse:
    """For administrators: what is well and what is not, in words."""
    state = state_of()
    return render(request, "jobs/operation.html", {"state": state, "rows": state.rows(words_of(request))})
