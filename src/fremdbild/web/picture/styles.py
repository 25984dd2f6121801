"""The report's rules for charts and tables as a static file, made from the report's own style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from fremdbild.report.html import fragment_css

NAME = "web/report.css"


class ReportStyles(BaseFinder):
    """Finds `web/report.css`; it is written anew whenever the report's style sheet has changed."""

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:  # noqa: FBT001, FBT002  the signature is Django's
        if path != NAME:
            return []
        made = str(_made())
        return [made] if find_all else made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002
        yield NAME, FileSystemStorage(location=_made().parent.parent)


def _made() -> Path:
    path: Path = settings.ENVIRONMENT.data / "made" / NAME
    css = fragment_css()
    if not path.is_file() or path.read_text(encoding="utf-8") != css:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(css, encoding="utf-8")
    return path
