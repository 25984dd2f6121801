"""Pages of questionnaires of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from fremdbild.errors import InstrumentError
from fremdbild.instruments import CRITERIA, PERSPECTIVES, SHIPPED
from fremdbild.instruments.reading import instrument_from
from fremdbild.web.accounts.access import needs, signed_in
from fremdbild.web.ask.access import access_questionnaire
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.forms import ImportForm, QuestionnaireForm
from fremdbild.web.ask.models import Questionnaire
from fremdbild.web.ask.questionnaires import (
    MOST_STATEMENTS,
    Draft,
    create,
    draft_of,
    filled,
    save,
    with_one_more,
)
from fremdbild.web.ask.questionnaires import take_in as taken_in
from fremdbild.web.ask.questions import ASKED_AS, about_in, counted, text_of, title_in
from fremdbild.web.ask.showing import shown_questions
from fremdbild.web.frame.language import words_of
from fremdbild.web.frame.problems import Told, told

_PAIR = ("de-DE", "en")


@needs("edit_survey")
@never_cache
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    language = words_of(request).language
    own = [(one, instrument_from(one.text, where=one.name)) for one in Questionnaire.objects.order_by("name")]
    shipped = [instrument_from(text_of(name), where=name) for name in SHIPPED]
    context = {
        "own": [(one, title_in(found, language), len(found.questions())) for one, found in own],
        "shipped": [(found.name, title_in(found, language), len(found.questions())) for found in shipped],
    }
    return render(request, "web/ask/questionnaires.html", context)


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    words = words_of(request)
    form = QuestionnaireForm(words, request.POST if request.method == "POST" else None)
    problems: Told | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = create(
                given["name"], given["base"], {"de": given["title_de"], "en": given["title_en"]}, signed_in(request)
            )
        except (InstrumentError, KeyError) as error:
            problems = told(words, error)
        except IntegrityError:
            form.add_error("name", words("web.ask.wrong.name_taken"))
        else:
            return redirect("ask:questionnaire", made.name)
    context = {"form": form, "problems": problems}
    return render(request, "web/ask/new_questionnaire.html", context, status=400 if form.errors or problems else 200)


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    words = words_of(request)
    form = ImportForm(words)
    problems: Told | None = None
    if request.method == "POST":
        form = ImportForm(words, request.POST, request.FILES)
        if form.is_valid():
            try:
                replaces = bool(request.POST.get("replaces"))
                made = taken_in(form.cleaned_data["file"].read(), signed_in(request), replaces=replaces)
                return redirect("ask:questionnaire_preview", made.name)
            except InstrumentError as error:
                problems = told(words, error)
            except (StaleError, IntegrityError):
                problems = Told(words("web.ask.stale"))
    context = {"form": form, "problems": problems}
    return render(request, "web/ask/import.html", context, status=400 if form.errors or problems else 200)


@needs("edit_survey")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, name: str) -> HttpResponse:
    words = words_of(request)
    found = access_questionnaire(signed_in(request), name)
    draft = draft_of(found.text)
    problems: Told | None = None
    stale = False
    if request.method == "POST":
        draft = _sent(request, draft)
        if request.POST.get("more"):
            if len(draft.statements) < MOST_STATEMENTS:
                draft = with_one_more(draft)
            return _form(request, found, draft, version=_version(request))
        try:
            save(found, draft, _version(request), signed_in(request))
        except InstrumentError as error:
            problems = told(words, error)
        except StaleError:
            stale = True
        else:
            messages.success(request, words("web.ask.questionnaire.saved"))
            return redirect("ask:questionnaire", name)
    # Whoever is told that another version was saved saves on top of it with the next click.
    version = found.version if stale or request.method != "POST" else _version(request)
    return _form(request, found, draft, version=version, problems=problems, stale=stale)


@needs("edit_survey")
@never_cache
@require_GET
def file(request: HttpRequest, name: str) -> HttpResponse:
    """The questionnaire as an instrument file."""
    found = access_questionnaire(signed_in(request), name)
    response = HttpResponse(found.text, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.name}.toml"'
    return response


@needs("edit_survey")
@never_cache
@require_GET
def preview(request: HttpRequest, name: str) -> HttpResponse:
    """A questionnaire in both languages, shipped or own."""
    text = text_of(name) if name in SHIPPED else access_questionnaire(signed_in(request), name).text
    instrument = instrument_from(text, where=name)
    words = words_of(request)
    parts = [(kind, shown_questions(instrument, kind, _PAIR), counted(words, instrument, kind)) for kind in ASKED_AS]
    context = {
        "name": name,
        "title": title_in(instrument, words_of(request).language),
        "about": about_in(instrument, words_of(request).language),
        "parts": [part for part in parts if part[1]],
        "own": name not in SHIPPED,
    }
    return render(request, "web/ask/preview.html", context)


def _form(
    request: HttpRequest,
    found: Questionnaire,
    draft: Draft,
    *,
    version: int,
    problems: Told | None = None,
    stale: bool = False,
) -> HttpResponse:
    words = words_of(request)
    context: dict[str, Any] = {
        "questionnaire": found,
        "draft": draft,
        "version": version,
        "problems": problems or [],
        "stale": stale,
        "titles": [(language, draft.titles.get(language, "")) for language in draft.languages],
        "statements": [
            (place, one, [(language, one.texts.get(language, "")) for language in draft.languages])
            for place, one in enumerate(draft.statements)
        ],
        "perspectives": [(name, words.perspective(name)) for name in PERSPECTIVES],
        "criteria": [(one.name, words.criterion(one.name)) for one in CRITERIA],
        "scales": draft.scales,
        "full": len(draft.statements) >= MOST_STATEMENTS,
    }
    return render(request, "web/ask/questionnaire.html", context, status=400 if problems or stale else 200)


def _sent(request: HttpRequest, draft: Draft) -> Draft:
    count = request.POST.get("count", "0")
    places = min(int(count), MOST_STATEMENTS) if count.isdecimal() and len(count) < 6 else 0
    chosen = [request.POST.getlist(f"s{place}-perspectives") for place in range(places)]
    return filled(draft, request.POST, chosen)


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1
