"""What is not yet decided, counted by unit and field: as it stands, and as it stood each day."""

from django.db import models
from django.db.models import Q

from motcua.dossiers.states import BacklogCause


class BacklogCount(models.Model):
    """How many undecided dossiers a unit had when they were last counted; all rows are of one count.

    age, due  numbers of the bands of `rules/backlog.py`, `due` -1 where no limit runs
    """

    unit_id = models.BigIntegerField()
    field = models.TextField()
    age = models.SmallIntegerField()
    due = models.SmallIntegerField()
    cause = models.TextField()
    dossiers = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit_id", "field", "age", "due", "cause"], name="dossiers_backlog_count_once"
            ),
            models.CheckConstraint(
                condition=Q(cause__in=[one.value for one in BacklogCause]), name="dossiers_backlog_cause_known"
            ),
        ]


class BacklogDay(models.Model):
    """The same at the last count of a local day; a unit and field without a row had none on a day that was counted."""

    unit_id = models.BigIntegerField()
    day = models.DateField()
    field = models.TextField()
    undecided = models.IntegerField()
    overdue = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_id", "day", "field"], name="dossiers_backlog_day_once")]


class BacklogRound(models.Model):
    """A local day on which was counted, and when last; the days between were not counted and are not noughts."""

    day = models.DateField(unique=True)
    counted_at = models.DateTimeField()
