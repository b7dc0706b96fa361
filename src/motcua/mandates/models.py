"""Mandates, and each use of one, which nobody changes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.mandates.states import Proof


class Mandate(models.Model):
    """One person lets another act for her. `once` makes a second press of the button the same mandate.

    `code` is the holder's, `secret` the principal's: with both she reads every use and takes the mandate back.
    """

    code = models.TextField(unique=True)
    secret = models.TextField()
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
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
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="mandates_of_unit")]


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
