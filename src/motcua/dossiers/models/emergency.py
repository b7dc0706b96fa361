"""A declared emergency: doors of a unit that are closed for a time, or procedures that go before others."""

import uuid

from django.db import models
from django.db.models import F, Q

from motcua.dossiers.models.incident import Incident


class Emergency(models.Model):
    """One declaration; never deleted.

    units         keys of the units that it concerns; empty: all
    procedures    codes of the procedures; empty: all
    channels      doors that it closes; `priority`: the procedures go before others
    ground        code of `data/clock/emergencies.yaml`; `source` the declaring document,
                  `clause` where that stops clocks
    since, until  half-open; `until` is moved by an extension, `ended_at` set where it ended before
    extensions    `[{"at", "by", "former", "until", "source"}]`
    incident      the pause of many clocks that follows from it, once it has begun
    settled       whether the clocks run on again
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    units = models.JSONField(default=list)
    procedures = models.JSONField(default=list)
    channels = models.JSONField(default=list)
    priority = models.BooleanField(default=False)
    ground = models.TextField()
    source = models.TextField()
    clause = models.TextField(default="")
    message = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    extensions = models.JSONField(default=list)
    declared_at = models.DateTimeField()
    declared_by = models.BigIntegerField(null=True)
    declared_by_name = models.TextField(default="")
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.TextField(default="")
    revoked_at = models.DateTimeField(null=True)
    revoked_by_name = models.TextField(default="")
    stops_clocks = models.BooleanField(default=False)
    incident = models.OneToOneField(Incident, null=True, on_delete=models.PROTECT)
    settled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="dossiers_emergency_not_backwards"),
        ]
        indexes = [
            models.Index(
                fields=["until"], name="dossiers_emergency_in_force", condition=Q(revoked_at=None, ended_at=None)
            ),
            models.Index(
                fields=["since"], name="dossiers_emergency_clocks", condition=Q(stops_clocks=True, settled=False)
            ),
            models.Index(fields=["since"], name="dossiers_emergency_since", condition=Q(revoked_at=None)),
        ]
