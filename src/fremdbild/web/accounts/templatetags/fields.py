"""`{% fields form %}`: the fields of a form, each with label, help and problems in the reader's language."""

from __future__ import annotations

from typing import Any

from django import forms, template

from fremdbild.texts.words import words_in

register = template.Library()


@register.inclusion_tag("accounts/fields.html", takes_context=True)
def fields(context: template.Context, form: forms.BaseForm) -> dict[str, Any]:
    """Labels are the words `web.accounts.field.<name>`, else the form's own; helps are `web.accounts.help.<name>`."""
    request = context.get("request")
    words = getattr(request, "words", None) or words_in("en")
    for name, field in form.fields.items():
        field.label = words.get(f"web.accounts.field.{name}") or field.label
        field.help_text = words.get(f"web.accounts.help.{name}") or ""
        field.widget.attrs.pop("placeholder", None)
    return {"form": form}
