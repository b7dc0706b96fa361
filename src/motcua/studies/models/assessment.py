"""Assessments on the spot: what was seen and heard on one day, as it was entered; a later one stands beside it."""

from django.db import models
from django.db.models import Q


class Assessment(models.Model):
    """`answers` hold `asked`, `tallies`, `numbers` (as text) and `checks` by the codes of the instrument's version."""

    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    instrument = models.TextField()
    version = models.TextField()
    subject = models.TextField()
    made_on = models.DateField()
    answers = models.JSONField()
    note = models.TextField(default="")
    synthetic = models.BooleanField()
    once = models.TextField(default="")
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "once"], condition=~Q(once=""), name="studies_assessment_once"),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="studies_assessment_of_unit")]
