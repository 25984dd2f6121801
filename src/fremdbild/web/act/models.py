from __future__ import annotations

from django.db import models

from fremdbild.web.accounts.models import Unit


class Action(models.Model):
    """What is done, or asked for, because of a finding; `code` is `action_id` in the canonical table `action`."""

    class Decision(models.TextChoices):
        OPEN = "open"
        YES = "yes"
        NO = "no"
        LATER = "later"

    class Status(models.TextChoices):
        PROPOSED = "proposed"
        DECIDED = "decided"
        RUNNING = "running"
        TRIAL = "trial"
        DONE = "done"
        STOPPED = "stopped"

    code = models.CharField(max_length=120, unique=True)
    assessment = models.CharField(max_length=60, blank=True)
    """Label of the frozen assessment whose finding it answers."""
    criterion = models.CharField(max_length=60, blank=True)
    finding = models.CharField(max_length=400)
    """The finding in the organisation's first language, as it was told when the action was proposed."""
    finding_en = models.CharField(max_length=400, blank=True)
    what = models.CharField(max_length=200)
    """What is to be done, in the organisation's first language."""
    what_en = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    """The unit whose lead answers for it; none: the board. Never a person."""
    owner_code = models.CharField(max_length=60, blank=True)
    """Code of the owning unit where the application does not know it: of an action that a file named."""
    due = models.DateField(null=True, blank=True)
    measure = models.CharField(max_length=60, blank=True)
    statistic = models.CharField(max_length=60, blank=True)
    org_unit = models.CharField(max_length=60, blank=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=60, blank=True)
    segment = models.CharField(max_length=60, blank=True)
    baseline = models.FloatField(null=True, blank=True)
    expected_value = models.FloatField(null=True, blank=True)
    decision = models.CharField(max_length=5, choices=Decision.choices, default=Decision.OPEN)
    decided_by = models.CharField(max_length=20, blank=True)
    """A role, never a name; who it was stands in the audit log."""
    decided_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROPOSED)
    done_on = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    """Grows with every change; who saves on top of an older one is told."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return self.what
