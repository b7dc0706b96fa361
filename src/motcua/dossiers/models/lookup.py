"""Wrong guesses of lookup codes, counted for each dossier code, whether or not such a dossier exists."""

from django.db import models


class LookupTries(models.Model):
    """Wrong tries for one dossier code since `since`; until `locked_until` every try is told to wait."""

    code = models.TextField(unique=True)
    tries = models.IntegerField()
    since = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["since"], name="dossiers_lookup_age")]
