"""The register of interventions: what was planned, and each thing that was done; nothing of it is overwritten."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.studies.models.study import Study
from motcua.studies.states import RemedyKind


class Intervention(models.Model):
    """What is to be done. `amount` (in the measure of its kind) and `reach` are for each place."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="interventions", db_index=False)
    number = models.PositiveIntegerField()
    kind = models.TextField()
    barrier = models.TextField()
    what = models.TextField()
    places = ArrayField(models.TextField())
    first_day = models.DateField()
    last_day = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reach = models.BigIntegerField(null=True)
    cost_dong = models.BigIntegerField(null=True)
    once = models.TextField(default="")
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="studies_intervention_number"),
            models.UniqueConstraint(
                fields=["study", "once"], condition=~Q(once=""), name="studies_intervention_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in RemedyKind]), name="studies_intervention_kind"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, last_day__gte=F("first_day")), name="studies_intervention_sense"
            ),
        ]  # fmt: skip


class Delivery(models.Model):
    """What was done at one place. A later row that corrects it stands in its place; both are kept."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="deliveries", db_index=False
    )  # fmt: skip
    number = models.PositiveIntegerField()
    place = models.TextField()
    first_day = models.DateField()
    last_day = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reach = models.BigIntegerField(null=True)
    cost_low_dong = models.BigIntegerField(null=True)
    cost_high_dong = models.BigIntegerField(null=True)
    deviation = models.TextField(default="")
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, related_name="corrected_by", null=True)
    once = models.TextField(default="")
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intervention", "number"], name="studies_delivery_number"),
            models.UniqueConstraint(
                fields=["intervention", "once"], condition=~Q(once=""), name="studies_delivery_once"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0, last_day__gte=F("first_day")), name="studies_delivery_sense"
            ),
        ]  # fmt: skip
