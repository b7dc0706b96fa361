"""Mandates, and each use of one, which nobody changes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.mandates.states import Proof


class Mandate(models.Model):
    """One person lets another act for her. `once` makes a second press of the button the same mandate.

    `code` is the holder's, `secret` the principal's: with both she reads every use and takes the mandate back.
    One that was given online has no unit but two accounts: the principal's, and the holder's once he has accepted.
    """

    code = models.TextField(unique=True)
    secret = models.TextField()
    unit = models.ForeignKey("orgs.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    principal_account_id = models.BigIntegerField(null=True)
    holder_account_id = models.BigIntegerField(null=True)
    principal_name = models.TextField()
    principal_number = models.TextField()
    holder_name = models.TextField()
    holder_number = models.TextField()
    relative = models.BooleanField()
    procedures = ArrayField(models.TextField())
    valid_from = models.DateField()
    valid_until = models.DateField()
    proof = models.TextField()
    proof_given = models.TextField(default="")
    once = models.TextField(default="")
    drawn_up_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(proof__in=[proof.value for proof in Proof]), name="mandates_proof_known"
            ),
            models.CheckConstraint(condition=Q(valid_until__gte=F("valid_from")), name="mandates_days_in_order"),
            models.CheckConstraint(condition=~Q(principal_number=F("holder_number")), name="mandates_two_people"),
            models.UniqueConstraint(fields=["unit", "once"], condition=~Q(once=""), name="mandates_once"),
            models.UniqueConstraint(
                fields=["principal_account_id", "once"],
                condition=Q(principal_account_id__isnull=False) & ~Q(once=""),
                name="mandates_given_once",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) ^ Q(principal_account_id__isnull=False), name="mandates_one_door"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(confirmed_at__isnull=True) | Q(holder_account_id__isnull=False),
                name="mandates_accepted_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], name="mandates_of_unit"),
            models.Index(
                fields=["principal_account_id", "-id"],
                condition=Q(principal_account_id__isnull=False),
                name="mandates_given",
            ),
            models.Index(
                fields=["holder_account_id", "-id"], condition=Q(holder_account_id__isnull=False), name="mandates_held"
            ),
        ]


class MandateUse(models.Model):
    """One dossier handed in by a mandate."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="uses", db_index=False)
    dossier_code = models.TextField()
    procedure_code = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mandate", "dossier_code"], name="mandates_use_once"),
        ]
