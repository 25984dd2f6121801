"""Fills the database of a server with people, units, actions, waves, remarks and feedback, for pages that show them.

Run as a program with a folder, it prepares the database and prints a session for each role as JSON.
"""

from __future__ import annotations

import json
import sys
import uuid
from datetime import date, timedelta
from pathlib import Path

HOSTILE = "<script>alert(1)</script> 🙂 שלום עולם, die Zusage galt nicht mehr."
WRITTEN = (
    "Herr Meier hat mir am Montag Bescheid zugesagt. Nach zwei Wochen habe ich selbst angerufen.",
    "Dass die Rechnung an die alte Adresse geht, habe ich dreimal gemeldet. Police 4711-0815.",
    "Wer dieses Formular bewilligt hat, musste es nie selbst ausfüllen. Sandra in Bern sagte das auch.",
    "The answer came quickly and was right. Thank you, Mr. Smith!",
    "Man wird freundlich behandelt, aber am Ende geschieht nichts.",
    "Bitte sagen Sie, wie lange es dauert. Auch wenn es lange dauert.",
    "Ich wurde viermal weitergegeben und habe jedes Mal von vorn erzählt.",
    "Das Portal ist einfach, die Briefe sind es nicht.",
    "Alles gut, weiter so.",
    "Die Frist im Brief war schon vorbei, als er kam.",
    HOSTILE,
)


def fill() -> dict[str, str]:
    """Role → key of a session of somebody who has it."""
    from django.utils import timezone

    from fremdbild.instruments import shipped_instrument
    from fremdbild.web.accounts.models import Assignment, Unit, User
    from fremdbild.web.act.models import Action
    from fremdbild.web.ask.models import Answer, Remark, Response, Survey, Wave
    from fremdbild.web.voices.masking import masked
    from fremdbild.web.voices.suggesting import suggestions

    claims = Unit.objects.create(code="SCH", name="Schaden")
    service = Unit.objects.create(code="KUS", name="Kundendienst")
    sessions = {}
    for role, unit in (
        ("board", None),
        ("analyst", None),
        ("unit_lead", claims),
        ("service_agent", service),
        ("employee", None),
        ("trustee", None),
        ("administrator", None),
    ):
        user = User.objects.create_user(f"{role}@example.org", "a long password", name=role.replace("_", " ").title())
        Assignment.objects.create(user=user, role=role, unit=unit)
        sessions[role] = _session(user)
    kept = {"measure": "promise_kept", "statistic": "kept", "criterion": "reliability"}
    told = {
        "finding": "Von 100 Versprechen halten wir 56, Ziel 90.",
        "finding_en": "Of 100 promises we keep 56, target 90.",
        "assessment": "2026-Q3-1",
    }
    Action.objects.create(
        code="web-1",
        what="Wer eine Frist nicht halten kann, ruft vor ihrem Ablauf an",
        what_en="Whoever cannot keep a date calls before it has passed",
        owner=claims,
        due=date(2027, 3, 31),
        baseline=56,
        expected_value=75,
        **kept,
        **told,
    )
    Action.objects.create(
        code="web-2",
        what="Jede Kritik erhält in fünf Tagen Antwort von der Stelle, die sie betrifft",
        what_en="Every criticism is answered within five days by the people whom it concerns",
        owner=claims,
        due=date(2026, 6, 30),
        measure="feedback_answered",
        statistic="in_time",
        baseline=31,
        expected_value=33,
        decision="yes",
        decided_by="board",
        decided_on=date(2026, 4, 14),
        status="trial",
        notes="Im Versuch bei zwei Teams.\n\nMehr Zeit braucht vor allem die Rückfrage. " + HOSTILE,
        **told,
    )
    now = timezone.now()
    staff = Survey.objects.create(
        code="staff", title="Mitarbeitende", instrument="fremdbild-15", kind="anonymous", perspective="inside"
    )
    said = {"minimum_people": 7, "minimum_comments": 10}
    over = Wave.objects.create(
        survey=staff,
        name="3. Quartal",
        state="counted",
        opens_at=now - timedelta(40),
        closes_at=now - timedelta(20),
        **said,
    )
    cells = [
        {"cell": "SCH/employee", "org_unit": "SCH", "perspective": "employee", "invited": 42},
        {"cell": "KUS/manager", "org_unit": "KUS", "perspective": "manager", "invited": 3},
    ]
    Wave.objects.create(
        survey=staff,
        name="4. Quartal",
        state="waiting",
        opens_at=now,
        closes_at=now + timedelta(20),
        cells=cells,
        **said,
    )
    for order, text in enumerate(WRITTEN):
        hidden = masked(text, [one.span for one in suggestions(text)])
        Remark.objects.create(wave=over, text=text, masked=hidden, state="masked", order=order)
    for order, text in enumerate(WRITTEN[:3]):
        Remark.objects.create(wave=over, text=text, order=order)
    named = Survey.objects.create(
        code="case", title="Nach dem Fall", instrument="nps", kind="named", perspective="customer"
    )
    running = Wave.objects.create(
        survey=named, name="laufend", state="open", opens_at=now - timedelta(60), closes_at=now + timedelta(60)
    )
    item = shipped_instrument("nps").item[0].id
    for number in range(4):
        response = Response.objects.create(
            id=uuid.uuid4(),
            wave=running,
            language="de-CH",
            channel="email",
            perspective="customer",
            org_unit="KUS",
            system="crm",
            record_id=f"K-{number}",
            case_id=f"T-2026-{number:04}",
            touchpoint="claim",
            started_at=now - timedelta(number * 2),
            finished_at=now - timedelta(number * 2),
        )
        Answer.objects.create(response=response, item_id=item, score=2)
        if number != 2:
            Remark.objects.create(wave=running, response=response, text=WRITTEN[number], order=number)
    return sessions


def _session(user: object) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    from fremdbild.web.starting import prepare, set_up

    set_up(Path(sys.argv[1]))
    prepare()
    sys.stdout.write(json.dumps(fill()) + "\n")
