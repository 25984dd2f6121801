from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from fremdbild.errors import ReportError
from fremdbild.report.frame import Frame
from fremdbild.report.method_page import created_on, protection_of
from fremdbild.report.mirror.one_side import has_inside
from fremdbild.report.voice import Voice
from fremdbild.texts.words import LANGUAGES, words_in
from fremdbild.web.accounts.access import may_open, needs, roles_of, signed_in
from fremdbild.web.accounts.roles import Role
from fremdbild.web.frame.errors import page as error_page
from fremdbild.web.frame.language import words_of
from fremdbild.web.picture.access import access_assessment, access_sight, newest
from fremdbild.web.picture.board_report import FORMS as REPORT_FORMS
from fremdbild.web.picture.board_report import report_file
from fremdbild.web.picture.charts import FORMS, chart_file, tag_of
from fremdbild.web.picture.drill_down import criterion_page, definition_page, group_page, unit_page
from fremdbild.web.picture.mirror_page import mirror_page
from fremdbild.web.picture.parts import PicturePage, Reader
from fremdbild.web.picture.reading import known, listed
from fremdbild.web.picture.rendering import drawn
from fremdbild.web.voices.quoting import quotes_of

PAGES: dict[str, Callable[[Reader, str], PicturePage]] = {
    "criterion": criterion_page,
    "touchpoint": lambda reader, name: group_page(reader, "touchpoint", name),
    "segment": lambda reader, name: group_page(reader, "segment", name),
    "unit": unit_page,
    "definition": definition_page,
}
"""Kind of page → what makes it of a name."""


@needs("picture")
@require_safe
@gzip_page
def home(request: HttpRequest, label: str | None = None) -> HttpResponse:
    """The mirror page of the newest assessment, or of the one called `label`."""
    if label is None and newest() is None:
        return render(request, "web/picture/nothing.html", {"may_run": may_open(request.user, "run_assessment")})
    reader = _with_quotes(request, _reader(request, label))
    made = drawn(reader, "mirror", lambda: mirror_page(reader))
    context = {**_context(reader), "page": made, "step": _next_step(request, reader)}
    return render(request, "web/picture/mirror.html", context)


@needs("picture")
@require_safe
@gzip_page
def detail(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """A page about one criterion, touchpoint, segment, unit or measure."""
    reader = _reader(request, request.GET.get("assessment"))
    if kind == "criterion":
        reader = _with_quotes(request, reader)
    made = drawn(reader, f"{kind}:{name}", lambda: PAGES[kind](reader, name))
    return render(request, "web/picture/detail.html", {**_context(reader), "page": made})


@needs("picture")
@require_safe
@gzip_page
def definitions(request: HttpRequest) -> HttpResponse:
    """All measures of an assessment, each with its definition."""
    reader = _reader(request, request.GET.get("assessment"))
    words = reader.voice.words
    found = [(words.measure(name), reader.to("definition", name)) for name in reader.held.manifest["measures"]]
    return render(
        request,
        "web/picture/definitions.html",
        {**_context(reader), "measures": found, "may_api": may_open(request.user, "api_tokens")},
    )


@needs("picture")
@require_safe
@gzip_page
def choice(request: HttpRequest) -> HttpResponse:
    """All assessments, the newest first, with what each shows."""
    words = words_of(request)
    rows: list[dict[str, object]] = [{"label": label, "damaged": True} for label, _ in reversed(listed().damaged)]
    for assessment in reversed(known()):
        frame = Frame(assessment.manifest, ())
        _, hidden, of = protection_of(frame)
        told = assessment.manifest
        rows.append(
            {
                "label": assessment.label,
                "period": words.period(told["period"]["label"]),
                "number": told["number"],
                "created": created_on(frame, words),
                "measures": words.count(len(told["measures"])),
                "hidden": words.count(hidden),
                "of": words.count(of),
            }
        )
    return render(request, "web/picture/choice.html", {"rows": rows})


@needs("picture")
@require_safe
def chart(request: HttpRequest, label: str, chart: str, form: str) -> HttpResponse:
    """One chart as a file. `chart` is the name of a part of the mirror page, or `kind:name:part` of another page."""
    reader = _reader(request, label)
    page = _page_of(reader, chart)
    part = page.part(chart.rpartition(":")[2])
    if part is None:
        raise Http404
    if page.key != "mirror":  # alone it must say what it is about
        part = replace(part, heading=f"{page.title}. {part.heading}")
    tag = tag_of(reader, chart, form)
    name = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-.") else "-" for letter in chart)
    name = f"{reader.held.label}-{name}"
    return _file(request, reader, tag, name, form, FORMS[form], lambda: chart_file(reader, part, tag, form))


@needs("picture")
@require_safe
def report(request: HttpRequest, label: str, form: str) -> HttpResponse:
    """The board report as a file, for those who see every row."""
    reader = _reader(request, label)
    if not reader.sight.whole:
        raise Http404
    tag = tag_of(reader, "report", form)
    kind = REPORT_FORMS[form]
    return _file(request, reader, tag, reader.held.label, form, kind, lambda: report_file(reader, tag, form))


def _file(
    request: HttpRequest, reader: Reader, tag: str, name: str, form: str, kind: str, made: Callable[[], bytes]
) -> HttpResponse:
    """What is taken along; `made` is asked only where the browser does not hold it already."""
    quoted = f'"{tag}"'
    if request.headers.get("If-None-Match") == quoted:
        return _kept(HttpResponseNotModified(), request, reader, quoted)
    try:
        answer = HttpResponse(made(), content_type=kind)
    except ReportError:
        return error_page(request, "fault", 500)
    name = f"{name}.{reader.voice.words.language}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return _kept(answer, request, reader, quoted)


def _page_of(reader: Reader, chart: str) -> PicturePage:
    kind, _, rest = chart.partition(":")
    if not rest:
        return mirror_page(reader)
    name, _, part = rest.rpartition(":")
    if kind not in PAGES or not name or not part:
        raise Http404
    return PAGES[kind](reader, name)


def _kept(answer: HttpResponse, request: HttpRequest, reader: Reader, tag: str) -> HttpResponse:
    """For good where the address names the rows and the language, else asked for again."""
    fixed = request.GET.get("v") == reader.held.stamp and request.GET.get("language") in LANGUAGES
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, max-age=31536000, immutable" if fixed else "private, no-cache"
    return answer


def _reader(request: HttpRequest, label: str | None) -> Reader:
    held = access_assessment(label)
    last = None if listed().damaged else newest()
    sight = access_sight(signed_in(request))
    wanted = request.GET.get("language")
    words = words_in(wanted) if wanted in LANGUAGES else words_of(request)
    return Reader(held, Voice.of(words, held.manifest), sight, newest=last is not None and last.label == held.label)


def _with_quotes(request: HttpRequest, reader: Reader) -> Reader:
    """For a page, and not for a chart that is taken along: what is withheld later must not live on in a copy."""
    if not may_open(request.user, "voices"):
        return reader
    return replace(reader, quotes=quotes_of(reader.held.manifest, reader.held.label))


def _context(reader: Reader) -> dict[str, object]:
    words = reader.voice.words
    minimum, hidden, of = protection_of(reader.held.frame)
    return {
        "held": reader.held,
        "newest": reader.newest,
        "period": words.period(reader.held.frame.period.label),
        "mirror_address": "/" if reader.newest else f"/picture/{reader.held.label}/",
        "definitions_address": reader.to("definition"),
        "language_name": words.language,
        "minimum": words.count(minimum),
        "minimum_comments": words.count(
            ((reader.held.manifest.get("settings") or {}).get("protection") or {}).get("minimum_comments", 10)
        ),
        "hidden": words.count(hidden),
        "forms": (("svg", "SVG"), ("png", "PNG"), ("pptx", words("web.picture.slide"))),
        "hidden_of": words.count(of),
        "several": len(known()) > 1,
        "reports": (("pdf", "PDF"), ("html", "HTML"), ("pptx", words("web.picture.slides")))
        if reader.sight.whole
        else (),
    }


def _next_step(request: HttpRequest, reader: Reader) -> dict[str, str]:
    """The one next step of whoever reads: decide, look at the own unit, or see how it was counted."""
    words = reader.voice.words
    mirror = reader.held.mirror
    if mirror is not None and mirror.one_sided and may_open(request.user, "edit_survey"):
        there = "outside" if has_inside(mirror) else "inside"
        return {"href": "/ask/new/", "words": words(f"web.picture.one_side.{there}.step"), "note": ""}
    if may_open(request.user, "decide"):
        actions = reader.held.manifest.get("actions") or ()
        proposed = sum(action["status"] == "proposed" for action in actions)
        number = "one" if proposed == 1 else "many"
        note = words(f"web.picture.step.actions.{number}", count=words.in_words(proposed)) if proposed else ""
        return {"href": "/act/", "words": words("web.picture.step.actions"), "note": note[:1].upper() + note[1:]}
    if Role.UNIT_LEAD in roles_of(request.user) and reader.sight.units:
        mine = _own_units(request, reader)
        if mine:
            name = reader.voice.member("org_unit", mine[0])
            return {"href": reader.to("unit", mine[0]), "words": words("web.picture.step.unit"), "note": name}
    return {"href": "/trust/", "words": words("web.picture.step.trust"), "note": words("web.picture.step.trust.note")}


def _own_units(request: HttpRequest, reader: Reader) -> list[str]:
    """The units that somebody leads and that have results, those that are named in the assignment first."""
    members = {row["org_unit"] for row in reader.held.rows}
    own = signed_in(request).assignments.filter(role=Role.UNIT_LEAD, unit__isnull=False)
    codes = sorted(own.values_list("unit__code", flat=True))
    return [code for code in codes if {code, f"{code}/*"} & members]
