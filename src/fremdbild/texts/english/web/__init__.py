"""Words of the web application, a file per app; every key begins with `web.`."""

from __future__ import annotations

from fremdbild.texts.english.web.accounts import ACCOUNTS
from fremdbild.texts.english.web.act import ACT
from fremdbild.texts.english.web.answering import ANSWERING
from fremdbild.texts.english.web.api import API
from fremdbild.texts.english.web.ask import ASK
from fremdbild.texts.english.web.audit import AUDIT
from fremdbild.texts.english.web.customers import CUSTOMERS
from fremdbild.texts.english.web.frame import FRAME
from fremdbild.texts.english.web.jobs import JOBS
from fremdbild.texts.english.web.picture import PICTURE
from fremdbild.texts.english.web.problems import PROBLEMS
from fremdbild.texts.english.web.trust import TRUST
from fremdbild.texts.english.web.voices import VOICES

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
