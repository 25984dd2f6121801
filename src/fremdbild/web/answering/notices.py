"""Pages that say one thing: closed, unknown, too long …, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.template.loader import get_template

from fremdbild.texts.words import Words, words_in
from fremdbild.web.frame.language import ReadRequest, languages, nearest


def notice(
    request: ReadRequest, what: str, status: int = 200, *, back: str = "", values: Mapping[str, object] | None = None
) -> HttpResponse:
    """The page `what`: words `web.answering.<what>.title` and `.text`; `back`: address of a button with `.button`."""
    page = written(request.words, what, back=back, values=values)
    return HttpResponse(page, status=status, headers={"Content-Language": request.words.language})


def written(words: Words, what: str, *, back: str = "", values: Mapping[str, object] | None = None) -> str:
    """The page as text."""
    told = dict(values or {})
    return get_template("web/answering/notice.html").render(
        {
            "words": words,
            "language": words.language,
            "title": words(f"web.answering.{what}.title", **told),
            "text": words(f"web.answering.{what}.text", **told),
            "button": words.get(f"web.answering.{what}.button") if back else None,
            "back": back,
        }
    )


def too_large(path: str, cookies: str, accepted: str) -> bytes:
    """The page for a request that the server refuses before Django sees it."""
    what = "too_large" if path.startswith("/a/") else "too_large_file"
    told = [part.partition("=")[2].strip() for part in cookies.split(";") if part.strip().startswith("language=")]
    chosen = next((name for name in told if name in languages()), None)
    return written(words_in(chosen or nearest(accepted, languages())), what).encode()
