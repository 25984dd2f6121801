from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from django.db import models
from django.utils import timezone

from fremdbild.web.accounts.models import Unit, User


def random_salt() -> str:
    """What makes the link of a contact, together with the secret key of the server."""
    return secrets.token_hex(16)


def random_respondent() -> str:
    """The name of whoever answered, in the tables that are loaded: nothing leads from it to a link."""
    return secrets.token_hex(16)


class Questionnaire(models.Model):
    """A questionnaire of one's own, as the text of an instrument file; those that come with fremdbild are files."""

    name = models.SlugField(max_length=60, unique=True)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    """Grows with every change; who saves on top of an older one is told."""
    changed_at = models.DateTimeField(auto_now=True)


class Survey(models.Model):
    """What is asked of whom, again and again; `code` is `survey_id` in the canonical tables."""

    class Kind(models.TextChoices):
        NAMED = "named"
        ANONYMOUS = "anonymous"

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    instrument = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    """Employees and managers are always asked anonymously."""
    perspective = models.CharField(max_length=10)
    """Whom it asks: customer, observer, or `inside` (employees and managers together)."""
    languages = models.JSONField(default=list)
    touchpoint = models.CharField(max_length=60, blank=True)
    asks_remark = models.BooleanField(default=True)
    """Whether a free text is asked for at the end."""
    keeps_half = models.BooleanField(default=True)
    """Named only: whether answers count of somebody who leaves half-way."""
    event = models.JSONField(null=True)
    """Asked after something happened: `{"after": "case_closed", "minutes": 60, "rest_days": 90}`."""
    follow_up = models.TextField(blank=True)
    """"What we do now": shown to those who took part, once results are released."""
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.title


class Wave(models.Model):
    """One run of a survey. What protects people is frozen with the first invitation."""

    class State(models.TextChoices):
        DRAFT = "draft"
        WAITING = "waiting"
        """For the trustee, who approves questions, cells, minimums and dates, and gives the public key."""
        APPROVED = "approved"
        OPEN = "open"
        CLOSED = "closed"
        """Anonymous: envelopes are in, and shut."""
        COUNTED = "counted"
        """Answers can be loaded; of an anonymous wave envelopes and addresses are destroyed."""
        RELEASED = "released"
        """Those who took part have been told the results."""

    OVER = (State.CLOSED, State.COUNTED, State.RELEASED)
    """Nobody can answer any more."""

    class KeyHolder(models.TextChoices):
        TRUSTEE = "trustee"
        SERVER = "server"
        """A file outside of database and backup; administrators could open it, and the first page says so."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="waves")
    name = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    remind_at = models.DateTimeField(null=True, blank=True)
    questions = models.TextField(blank=True)
    """The instrument as it was when the first invitation left."""
    cells = models.JSONField(default=list)
    """Anonymous, frozen: `[{"cell": "sales/manager", "org_unit": "sales", "perspective": "manager", "invited": 9}]`."""
    minimum_people = models.PositiveIntegerField(null=True)
    minimum_comments = models.PositiveIntegerField(null=True)
    key_holder = models.CharField(max_length=10, choices=KeyHolder.choices, default=KeyHolder.TRUSTEE)
    public_key = models.TextField(blank=True)
    envelope_size = models.PositiveIntegerField(null=True)
    """Bytes of each envelope and draft, kept when the ballots are made."""
    opened_cells = models.JSONField(default=list)
    """Anonymous and counted: the cells after small ones were joined, as the trustee's machine made them."""
    approved_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = models.DateTimeField(null=True)
    refusal = models.TextField(blank=True)
    """Why the trustee gave it back."""
    frozen_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)
    addresses_days = models.PositiveIntegerField(null=True)
    """So many days after the closing the addresses of those who were asked are deleted; frozen with the questions."""
    addresses_deleted_at = models.DateTimeField(null=True)
    shown_count = models.PositiveIntegerField(null=True)
    """Anonymous and open: how many answered, in tens, from 50 on; told once a day."""
    shown_on = models.DateField(null=True)
    link_hash = models.CharField(max_length=64, null=True, unique=True)
    """Named only: SHA-256 of the token of a link or QR code for everybody; it counts answers and not people."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("survey", "name"), name="one_wave_of_a_name"),)

    def can_be_answered(self, now: datetime | None = None) -> bool:
        """Whether it is open, and between its beginning and its closing."""
        return self.state == Wave.State.OPEN and self.opens_at <= (now or timezone.now()) < self.closes_at

    def __str__(self) -> str:
        return f"{self.survey.title}, {self.name}"


class Contact(models.Model):
    """Somebody who is asked in a wave. Of an anonymous wave it goes once the wave is counted.

    Of a named wave it stays as a row that counts, without address, customer, case and link (`forgetting`).
    """

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="contacts")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    perspective = models.CharField(max_length=10)
    system = models.CharField(max_length=60, blank=True)
    record_id = models.CharField(max_length=120, blank=True)
    case_id = models.CharField(max_length=120, blank=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    salt = models.CharField(max_length=32, default=random_salt)
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token in the link; in an anonymous wave `ticket_hash` of its ballot."""
    invited_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    """Named only: when the results were sent."""
    left_out = models.CharField(max_length=10, blank=True)
    """Why no mail goes there: `refused` by the mail server for good, or `opted_out`."""
    answered = models.BooleanField(default=False)
    """Named only; of an anonymous wave nobody knows."""

    class Meta:
        indexes = (models.Index(fields=("wave", "invited_at"), name="contact_sending"),)


class Addressee(models.Model):
    """Somebody who was asked in a closed anonymous wave: an address to which the results go, and no ticket.

    Written in random order at the closing; each row is deleted with its mail.
    """

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="addressees")
    email = models.EmailField()
    language = models.CharField(max_length=5)


class KnownAddress(models.Model):
    """The address of a customer's record, for waves that ask after something happened."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="known_addresses")
    system = models.CharField(max_length=60)
    record_id = models.CharField(max_length=120)
    email = models.EmailField()
    language = models.CharField(max_length=5)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("wave", "system", "record_id"), name="one_known_address"),)


class OptOut(models.Model):
    """Somebody who does not want to be asked any more: a keyed hash of the address, no name."""

    address_hash = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(auto_now_add=True)


class Response(models.Model):
    """One filled-in questionnaire of a named survey."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    """Follows from the link, so that a repeated request is the same response; random once addresses are deleted."""
    respondent = models.CharField(max_length=32, default=random_respondent)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="responses")
    contact = models.OneToOneField(Contact, null=True, on_delete=models.SET_NULL, related_name="response")
    language = models.CharField(max_length=5)
    channel = models.CharField(max_length=10)
    """email, link or qr."""
    perspective = models.CharField(max_length=10)
    org_unit = models.CharField(max_length=60, blank=True)
    system = models.CharField(max_length=60, blank=True)
    record_id = models.CharField(max_length=120, blank=True)
    case_id = models.CharField(max_length=120, blank=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("wave", "finished_at"), name="response_wave"),)


class Answer(models.Model):
    """One answered question of a named survey; no score is "don't know"."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers", db_index=False)
    item_id = models.CharField(max_length=60)
    score = models.SmallIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("response", "item_id"), name="one_answer"),)


class Remark(models.Model):
    """What somebody wrote, as it was written. It is shown to nobody before an analyst has masked it.

    Remarks of an anonymous wave come mixed out of the opening: without response, cell and time.
    """

    class State(models.TextChoices):
        NEW = "new"
        MASKED = "masked"
        """Read by an analyst; `masked` may be shown where enough people wrote."""
        WITHHELD = "withheld"

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="remarks")
    response = models.OneToOneField(Response, null=True, on_delete=models.CASCADE, related_name="remark")
    text = models.TextField()
    masked = models.TextField(blank=True)
    """The text with names and places replaced by `[Name]`, `[Place]` …"""
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    order = models.BigIntegerField()
    """Random: the order in which remarks are listed."""


class OpenedAnswer(models.Model):
    """One answer of an anonymous wave, after the opening; `respondent` is random and means nothing elsewhere."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="opened_answers")
    respondent = models.CharField(max_length=32)
    cell = models.CharField(max_length=130)
    item_id = models.CharField(max_length=60)
    score = models.SmallIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("wave", "respondent", "item_id"), name="one_opened_answer"),)
