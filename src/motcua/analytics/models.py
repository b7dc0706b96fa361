"""What we published, and what of it later became another value; written once and never changed."""

from django.db import models


class Cause(models.TextChoices):
    """Why a published value of a closed period became another."""

    LATE_DOSSIERS = "late_dossiers"
    CORRECTED_IMPORT = "corrected_import"
    DEFINITION_CHANGED = "definition_changed"
    OWN_CORRECTION = "own_correction"
    UNDETERMINED = "undetermined"


class PublishedValue(models.Model):
    """One public cell of a closed period as an extract gave it; a new row only when it says something new.

    by            the dimensions of its table joined with commas; `cell` holds their values, joined likewise
    period        `2021-03`, `2021-Q1` or `2021`
    definition    fingerprint of the metric's definition
    taken_at      when the extract was taken; `shown_at` when it was first made public
    """

    metric = models.TextField()
    by = models.TextField()
    period = models.TextField()
    cell = models.TextField()
    definition = models.TextField()
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    value = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    simulated = models.BooleanField()
    snapshot = models.TextField()
    taken_at = models.DateTimeField()
    shown_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["metric", "by", "period", "cell", "snapshot"], name="analytics_published_once"
            ),
        ]


class Erratum(models.Model):
    """A published value that became another, with why.

    late  how many dossiers of the cell came into the ledger after the old value was taken; None where not to be told
    """

    old = models.ForeignKey(PublishedValue, on_delete=models.PROTECT, related_name="+")
    new = models.OneToOneField(PublishedValue, on_delete=models.PROTECT, related_name="erratum")
    cause = models.TextField(choices=Cause.choices)
    late = models.BigIntegerField(null=True)
    found_at = models.DateTimeField()


class ErratumNote(models.Model):
    """What a person has to say about a change; a later note stands beside the earlier, never in its place."""

    erratum = models.ForeignKey(Erratum, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    account_id = models.BigIntegerField()
    author = models.TextField()
    written_at = models.DateTimeField()


class RememberedSnapshot(models.Model):
    """An extract whose public tables were looked through; the next time nothing of it is computed again."""

    snapshot = models.TextField(unique=True)
    remembered_at = models.DateTimeField()
