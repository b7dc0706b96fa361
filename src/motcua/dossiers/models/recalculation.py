"""Days that were decreed late, and what became of the promised moments of open dossiers by them."""

import uuid

from django.db import models
from django.db.models import Q


class Recalculation(models.Model):
    """One decree: the days that it changes, by whom it was entered, how many promises it moved; never deleted.

    days        `[{"on","kind","name","source","works_as"?}]`
    changed     how many dossiers' due moments moved so far, `moved_back` how many when it was taken back
    reverted_at when it was taken back; its days hold until then
    done_at     when the last dossier had been looked at
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    calendar = models.TextField()
    days = models.JSONField()
    ordered_at = models.DateTimeField()
    ordered_by = models.BigIntegerField(null=True)
    ordered_by_name = models.TextField(default="")
    changed = models.IntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    reverted_at = models.DateTimeField(null=True)
    reverted_by_name = models.TextField(default="")
    moved_back = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reverted_at__isnull=True) | Q(reverted_at__gte=models.F("ordered_at")),
                name="dossiers_recalculation_reverted_after_ordered",
            )
        ]
