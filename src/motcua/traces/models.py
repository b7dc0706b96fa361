"""Counters of the way through forms, and the visits of those who said yes; neither knows a dossier or a person."""

from django.db import models


class StepCount(models.Model):
    """How often one thing happened in a week. Empty `unit`: in all offices; with a unit the last five are empty."""

    week = models.DateField()
    unit = models.TextField()
    procedure = models.TextField()
    event = models.TextField()
    step = models.TextField()
    field = models.TextField()
    code = models.TextField()
    device = models.TextField()
    language = models.TextField()
    hand = models.TextField()
    times = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "week", "unit", "event", "step", "field", "code", "device", "language", "hand"],
                name="traces_step_count_cell",
            )
        ]
        indexes = [models.Index(fields=["week"], name="traces_step_count_week")]


class VisitEvent(models.Model):
    """One event of a visit whose person said yes; `minute` has no seconds."""

    visit = models.UUIDField()
    minute = models.DateTimeField()
    procedure = models.TextField()
    event = models.TextField()
    step = models.TextField()
    field = models.TextField()
    code = models.TextField()
    device = models.TextField()
    language = models.TextField()
    hand = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["visit"], name="traces_visit_event_visit"),
            models.Index(fields=["minute"], name="traces_visit_event_minute"),
        ]
