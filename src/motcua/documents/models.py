"""Files that people hand in and papers that the office issues."""

from django.db import models

from motcua.documents.states import ScanState


class StoredFile(models.Model):
    """One uploaded file. `digest` is the SHA-256 of its bytes; `owner_scope` says whose upload it is until attached.

    paper_code    for which paper of the draft it came, where that was said
    kept_until    when it goes if no dossier has taken it
    preview_path  a small picture of it; view_path a picture to read from, for kinds that browsers do not show
    drawn_at      when that was tried; verified_at  when the kept bytes were last compared with the digest
    """

    public_id = models.UUIDField(unique=True)
    name = models.TextField()
    media_type = models.TextField()
    size_bytes = models.BigIntegerField()
    digest = models.TextField()
    path = models.TextField(unique=True)
    owner_scope = models.TextField()
    dossier_id = models.BigIntegerField(null=True, db_index=True)
    created_at = models.DateTimeField()
    paper_code = models.TextField(default="", db_default="", blank=True)
    kept_until = models.DateTimeField()
    scan_state = models.TextField(default=ScanState.NOT_SCANNED, db_default=ScanState.NOT_SCANNED)
    scan_finding = models.TextField(default="", db_default="", blank=True)
    scanned_at = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField(null=True)
    preview_path = models.TextField(default="", db_default="", blank=True)
    view_path = models.TextField(default="", db_default="", blank=True)
    verified_at = models.DateTimeField(null=True)
    damage = models.TextField(default="", db_default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size_bytes__gt=0), name="documents_file_not_empty"),
            models.CheckConstraint(condition=~models.Q(owner_scope=""), name="documents_file_has_owner"),
        ]
        indexes = [
            models.Index(fields=["kept_until"], condition=models.Q(dossier_id=None), name="documents_unattached"),
            models.Index(fields=["owner_scope"], condition=models.Q(dossier_id=None), name="documents_of_scope"),
            models.Index(
                fields=["created_at"], condition=models.Q(scan_state=ScanState.PENDING), name="documents_unscanned"
            ),
            models.Index(models.F("verified_at").asc(nulls_first=True), name="documents_verified"),
            models.Index(
                fields=["digest"], include=["dossier_id"], condition=~models.Q(dossier_id=None), name="documents_same"
            ),
        ]


class PartialUpload(models.Model):
    """An upload that comes in parts. Its bytes lie under its id; how many there are is told by them alone.

    `public_id` becomes the file's own when all is there. `refusal` says why it could not be kept, once that is known.
    """

    public_id = models.UUIDField(unique=True)
    owner_scope = models.TextField()
    name = models.TextField()
    paper_code = models.TextField(default="", blank=True)
    size_bytes = models.BigIntegerField()
    digest_given = models.TextField(default="", blank=True)
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    finished = models.BooleanField(default=False)
    refusal = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner_scope"], condition=models.Q(finished=False), name="documents_parts_of")]


class IssuedPaper(models.Model):
    """One paper issued for a dossier, kept as it was issued: printing it again gives the same bytes.

    Once per dossier, form and event; `event_id` is empty for a paper that no event caused.
    `content` is what stands on it, for reading on a screen; empty for papers of before that was kept.
    """

    dossier_id = models.BigIntegerField()
    form = models.TextField()
    number = models.TextField(blank=True, default="")
    digest = models.TextField()
    path = models.TextField(unique=True)
    issued_at = models.DateTimeField()
    event_id = models.BigIntegerField(null=True)
    verified_at = models.DateTimeField(null=True)
    damage = models.TextField(default="", db_default="", blank=True)
    content = models.JSONField(default=dict, db_default={})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_id", "form", "event_id"], nulls_distinct=False, name="documents_paper_once"
            )
        ]
        indexes = [models.Index(models.F("verified_at").asc(nulls_first=True), name="documents_paper_verified")]


class PaperNumber(models.Model):
    """The last number that papers of a form got in a unit and year; a number that was drawn is never drawn again."""

    unit_code = models.TextField()
    form = models.TextField()
    year = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_code", "form", "year"], name="documents_number_once"),
        ]
