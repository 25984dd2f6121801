"""Words of the web application, a file per app; every key begins with `web.`."""

from __future__ import annotations

from fremdbild.texts.german.web.accounts import ACCOUNTS
from fremdbild.texts.german.web.act import ACT
from fremdbild.texts.german.web.answering import ANSWERING
from fremdbild.texts.german.web.api import API
from fremdbild.texts.german.web.ask import ASK
from fremdbild.texts.german.web.audit import AUDIT
from fremdbild.texts.german.web.customers import CUSTOMERS
from fremdbild.texts.german.web.frame import FRAME
from fremdbild.texts.german.web.jobs import JOBS
from fremdbild.texts.german.web.picture import PICTURE
from fremdbild.texts.german.web.problems import PROBLEMS
from fremdbild.texts.german.web.trust import TRUST
from fremdbild.texts.german.web.voices import VOICES

WEB: dict[str, str] = {
    f"web.{key}": text
    for part in (
        ACCOUNTS,
        ACT,
        ANSWERING,
        API,
        ASK,
        AUDIT,
        CUSTOMERS,
        FRAME,
        JOBS,
        PICTURE,
        PROBLEMS,
        TRUST,
        VOICES,
    )
    for key, text in part.items()
}
