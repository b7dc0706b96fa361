"""An announced incident of a system, or an emergency, on which many dossiers hang: their clocks stand still."""

import uuid

from django.db import models
from django.db.models import F, Q


class Incident(models.Model):
    """One announcement; never deleted.

    units        keys of the units whose dossiers it stops; empty: all
    procedures   codes of the procedures that it stops; empty: all
    since, until when the shared system failed and when it worked again; the pause counts from `since`, not from the
                 announcement
    paused       how many dossiers it stopped
    cause        `incident`, or `emergency` where a declaration stops the clocks
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    units = models.JSONField(default=list)
    procedures = models.JSONField(default=list)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    source = models.TextField()
    announced_at = models.DateTimeField()
    announced_by_name = models.TextField(default="")
    ended_by_name = models.TextField(default="")
    paused = models.IntegerField(default=0)
    cause = models.TextField(default="incident")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="dossiers_incident_not_backwards"
            ),
            models.CheckConstraint(
                condition=Q(cause__in=["incident", "emergency"]), name="dossiers_incident_cause_known"
            ),
        ]
