"""By what applicants' dossiers are found. Filled a moment after a dossier came in, so that filing pays for nothing."""

from django.db import models


class SearchName(models.Model):
    """One folded beginning of an applicant's name, for a unit that may read the dossier."""

    pk = models.CompositePrimaryKey("dossier_id", "unit_id", "name")
    dossier_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    name = models.TextField(db_collation="C")

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "name", "dossier_id"], name="dossiers_search_in_unit"),
            models.Index(fields=["name", "dossier_id"], include=["unit_id"], name="dossiers_search_anywhere"),
        ]


class SearchNumber(models.Model):
    """The keyed digest of an identity or telephone number; the number itself stands in the dossier alone."""

    pk = models.CompositePrimaryKey("digest", "dossier_id")
    digest = models.BigIntegerField()
    dossier_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["dossier_id"], name="dossiers_search_number_of")]


class SearchMark(models.Model):
    """How far the search has read the ledger: `mark` as `ledger_mark` gave it at `read_at`.

    filled_to  the last key of the first filling; empty when that is over
    key_check  changes with the installation's secret, by which numbers are digested
    """

    mark = models.TextField()
    read_at = models.DateTimeField(null=True)
    filled_to = models.BigIntegerField(null=True)
    key_check = models.TextField()
