"""Requests about personal data, each with the moment at which the first answer is due."""

from django.db import models
from django.db.models import Q

from motcua.personal.states import RequestState, Wish


class DataRequest(models.Model):
    """One request. Only one of a kind is open for a dossier: a second press of the button is the same request.

    `unit_id` is who answers: the unit that had the dossier in hand. The officer who answered stands in the event.
    """

    dossier_id = models.BigIntegerField(db_index=True)
    dossier_code = models.TextField()
    unit_id = models.BigIntegerField()
    wish = models.TextField()
    text = models.TextField(default="")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.TextField(default=RequestState.OPEN)
    answer = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(wish__in=[one.value for one in Wish]), name="personal_wish_known"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in RequestState]), name="personal_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True) | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="personal_answered_or_open",
            ),
            models.UniqueConstraint(fields=["dossier_id", "wish"], condition=Q(state="open"), name="personal_one_open"),
        ]
        indexes = [models.Index(fields=["unit_id", "due_at", "id"], condition=Q(state="open"), name="personal_open")]


class Hold(models.Model):
    """A leader keeps the data of an ended dossier beyond their time, until a day and for a reason (a complaint, an
    inspection). At most one stands for a dossier; it is over when it was lifted or its day has come."""

    dossier_id = models.BigIntegerField()
    dossier_code = models.TextField()
    unit_id = models.BigIntegerField()
    reason = models.TextField()
    until = models.DateField()
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier_id"], condition=Q(ended_at__isnull=True), name="personal_one_hold")
        ]


class ErasingBegin(models.Model):
    """Since when this house erases by itself: one row. What was over before is announced as long as anything else."""

    only = models.BooleanField(primary_key=True, default=True)
    day = models.DateField()
