"""`{% remark text %}`: a masked remark, with a small block where something was masked; everything else is text."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from fremdbild.texts.words import words_in
from fremdbild.web.voices.masking import pieces

register = template.Library()


@register.simple_tag(takes_context=True)
def in_words(context: template.Context, number: int) -> str:
    """Up to twelve in words: `six`."""
    words = getattr(context.get("request"), "words", None) or words_in("en")
    return str(words.in_words(number))


@register.simple_tag(takes_context=True)
def remark(context: template.Context, text: str) -> SafeString:
    request = context.get("request")
    words = getattr(request, "words", None) or words_in("en")
    made = [
        format_html('<span class="mask">{}</span>', words(f"web.voices.kind.{kind}"))
        if kind
        else format_html("{}", said)
        for said, kind in pieces(text)
    ]
    return mark_safe("".join(made))  # noqa: S308  each piece is escaped above
