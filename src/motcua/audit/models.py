"""Reads of personal data, the chain over the book, and its daily seals; all of it only grows."""

from django.db import models


class Read(models.Model):
    """Somebody opened data of a person. `subject` is the kind of thing (`dossier`), `subject_id` its key.

    purpose     what it was opened for: `handling`, `paper`, `file`, `interface`, …
    unit_ids    in which units the reader holds a role: what the person is told instead of a name
    written_in  the transaction, by which the chain finds what is new to it; the database fills it
    """

    at = models.DateTimeField()
    subject = models.TextField()
    subject_id = models.BigIntegerField()
    purpose = models.TextField()
    actor_kind = models.TextField()
    actor_account_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    roles = models.TextField()
    unit_ids = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["subject", "subject_id", "-id"], name="audit_read_of_subject")]


class Link(models.Model):
    """One row of the book in the chain: `chain` is SHA-256 of the link before and of this row's `digest`.

    source      `event` or `read`; `row_id` and `recorded_at` are the row's key (a read has its own `at` there)
    written_in  of the row, as a number: later links never have a smaller one
    """

    position = models.BigIntegerField(primary_key=True)
    source = models.TextField()
    row_id = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    written_in = models.BigIntegerField()
    digest = models.BinaryField()
    chain = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "row_id", "recorded_at"], name="audit_link_once")]


class Seal(models.Model):
    """The chain's end at the close of a day under a keyed hash: whoever rebuilds the chain cannot rebuild this."""

    day = models.DateField(unique=True)
    position = models.BigIntegerField()
    chain = models.BinaryField()
    seal = models.TextField()
    sealed_at = models.DateTimeField()
