from __future__ import annotations

from django import forms

DAYS = (30, 90, 365)


class TokenForm(forms.Form):
    """What a new token is called, and for how long it is valid."""

    name = forms.CharField(max_length=60, strip=True)
    days = forms.TypedChoiceField(coerce=int, choices=[(days, str(days)) for days in DAYS], initial=90)
