"""Every question to the register: who asked, for what, for which draft or dossier, and what became of it."""

from django.db import models

from motcua.population.states import Outcome


class PopulationQuery(models.Model):
    """One question. Neither what was asked nor what was answered stands here.

    draft_key   SHA-256 of the draft's id, which opens nothing; the draft becomes `dossier_id` when it is handed in
    request_id  under which the register knows the question
    """

    at = models.DateTimeField()
    request_id = models.TextField(unique=True)
    account_id = models.BigIntegerField()
    actor_kind = models.TextField()
    purpose = models.TextField()
    draft_key = models.TextField()
    dossier_id = models.BigIntegerField(null=True)
    outcome = models.TextField(default=Outcome.ASKED)
    simulated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=[one.value for one in Outcome]), name="population_outcome_known"
            )
        ]
        indexes = [
            models.Index(fields=["account_id", "-at"], name="population_of_account"),
            models.Index(fields=["dossier_id"], name="population_of_dossier"),
            models.Index(fields=["draft_key"], name="population_of_draft"),
        ]
