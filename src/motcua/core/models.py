"""The one book of what happened, and the memory of requests that outside systems repeat."""

from django.db import models


class Event(models.Model):
    """One fact that happened to one thing; never changed, never deleted (the database refuses).

    The table is partitioned by month of `recorded_at`, see the first migration. `at` is when it happened in law,
    `recorded_at` when the ledger learnt of it: figures "as of" a moment read `recorded_at`.
    The database adds `written_in`, the transaction, by which readers find what is new to them.
    """

    pk = models.CompositePrimaryKey("id", "recorded_at")
    id = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    at = models.DateTimeField()
    subject = models.TextField()
    subject_id = models.BigIntegerField()
    kind = models.TextField()
    payload = models.JSONField()
    actor_kind = models.TextField()
    actor_account_id = models.BigIntegerField(null=True)
    actor_name = models.TextField(blank=True, default="")

    class Meta:
        managed = False
        db_table = "core_event"


class IdempotencyKey(models.Model):
    """The answer that was given to a request which carried a key, so that a repeat gets the same answer.

    `scope` names who sent it (`token:7`, `account:3`, `session:…`); `fingerprint` is the SHA-256 of the body.
    """

    scope = models.TextField()
    key = models.TextField()
    fingerprint = models.TextField()
    answer = models.JSONField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="core_idempotency_once")]
        indexes = [models.Index(fields=["created_at"], name="core_idempotency_age")]
