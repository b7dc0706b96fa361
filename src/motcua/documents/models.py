"""Files that people hand in and papers that the office issues."""

from django.db import models


class StoredFile(models.Model):
    """One uploaded file. `digest` is the SHA-256 of its bytes; `owner_scope` says whose upload it is until attached."""

    public_id = models.UUIDField(unique=True)
    name = models.TextField()
    media_type = models.TextField()
    size_bytes = models.BigIntegerField()
    digest = models.TextField()
    path = models.TextField(unique=True)
    owner_scope = models.TextField()
    dossier_id = models.BigIntegerField(null=True, db_index=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size_bytes__gt=0), name="documents_file_not_empty"),
            models.CheckConstraint(condition=~models.Q(owner_scope=""), name="documents_file_has_owner"),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(dossier_id=None), name="documents_unattached")
        ]


class IssuedPaper(models.Model):
    """One paper issued for a dossier, kept as it was issued: printing it again gives the same bytes.

    Once per dossier, form and event; `event_id` is empty for a paper that no event caused.
    """

    dossier_id = models.BigIntegerField()
    form = models.TextField()
    number = models.TextField(blank=True, default="")
    digest = models.TextField()
    path = models.TextField(unique=True)
    issued_at = models.DateTimeField()
    event_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_id", "form", "event_id"], nulls_distinct=False, name="documents_paper_once"
            )
        ]
