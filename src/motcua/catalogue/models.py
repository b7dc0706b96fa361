"""Procedures, their published versions, and where they may lawfully be submitted."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class Procedure(models.Model):
    """One administrative procedure by its national code (`1.001193`)."""

    code = models.TextField(unique=True)


class ProcedureVersion(models.Model):
    """One published text of a procedure; once published the database refuses to change it.

    definition  the whole YAML definition as JSON (see data/procedures/schema.json)
    digest      SHA-256 of the canonical JSON, so that loading the same text again changes nothing
    valid       half-open period of local dates in which new dossiers are taken under this version
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    digest = models.TextField()
    name = models.TextField()
    search_text = models.TextField()
    valid = DateRangeField()
    published_at = models.DateTimeField()
    source = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="catalogue_version_number"),
            models.UniqueConstraint(fields=["procedure", "digest"], name="catalogue_version_text"),
        ]


class LawfulChannel(models.Model):
    """Through which doors a procedure may be submitted at one kind of unit during one period, and by which source."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="lawful_channels")
    unit_kind = models.TextField()
    channel = models.TextField()
    where = models.TextField()
    valid = DateRangeField()
    source = models.TextField()
