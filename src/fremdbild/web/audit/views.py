from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fremdbild.web.accounts.access import needs
from fremdbild.web.accounts.views import reader
from fremdbild.web.audit.models import Entry
from fremdbild.web.audit.reading import FORMS, Filter, sentence
from fremdbild.web.audit.recording import broken_at, record

PER_PAGE = 50
CHECKED_AT_ONCE = 5_000
"""Up to so many entries the chain is checked with every page; above, when somebody asks for it."""


@needs("read_audit")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest entries as sentences, and whether the chain is whole."""
    _, read = reader(request)
    asked, refused = _filter(request)
    page = Paginator(asked.entries().order_by("-number"), PER_PAGE).get_page(request.GET.get("page"))
    total = Entry.objects.count()
    checked = total <= CHECKED_AT_ONCE or request.GET.get("check") == "yes"
    said = {name: value for name, value in request.GET.items() if name in {"who", "what", "since", "until"} and value}
    query = urlencode(said)
    return render(
        request,
        "audit/log.html",
        {
            "page": page,
            "rows": [(entry, sentence(entry, read.words)) for entry in page],
            "total": total,
            "checked": checked,
            "broken": broken_at() if checked else None,
            "said": said,
            "refused": refused,
            "query": query,
            "filter_query": f"&{query}" if query else "",
        },
        status=422 if refused else 200,
    )


@needs("read_audit")
@require_safe
def export(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """The entries that the filter finds; that they were taken away is an entry as well."""
    if form not in FORMS:
        raise Http404
    user, _ = reader(request)
    asked, refused = _filter(request)
    if refused:
        raise Http404
    write, media_type = FORMS[form]
    last = record(user, "log.exported", form).number
    answer = StreamingHttpResponse(
        write(asked.entries().filter(number__lte=last).iterator(chunk_size=2_000)),
        content_type=f"{media_type}; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="audit-log.{form}"'
    return answer


def _filter(request: HttpRequest) -> tuple[Filter, bool]:
    """The filter in the address, and whether a day in it cannot be read."""
    days: dict[str, date | None] = {"since": None, "until": None}
    refused = False
    for name in days:
        if text := request.GET.get(name, "").strip():
            try:
                days[name] = date.fromisoformat(text)
                refused |= not 1900 <= date.fromisoformat(text).year <= 2200
            except ValueError:
                refused = True
    if refused:
        return Filter(), True
    who, what = (request.GET.get(name, "")[:100].replace("\0", "").strip() for name in ("who", "what"))
    return Filter(who, what, days["since"], days["until"]), False
