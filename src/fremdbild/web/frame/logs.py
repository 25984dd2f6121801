"""Log lines as JSON, one a line, without addresses of people and without links that open something."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

_ADDRESS = re.compile(r"[^\s<>\"']+@[^\s<>\"']+")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,}")


class JsonFormatter(logging.Formatter):
    """`{"at": …, "level": …, "from": …, "said": …}`"""

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage()
        # What was wrong with a request is no fault of the program: strangers would fill the log with traces.
        refused = record.levelno < logging.ERROR or record.name.startswith("django.security")
        if record.exc_info and not refused:
            said = f"{said}\n{self.formatException(record.exc_info)}"
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": masked(said),
        }
        return json.dumps(line, ensure_ascii=False)


def masked(text: str) -> str:
    """The text without e-mail addresses and without what may be a secret.

    >>> masked("to anna@example.org, /a/8mJk2vXq0ZbT5rYw1nLp/")
    'to (address), /a/(token)/'
    """
    return _TOKEN.sub("(token)", _ADDRESS.sub("(address)", text))
