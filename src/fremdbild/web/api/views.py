from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fremdbild.web.accounts.access import may_open, needs, signed_in
from fremdbild.web.api.forms import DAYS, TokenForm
from fremdbild.web.api.models import ApiToken, make_token
from fremdbild.web.audit.recording import record


@needs("api_tokens")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever is signed in, and a form for a new one, whose secret this page shows once."""
    user = signed_in(request)
    form = TokenForm(request.POST or None)
    made, secret = None, ""
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made, secret = make_token(user, form.cleaned_data["name"], form.cleaned_data["days"])
            record(user, "token_created", made.name, begins=made.begins, days=form.cleaned_data["days"])
        form = TokenForm()
    mine = list(ApiToken.objects.filter(user=user))
    context = {
        "tokens": mine,
        "valid": sum(token.valid for token in mine),
        "form": form,
        "days": DAYS,
        "made": made,
        "secret": secret,
        "sees": may_open(user, "picture"),
    }
    return render(request, "web/api/tokens.html", context)


@needs("api_tokens")
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Ends a token of one's own, for good."""
    user = signed_in(request)
    with transaction.atomic():
        token = ApiToken.objects.select_for_update().filter(user=user, pk=number).first()
        if token is None:
            raise Http404
        if token.revoked_at is None:
            token.revoked_at = timezone.now()
            token.save(update_fields=["revoked_at"])
            record(user, "token_revoked", token.name, begins=token.begins)
    return HttpResponseRedirect(reverse("api:tokens"))
