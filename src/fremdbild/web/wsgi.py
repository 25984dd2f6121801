"""The application for a WSGI server: `fremdbild.web.wsgi:application`, with FREMDBILD_FOLDER set."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fremdbild.web.settings")
_whole = get_wsgi_application()  # makes the applications ready; the quick way needs that

from fremdbild.web.answering.quick import QuickWay  # noqa: E402

application = QuickWay(_whole)
