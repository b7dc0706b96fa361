"""What another agency's system last said about its part of a dossier."""

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.states import PartState


class DossierPart(models.Model):
    """One agency's part as it stands there; what stood before is in the event book.

    part           code of the part in the definition under which the dossier was filed
    since          aware UTC: when it came into this state, as that system says
    due_at         as that system says; empty where it says nothing (nothing is computed here)
    as_given       that system's own word for the state
    result         number or name of the result, where there is one
    source_system  which system said so
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="parts")
    part = models.TextField()
    state = models.TextField()
    since = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    as_given = models.TextField(default="")
    result = models.TextField(default="")
    source_system = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "part"], name="dossiers_part_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in PartState]), name="dossiers_part_state_known"
            ),
        ]
