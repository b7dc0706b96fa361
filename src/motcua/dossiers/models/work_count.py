"""How many open dossiers stand in each list of each unit, without counting them."""

from django.db import models


class WorkCount(models.Model):
    """What a list of a unit held when the last changes were folded in; see `WorkDelta` for what came since."""

    unit_id = models.BigIntegerField()
    list = models.TextField()
    dossiers = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_id", "list"], name="dossiers_work_count_once")]


class WorkDelta(models.Model):
    """One change of a count, written by a trigger with the change of the dossier itself; rows are only added and, once
    folded into `WorkCount`, taken away, so that two officers of a unit never wait for each other.
    """

    unit_id = models.BigIntegerField()
    list = models.TextField()
    dossiers = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["unit_id"], name="dossiers_work_delta_of_unit")]
