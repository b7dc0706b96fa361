"""Files that people hand in and papers that the office issues."""

from django.db import models


class StoredFile(models.Model):
    """One uploaded file. `digest` is the SHA-256 of its bytes; `owner_scope` says whose upload it is until it is attached."""

    public_id = models.UUIDField(unique=True)
    name = models.TextField()
    media_type = models.TextField()
    size_bytes = models.BigIntegerField()
    digest = models.TextField()
    path = models.TextField()
    owner_scope = models.TextField()
    dossier_id = models.BigIntegerField(null=True, db_index=True)
    created_at = models.DateTimeField()


class IssuedPaper(models.Model):
    """One paper issued for a dossier, kept as it was issued: printing it again gives the same bytes."""

    dossier_id = models.BigIntegerField(db_index=True)
    form = models.TextField()
    number = models.TextField(blank=True, default="")
    digest = models.TextField()
    path = models.TextField()
    issued_at = models.DateTimeField()
    event_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier_id", "form", "event_id"], name="documents_paper_once")]
