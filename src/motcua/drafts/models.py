"""Drafts, sealed; and how often somebody guessed."""

from django.db import models

from motcua.drafts.states import DraftPurpose, DraftState


class DraftRow(models.Model):
    """One draft. What was typed, the names of files and the secrets are in `sealed`; nothing personal beside it.

    `resume_digest` is the keyed digest of the resume code; `another` tells several drafts of one account and procedure
    apart, which a person must have asked for.
    """

    public_id = models.UUIDField(unique=True)
    procedure_code = models.TextField()
    version = models.ForeignKey("catalogue.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    unit_code = models.TextField()
    purpose = models.TextField(default=DraftPurpose.SUBMIT)
    state = models.TextField(default=DraftState.OPEN)
    account = models.ForeignKey("identity.Account", null=True, on_delete=models.PROTECT, related_name="+")
    another = models.IntegerField(default=0)
    resume_digest = models.TextField(unique=True)
    key_id = models.TextField()
    sealed = models.BinaryField()
    page = models.TextField(default="")
    language = models.TextField()
    revision = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "drafts_draft"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in DraftState]), name="drafts_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(purpose__in=[purpose.value for purpose in DraftPurpose]), name="drafts_purpose_known"
            ),
            models.UniqueConstraint(
                fields=["account", "procedure_code", "purpose", "another"],
                condition=models.Q(state=DraftState.OPEN),
                name="drafts_one_open",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="drafts_expiring")]


class ResumeTries(models.Model):
    """Wrong resume codes from one origin, which is a keyed digest; forgotten after a quarter of an hour."""

    origin = models.TextField(unique=True)
    tries = models.IntegerField()
    since = models.DateTimeField()

    class Meta:
        db_table = "drafts_resumetries"
