"""Forms of actions; labels and helps are the words `web.act.field.<name>` and `web.act.help.<name>`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from fremdbild.measures import MEASURES
from fremdbild.texts import Words
from fremdbild.web.accounts.forms import WordedForm
from fremdbild.web.accounts.models import Unit
from fremdbild.web.act.models import Action
from fremdbild.web.act.telling import unit_of

_NUMBER = re.compile(r"[-−]?\d{1,9}([.,]\d{1,6})?")
_LARGEST = 1_000_000


class ActForm(WordedForm):
    """A form with a version, whose labels are the words of this place."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.words.get(f"web.act.field.{name}") or ""
            field.help_text = self.words.get(f"web.act.help.{name}") or ""
            field.error_messages["required"] = self.words("web.act.problem.required")

    def problem(self, key: str, **values: object) -> forms.ValidationError:
        return forms.ValidationError(self.words(f"web.act.problem.{key}", **values), code=key)


def _line(longest: int, *, required: bool = True) -> forms.CharField:
    return forms.CharField(max_length=longest, required=required, widget=forms.TextInput(attrs={"dir": "auto"}))


def _number() -> forms.CharField:
    return forms.CharField(max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))


class ActionForm(ActForm):
    """What is to be done, who answers for it, and what is expected of it."""

    what = _line(200)
    what_en = _line(200, required=False)
    owner = forms.ModelChoiceField(queryset=Unit.objects.none(), required=False)
    due = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    effect = forms.ChoiceField(required=False)
    baseline = _number()
    expected_value = _number()

    def __init__(self, *args: Any, english: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner, effect = self.fields["owner"], self.fields["effect"]
        assert isinstance(owner, forms.ModelChoiceField)  # noqa: S101  for the types
        assert isinstance(effect, forms.ChoiceField)  # noqa: S101  for the types
        owner.queryset = Unit.objects.all()
        owner.empty_label = self.words("web.act.owner.board")
        effect.choices = [("", self.words("web.act.effect.none")), *effects(self.words)]
        if not english:
            del self.fields["what_en"]

    def clean_baseline(self) -> float | None:
        return self._figure("baseline")

    def clean_expected_value(self) -> float | None:
        return self._figure("expected_value")

    def _figure(self, name: str) -> float | None:
        text = re.sub(r"[\s'’%\u00a0\u202f]", "", str(self.cleaned_data[name]))
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or abs(number := float(text.replace(",", ".").replace("−", "-"))) > _LARGEST:
            raise self.problem("number")
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        measure, _, statistic = str(cleaned.get("effect") or "").partition(":")
        cleaned["measure"], cleaned["statistic"] = measure, statistic
        if cleaned.get("expected_value") is not None and not measure and "effect" not in self.errors:
            self.add_error("effect", self.problem("effect_needed"))
        if unit_of(measure, statistic) in {"percent", "score"}:
            for name in ("baseline", "expected_value"):
                if (number := cleaned.get(name)) is not None and not 0 <= number <= 100:
                    self.add_error(name, self.problem("of_hundred"))
        return cleaned

    def said(self) -> dict[str, Any]:
        """The fields of an action."""
        names = ("what", "what_en", "owner", "due", "measure", "statistic", "baseline", "expected_value")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class ReportForm(ActForm):
    """How far an action is."""

    status = forms.ChoiceField(widget=forms.RadioSelect)
    notes = forms.CharField(max_length=2_000, required=False, widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status = self.fields["status"]
        assert isinstance(status, forms.ChoiceField)  # noqa: S101  for the types
        status.choices = [(name.value, self.words(f"web.act.status.{name.value}")) for name in REPORTED]


REPORTED = (Action.Status.DECIDED, Action.Status.RUNNING, Action.Status.TRIAL, Action.Status.DONE)
"""What may be reported of a decided action; to stop it is a decision."""


def effects(words: Words) -> Iterable[tuple[str, str]]:
    """Every statistic by which an effect can be seen, in the order of the report."""
    for measure in MEASURES:
        for statistic in measure.statistics:
            yield f"{measure.name}:{statistic.name}", words.name(measure.name, statistic.name)
