"""The page on which a running wave is closed before its day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fremdbild.web.accounts.access import needs, signed_in
from fremdbild.web.ask.access import access_running
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.closing import close_early
from fremdbild.web.ask.forms import SpeakingForm
from fremdbild.web.ask.models import Survey
from fremdbild.web.ask.telling import clock
from fremdbild.web.frame.language import words_of


@needs("ask")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """What holds after the closing, and the button."""
    user, words = signed_in(request), words_of(request)
    wave = access_running(user, number)
    form = SpeakingForm(words, request.POST)
    if request.method == "POST" and request.POST.get("really") and form.is_valid():
        try:
            close_early(wave, user, form.cleaned_data["version"])
        except StaleError:
            messages.warning(request, words("web.ask.stale"))
        return redirect("ask:wave", number)
    context = {
        "wave": wave,
        "survey": wave.survey,
        "sealed": wave.survey.kind == Survey.Kind.ANONYMOUS,
        "closes": f"{words.day(timezone.localtime(wave.closes_at).date())}, {clock(wave.closes_at)}",
    }
    return render(request, "web/ask/close.html", context)
