"""What the first readers after a start would have to wait for, made in the background."""

from __future__ import annotations

from django.conf import settings

from fremdbild.web.picture.warming import warm as warm_picture
from fremdbild.web.trust.paper import shown


def warm() -> None:
    """The mirror page, what draws charts, and the paper for the works council, in every language."""
    warm_picture()
    for language in settings.PROJECT.organisation.languages:
        shown(language)
