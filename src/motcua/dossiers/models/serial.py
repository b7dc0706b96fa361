"""The next free serial of each agency and day."""

from django.db import models


class SerialCounter(models.Model):
    """`next_serial` is the first serial not yet handed to any process for dossiers of this agency and local day."""

    agency_code = models.TextField()
    day = models.DateField()
    next_serial = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency_code", "day"], name="dossiers_serial_once")]
