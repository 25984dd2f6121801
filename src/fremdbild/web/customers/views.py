from __future__ import annotations

import hmac

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fremdbild.errors import PersonError
from fremdbild.identity.profile import Profile
from fremdbild.texts.words import Words
from fremdbild.web.accounts.access import needs, signed_in
from fremdbild.web.accounts.models import User
from fremdbild.web.audit.recording import record
from fremdbild.web.customers.access import access_customer
from fremdbild.web.customers.showing import told
from fremdbild.web.frame.language import words_of

_DIGITS = 18


class SearchForm(forms.Form):
    """A number of a customer, or SYSTEM:RECORD."""

    who = forms.CharField(max_length=200, strip=True)

    def __init__(self, words: Words, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        self.words = words
        self.fields["who"].error_messages["required"] = words("web.customers.wrong.empty")
        self.fields["who"].widget.attrs |= {"aria-describedby": "id_who-help id_who-error", "autocomplete": "off"}

    def asked(self) -> dict[str, int | str]:
        """What `access_customer` is asked with."""
        who = str(self.cleaned_data["who"])
        return {"customer": int(who)} if who.isdecimal() and len(who) <= _DIGITS else {"record": who}


@needs("see_customers")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Looks for a customer. Whom somebody looks for stands in no address: what is posted is in no log of a proxy."""
    user, words = signed_in(request), words_of(request)
    form = SearchForm(words, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = access_customer(user, **form.asked())  # type: ignore[arg-type]  # one of the two names
        except Http404 as missing:
            form.add_error("who", _missing(words, missing))
        else:
            return _page(request, user, words, found)
    status = 422 if form.errors else 200
    return render(request, "customers/home.html", {"form": form}, status=status)


@needs("see_customers")
@never_cache
@require_safe
def one(request: HttpRequest, customer: int) -> HttpResponse:
    """One customer by number."""
    user, words = signed_in(request), words_of(request)
    return _page(request, user, words, access_customer(user, customer=customer))


def _page(request: HttpRequest, user: User, words: Words, found: Profile) -> HttpResponse:
    with transaction.atomic():
        record(user, "customer.seen", about(found), rows=found.rows)
    return render(
        request, "customers/one.html", {"customer": found.customer, "found": found, "told": told(found, words)}
    )


def about(found: Profile) -> str:
    """How the log names a customer: by number; a record without one by a keyed hash, which outlives its erasure."""
    if found.customer is not None:
        return str(found.customer)
    name = "\x1f".join(part for pair in found.records for part in pair)
    return "#" + hmac.digest(settings.SECRET_KEY.encode(), b"customer " + name.encode(), "sha256").hex()[:16]


def _missing(words: Words, missing: Http404) -> str:
    """None such and not yours are told alike; that somebody was erased says nothing of whom."""
    problem = missing.__cause__
    if isinstance(problem, PersonError) and problem.receipt:
        receipt = problem.receipt
        return words("web.customers.wrong.erased", date=words.day(receipt.erased_at.date()), receipt=receipt.number)
    return words("web.customers.wrong.nobody")
