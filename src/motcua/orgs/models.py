"""Units as rows with a period of validity, and what became of them."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class Tier(models.TextChoices):
    """The tier of government a unit belongs to."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Unit(models.Model):
    """One unit during one period; the same code may mean another unit at another date.

    code      `nso:46` (statistics office, territorial units) or an agency code (`H57.24.39`)
    path      codes of the units above it and itself, joined with `/`: the scope of access
    valid     half-open period of local dates; open on the right while the unit exists
    calendar  code of its working calendar (`vn`, `vn-police`, own)
    """

    code = models.TextField()
    name = models.TextField()
    name_folded = models.TextField()
    tier = models.TextField(choices=Tier.choices)
    kind = models.TextField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.TextField()
    valid = DateRangeField()
    calendar = models.TextField(default="vn")
    practice = models.BooleanField(default=False)
    simulated = models.BooleanField(default=False)
    source = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["code"], name="orgs_unit_code"),
            models.Index(fields=["name_folded"], name="orgs_unit_name"),
            models.Index(fields=["parent"], name="orgs_unit_parent"),
        ]


class SuccessionKind(models.TextChoices):
    """How one unit became another."""

    WHOLE = "whole"
    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"


class UnitSuccession(models.Model):
    """One line of the official table: this old unit went, wholly or in part, into that new one on that date."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=SuccessionKind.choices)
    partial = models.BooleanField()
    on = models.DateField()
    source = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="orgs_succession_once")]
