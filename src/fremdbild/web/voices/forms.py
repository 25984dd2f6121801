from __future__ import annotations

from typing import Any

from django import forms

from fremdbild.web.accounts.forms import WordedForm


class ReplyForm(WordedForm):
    """What it was about and what became of it, in the organisation's words."""

    cause = forms.CharField(max_length=120, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    outcome = forms.CharField(max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.words(f"web.voices.field.{name}")
            field.help_text = self.words(f"web.voices.help.{name}")
