"""Pages that say one thing: closed, unknown, too long …, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.template.loader import get_template

from fremdbild.texts.words import Words, words_in
from fremdbild.web.frame.language import ReadRequest, languages


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
    wanted = [part.partition("=")[2].strip() for part in cookies.split(";") if part.strip().startswith("language=")]
    wanted += [part.partition(";")[0].strip() for part in accepted.split(",")]
    for name in wanted:
        for known in languages():
            if known.lower() == name.lower() or (name and known[:2] == name[:2].lower()):
                return written(words_in(known), what).encode()
    return written(words_in(languages()[0]), what).encode()
