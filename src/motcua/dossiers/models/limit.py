"""Limits that run: when the next reminder comes, which ones were given, and what nothing moves any more."""

from django.db import models
from django.db.models import Q

from motcua.dossiers.states import LimitKind, Rung, StuckReason


class LimitTimer(models.Model):
    """One running limit. The database itself makes, renews and removes the row as the dossier or the task changes.

    subject_id  key of the dossier (`statutory`) or of the task (`internal`)
    rung        the next reminder; empty: to be reckoned anew, since the limit changed
    fires_at    when it comes; empty after the last
    faults      how often reckoning it failed since the limit changed
    """

    kind = models.TextField()
    subject_id = models.BigIntegerField()
    dossier_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    rung = models.TextField(default="")
    fires_at = models.DateTimeField(null=True)
    faults = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="dossiers_timer_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in LimitKind]), name="dossiers_timer_kind_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit_id", "fires_at"], condition=Q(fires_at__isnull=False), name="dossiers_timer_next"
            ),
            models.Index(
                fields=["fires_at", "unit_id"], condition=Q(fires_at__isnull=False), name="dossiers_timer_due"
            ),
        ]


class LimitWarning(models.Model):
    """One reminder, given once for each limit, end and unit.

    reached_at     when the rung was reached, `at` when the reminder was given
    waited_seconds how much later than its timer said
    current        nothing newer is to be said about this limit
    """

    kind = models.TextField()
    subject_id = models.BigIntegerField()
    dossier_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    rung = models.TextField()
    due_at = models.DateTimeField()
    reached_at = models.DateTimeField()
    at = models.DateTimeField()
    waited_seconds = models.FloatField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "unit_id", "rung", "due_at"], name="dossiers_warning_once"
            ),
            models.CheckConstraint(
                condition=Q(rung__in=[one.value for one in Rung]), name="dossiers_warning_rung_known"
            ),
        ]
        indexes = [
            models.Index(fields=["unit_id", "id"], condition=Q(current=True), name="dossiers_warning_current"),
            models.Index(fields=["at"], name="dossiers_warning_at"),
        ]


class StuckDossier(models.Model):
    """An open dossier that nothing moves any more, since when it was seen so; gone when it moves."""

    dossier_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    reason = models.TextField()
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier_id", "reason"], name="dossiers_stuck_once"),
            models.CheckConstraint(
                condition=Q(reason__in=[one.value for one in StuckReason]), name="dossiers_stuck_reason_known"
            ),
        ]
        indexes = [models.Index(fields=["unit_id", "since"], name="dossiers_stuck_of_unit")]
