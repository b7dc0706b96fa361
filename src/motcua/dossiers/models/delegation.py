"""Who looks after whose dossiers for a time, and the lists that people keep for themselves."""

from django.db import models
from django.db.models import F, Q


class Delegation(models.Model):
    """While somebody is away, her dossiers in one unit stand in a colleague's own list too.

    It gives no rights: the colleague does what her own role allows. Days are local, both included.
    """

    account_id = models.BigIntegerField()
    to_account_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    note = models.TextField(default="")
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="dossiers_delegation_has_days"),
            models.CheckConstraint(condition=~Q(account_id=F("to_account_id")), name="dossiers_delegation_to_another"),
        ]
        indexes = [
            models.Index(
                fields=["to_account_id", "last_day"],
                condition=Q(ended_at__isnull=True),
                name="dossiers_delegation_to",
            ),
            models.Index(
                fields=["unit_id", "last_day"], condition=Q(ended_at__isnull=True), name="dossiers_delegation_in"
            ),
        ]


class SavedView(models.Model):
    """A work list as one person wants to see it again; `query` is what stands in its address."""

    account_id = models.BigIntegerField()
    name = models.TextField()
    query = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account_id", "name"], name="dossiers_view_once")]
