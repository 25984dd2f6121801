"""The application for a WSGI server: `fremdbild.web.wsgi:application`, with FREMDBILD_FOLDER set."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fremdbild.web.settings")
application = get_wsgi_application()
