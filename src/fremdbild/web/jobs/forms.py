from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django import forms

from fremdbild.errors import AssessmentError
from fremdbild.result import Period
from fremdbild.texts.words import Words

_QUARTERS, _YEARS = 8, 3


class RunForm(forms.Form):
    """Which period to assess: one of the usual ones, or another one that is written."""

    usual = forms.ChoiceField(required=False)
    other = forms.CharField(required=False, max_length=40, strip=True)
    order = forms.CharField(max_length=32, widget=forms.HiddenInput)
    """Made with the page, so that a double click is one order."""

    def __init__(self, words: Words, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._words = words
        now = current_quarter(today)
        so_far = words("web.jobs.run.so_far", period=words.period(now))
        choices = [(now, so_far), *((label, words.period(label)) for label in usual_periods(today))]
        usual = self.fields["usual"]
        assert isinstance(usual, forms.ChoiceField)  # noqa: S101  declared above
        usual.choices = choices
        self._usual = {label for label, _ in choices}
        self.initial = {"usual": choices[1][0], "order": secrets.token_hex(8), **self.initial}
        self.fields["other"].widget.attrs |= {"aria-describedby": "other-help other-error", "autocomplete": "off"}

    def ask_for(self, period: str) -> None:
        """Chooses `period` beforehand, as a link to the page may ask for; what is no period is left."""
        if period in self._usual:
            self.initial["usual"] = period

    def clean_order(self) -> str:
        order: str = self.cleaned_data["order"]
        if not order.isalnum():
            raise forms.ValidationError(self._words("web.jobs.run.order"))
        return order

    def clean_other(self) -> str:
        written: str = self.cleaned_data["other"]
        if not written:
            return ""
        try:
            return Period.parse(written).label
        except AssessmentError as problem:
            raise forms.ValidationError(self._words("web.jobs.run.other.wrong", written=written)) from problem

    @property
    def period(self) -> str:
        """The period that is meant, once the form is valid."""
        chosen: str = self.cleaned_data["other"] or self.cleaned_data["usual"] or self.initial["usual"]
        return chosen


def current_quarter(today: date) -> str:
    """The quarter that is not over yet.

    >>> current_quarter(date(2026, 11, 26))
    '2026-Q4'
    """
    return f"{today.year}-Q{(today.month + 2) // 3}"


def usual_periods(today: date) -> list[str]:
    """The last whole quarters, newest first, then the last years, then everything.

    >>> usual_periods(date(2026, 11, 26))[:2], usual_periods(date(2026, 11, 26))[-2:]
    (['2026-Q3', '2026-Q2'], ['2023', 'all'])
    """
    labels = []
    for kind, count in ((current_quarter(today), _QUARTERS), (f"{today.year}", _YEARS)):
        period = Period.parse(kind)
        for _ in range(count):
            earlier = period.before()
            if earlier is None:
                break
            labels.append(earlier.label)
            period = earlier
    return [*labels, "all"]
