"""What the link in a mail, on a poster or in a QR code opens."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from fremdbild.web.answering.questionnaire import Asked, asked_of
from fremdbild.web.answering.tokens import code_of, parts, token_hash
from fremdbild.web.ask.models import Contact, Survey, Wave
from fremdbild.web.ballots.models import Ballot


@dataclass(frozen=True)
class Door:
    """One link, found. `contact` where a named person was sent it, `ballot` where it is a ticket of a postal vote."""

    address: str
    wave: Wave
    perspective: str
    contact: Contact | None = None
    ballot: Ballot | None = None
    form: str = ""

    @property
    def sealed(self) -> bool:
        return self.wave.survey.kind == Survey.Kind.ANONYMOUS

    @property
    def asked(self) -> Asked:
        return asked_of(self.wave, self.perspective)

    def open(self) -> bool:
        return self.wave.can_be_answered()

    @property
    def begins_later(self) -> bool:
        early = {Wave.State.DRAFT, Wave.State.WAITING, Wave.State.APPROVED}
        return self.wave.state in early or (self.wave.state == Wave.State.OPEN and timezone.now() < self.wave.opens_at)

    @property
    def leads_nowhere(self) -> bool:
        """A ticket whose row is destroyed."""
        return self.sealed and self.ballot is None


def find(address: str) -> Door | None:
    """What an address opens; None where it opens nothing."""
    found = parts(address)
    if found is None:
        return None
    token, form = found
    name = token_hash(token)
    if form:
        return _for_everybody(address, name, form)
    ballot = Ballot.objects.select_related("wave__survey").filter(ticket_hash=name).first()
    if ballot:
        return Door(address, ballot.wave, perspective_of(ballot.wave, ballot.cell), ballot=ballot)
    contact = Contact.objects.select_related("wave__survey", "unit").filter(token_hash=name).first()
    if contact and contact.wave.survey.kind == Survey.Kind.NAMED:
        return Door(address, contact.wave, contact.perspective, contact=contact)
    return _for_everybody(address, name, form) or _of_destroyed_wave(address, token)


def perspective_of(wave: Wave, cell: str) -> str:
    """Whose view the people of a cell have, as the wave froze it."""
    for known in wave.cells:
        if known["cell"] == cell:
            return str(known["perspective"])
    return cell.rpartition("/")[2]


def _for_everybody(address: str, name: str, form: str) -> Door | None:
    wave = Wave.objects.select_related("survey").filter(link_hash=name, survey__kind=Survey.Kind.NAMED).first()
    return Door(address, wave, wave.survey.perspective, form=form) if wave else None


def _of_destroyed_wave(address: str, token: str) -> Door | None:
    """What the first letters of a token tell, where nothing else is left of it: the wave, and nobody in it."""
    gone = Q(survey__kind=Survey.Kind.ANONYMOUS) | Q(addresses_deleted_at__isnull=False)
    for wave in Wave.objects.select_related("survey").filter(gone, state__in=Wave.OVER):
        if token.startswith(code_of(wave.pk)):
            named = wave.survey.kind == Survey.Kind.NAMED
            return Door(address, wave, wave.survey.perspective if named else "employee")
    return None
