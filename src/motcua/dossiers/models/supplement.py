"""What the applicant has put together so far for a supplement that was asked of her."""

from django.db import models


class SupplementDraft(models.Model):
    """One for each request, kept until it is handed in. `items` by the place of the thing asked for:
    `{"0": {"text": "", "files": [{"id", "name"}]}}`; the files are uploads of `scope`.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="+")
    event_id = models.BigIntegerField()
    scope = models.TextField()
    items = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "event_id"], name="dossiers_one_supplement_draft")]
