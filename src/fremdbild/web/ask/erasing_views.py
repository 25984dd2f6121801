"""The page on which named answers of one person are found, and deleted on request."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fremdbild.texts.words import Words
from fremdbild.web.accounts.access import needs, signed_in
from fremdbild.web.ask.access import access_wave
from fremdbild.web.ask.erasing import Asked, Receipt, erase_answers, found, has_named_answers
from fremdbild.web.frame.language import words_of


class EraseForm(forms.Form):
    """Record or address of whoever wants it; one of them."""

    system = forms.CharField(required=False, max_length=60, strip=True)
    record_id = forms.CharField(required=False, max_length=120, strip=True)
    email = forms.EmailField(required=False)

    def __init__(self, words: Words, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        self._words = words
        for name, field in self.fields.items():
            field.widget.attrs |= {"aria-describedby": f"id_{name}-help id_{name}-error", "autocomplete": "off"}
        self.fields["email"].error_messages["invalid"] = words("web.ask.erase.wrong.email")

    def clean(self) -> dict[str, str]:
        given: dict[str, str] = super().clean() or {}
        record = bool(given.get("system") and given.get("record_id"))
        if not self.errors and record == bool(given.get("email")):
            self.add_error("record_id", self._words("web.ask.erase.wrong.one"))
        return given

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data) if not self.cleaned_data["email"] else Asked(email=self.cleaned_data["email"])


@needs("erase_answers")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, number: int) -> HttpResponse:
    """Finds first, and deletes once it is confirmed. Whose answers they are stands in no address and no log."""
    user, words = signed_in(request), words_of(request)
    wave = access_wave(user, number)
    if not has_named_answers(wave):
        raise Http404
    form = EraseForm(words, request.POST if request.method == "POST" else None)
    waves: tuple[tuple[str, int], ...] = ()
    receipt: Receipt | None = None
    if request.method == "POST" and form.is_valid():
        asked = form.asked()
        receipt = erase_answers(asked, user) if request.POST.get("really") else None
        waves = () if receipt else found(asked)
        if not (receipt or waves):
            form.add_error("email" if asked.email else "record_id", words("web.ask.erase.wrong.nothing"))
    context = {"wave": wave, "survey": wave.survey, "form": form, "found": waves, "receipt": receipt}
    return render(request, "web/ask/erase.html", context, status=400 if form.errors else 200)
