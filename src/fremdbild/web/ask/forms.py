"""Forms of the steps in which a wave is prepared."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings

from fremdbild.ballot.keys import is_private
from fremdbild.instruments import SHIPPED
from fremdbild.texts.words import Words
from fremdbild.web.ask.models import Questionnaire, Survey, Wave
from fremdbild.web.ask.questions import ASKED_AS, choices

_LOCAL = "%Y-%m-%dT%H:%M"


class SpeakingForm(forms.Form):
    """A form whose errors come from the words of the reader's language; `version` tells on top of what one saves."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._words = words
        _speak(self, words)


class WhomForm(forms.Form):
    """Customers, the people inside, or observers."""

    perspective = forms.ChoiceField(choices=[(name, name) for name in ASKED_AS])

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["perspective"].error_messages |= {
            kind: words("web.ask.wrong.invalid_choice") for kind in ("required", "invalid_choice")
        }


class QuestionsForm(SpeakingForm):
    """Which questionnaire, in which languages, about which touchpoint."""

    instrument = forms.ChoiceField()
    languages = forms.MultipleChoiceField(required=True)
    touchpoint = forms.SlugField(required=False, max_length=60)

    def __init__(self, words: Words, survey: Survey, *args: Any, **kwargs: Any) -> None:
        super().__init__(words, *args, **kwargs)
        names = [choice.name for choice in choices(survey.perspective)]
        _choose(self.fields["instrument"], names)
        _choose(self.fields["languages"], list(settings.PROJECT.organisation.languages))


class PeopleForm(SpeakingForm):
    """A list, pasted or uploaded."""

    pasted = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}))
    file = forms.FileField(required=False, allow_empty_file=True)
    makes_units = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("file") and not (given.get("pasted") or "").strip():
            self.add_error("pasted", self._words("web.ask.list.empty"))
        return given


class TimeForm(SpeakingForm):
    """When and how."""

    title = forms.CharField(max_length=120, strip=True)
    name = forms.RegexField(r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=38)
    opens_at = forms.DateTimeField(required=False, input_formats=[_LOCAL])
    closes_at = forms.DateTimeField(input_formats=[_LOCAL])
    remind_at = forms.DateTimeField(required=False, input_formats=[_LOCAL])
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in Survey.Kind.values])
    key_holder = forms.ChoiceField(choices=[(holder, holder) for holder in Wave.KeyHolder.values])
    asks_remark = forms.BooleanField(required=False)
    keeps_half = forms.BooleanField(required=False)

    def __init__(self, words: Words, wave: Wave, *args: Any, settled: bool, trustee: bool, **kwargs: Any) -> None:
        super().__init__(words, *args, **kwargs)
        self._wave = wave
        for name in ("opens_at", "closes_at", "remind_at"):
            self.fields[name].widget = forms.DateTimeInput(
                attrs={"type": "datetime-local", "aria-describedby": f"id_{name}-help id_{name}-error"}, format=_LOCAL
            )
            self.fields[name].error_messages["invalid"] = words("web.ask.wrong.moment")
        self.fields["name"].error_messages["invalid"] = words("web.ask.wrong.name")
        if settled or wave.survey.perspective == "inside":
            self.fields["kind"].disabled = True
        if not trustee:
            self.fields["key_holder"].disabled = True
        if settled:
            self.fields["asks_remark"].disabled = self.fields["keeps_half"].disabled = True

    def clean_title(self) -> str:
        title: str = " ".join(self.cleaned_data["title"].split())
        if any(not letter.isprintable() for letter in title):
            raise forms.ValidationError(self._words("web.ask.wrong.unseen"))
        return title

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Wave.objects.filter(survey=self._wave.survey, name=name).exclude(pk=self._wave.pk).exists():
            raise forms.ValidationError(self._words("web.ask.wrong.name_taken"))
        return name

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        opens, closes, reminds = (given.get(name) for name in ("opens_at", "closes_at", "remind_at"))
        self._ordered("closes_at", opens, closes)
        self._ordered("remind_at", opens, reminds)
        if reminds and closes and reminds >= closes:
            self.add_error("remind_at", self._words("web.ask.wrong.after_closing"))
        return given

    def _ordered(self, name: str, opens: datetime | None, when: datetime | None) -> None:
        if opens and when and when <= opens:
            self.add_error(name, self._words("web.ask.wrong.before_opening"))


class EventForm(SpeakingForm):
    """Asking after a case was closed."""

    minutes = forms.IntegerField(min_value=0, max_value=10_080)
    rest_days = forms.IntegerField(min_value=1, max_value=3_650)


class ReminderForm(SpeakingForm):
    """When a reminder goes out."""

    remind_at = forms.DateTimeField(input_formats=[_LOCAL])

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(words, *args, **kwargs)
        self.fields["remind_at"].widget = forms.DateTimeInput(
            attrs={"type": "datetime-local", "aria-describedby": "id_remind_at-help id_remind_at-error"}, format=_LOCAL
        )
        self.fields["remind_at"].error_messages["invalid"] = words("web.ask.wrong.moment")


class ApprovalForm(SpeakingForm):
    """The trustee's yes with the public key, or the reasons why not."""

    key = forms.CharField(required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 7}))
    key_file = forms.FileField(required=False)
    reason = forms.CharField(required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def check_key(self) -> str:
        """The public key that was given; where there is none, or the private half, the field says so."""
        file = self.cleaned_data.get("key_file")
        text = str(file.read(20_000).decode("utf-8", "replace") if file else self.cleaned_data.get("key") or "")
        if not text.strip():
            self.add_error("key_file", self._words("web.ask.approval.no_key"))
        elif is_private(text):
            self.add_error("key_file", self._words("web.ask.approval.private_key"))
        return text


class ResultForm(forms.Form):
    """What the trustee's machine gave back."""

    file = forms.FileField()

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in ("required", "missing", "empty", "invalid"):
            self.fields["file"].error_messages[kind] = words("web.ask.wrong.file")
        self.fields["file"].widget.attrs |= {"aria-describedby": "id_file-help id_file-error"}


class ReleaseForm(SpeakingForm):
    """What we do now, told to those who took part."""

    follow_up = forms.CharField(max_length=4_000, widget=forms.Textarea(attrs={"rows": 8}))


class QuestionnaireForm(forms.Form):
    """A new questionnaire, made from another one."""

    name = forms.RegexField(r"^[a-z][a-z0-9-]*$", max_length=60)
    title_de = forms.CharField(max_length=200)
    title_en = forms.CharField(max_length=200)
    base = forms.ChoiceField()

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self, words)
        self._words = words
        self.fields["name"].error_messages["invalid"] = words("web.ask.wrong.questionnaire_name")
        own = Questionnaire.objects.order_by("name").values_list("name", flat=True)
        _choose(self.fields["base"], [*SHIPPED, *own])

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name in SHIPPED or Questionnaire.objects.filter(name=name).exists():
            raise forms.ValidationError(self._words("web.ask.wrong.name_taken"))
        return name


class ImportForm(forms.Form):
    """An instrument file."""

    file = forms.FileField()

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in ("required", "missing", "empty", "invalid"):
            self.fields["file"].error_messages[kind] = words("web.ask.wrong.file")
        self.fields["file"].widget.attrs |= {"aria-describedby": "id_file-help id_file-error"}


def _speak(form: forms.Form, words: Words) -> None:
    """Errors in the reader's language, and each field tied to its help and its error."""
    for name, field in form.fields.items():
        if not field.widget.is_hidden:
            field.widget.attrs |= {"aria-describedby": f"id_{name}-help id_{name}-error"}
        for kind in ("required", "invalid", "max_length", "invalid_choice", "null_characters_not_allowed"):
            if text := words.get(f"web.ask.wrong.{kind}", most=getattr(field, "max_length", "") or ""):
                field.error_messages[kind] = text
        if isinstance(field, forms.IntegerField):
            for kind in ("min_value", "max_value", "invalid"):
                field.error_messages[kind] = words(
                    "web.ask.wrong.number", lowest=field.min_value, highest=field.max_value
                )


def _choose(field: forms.Field, names: list[str]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
    field.choices = [(name, name) for name in names]
