from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fremdbild.web.accounts.access import needs


@needs("picture")
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "web/error.html", {"title": "place.picture", "text": "place.picture"})
