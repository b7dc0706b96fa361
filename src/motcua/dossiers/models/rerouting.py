"""Open dossiers of a unit that is no more, given to its successor; and the way back."""

from django.db import models

from motcua.dossiers.models.dossier import Dossier


class Rerouting(models.Model):
    """One such hand-over of all open dossiers of a former unit.

    to_unit_id  the unit that takes them, or most of them where the former unit was divided
    source      what says so: keys of data/orgs/sources.yaml, or the words of who named the unit
    """

    public_id = models.UUIDField(unique=True)
    from_unit_id = models.BigIntegerField()
    to_unit_id = models.BigIntegerField()
    source = models.TextField(default="")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_name = models.TextField(default="")
    undone_at = models.DateTimeField(null=True)
    undone_by_name = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["from_unit_id", "id"], name="dossiers_rerouting_of_unit")]


class ReroutedDossier(models.Model):
    """One dossier that went: `former` holds the columns as they were, so that it can go back as it was."""

    rerouting = models.ForeignKey(Rerouting, on_delete=models.PROTECT, related_name="dossiers", db_index=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+", db_index=False)
    former = models.JSONField()
    returned = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rerouting", "dossier"], name="dossiers_rerouted_once")]
