"""A dossier that a ministry decides in its own system: by what code it is known there, and how it stands."""

from django.db import models

from motcua.dossiers.models.dossier import Dossier


class ElsewhereEntry(models.Model):
    """One dossier typed once more into another system.

    spells       when somebody typed: `[{"from", "to"|null}]`, ISO 8601; the last is open while somebody does
    seconds      how long that took in all; empty where nobody can say
    their_code   the code that the other system gave; empty until it was pasted back
    state        how it stands there, as that system says; `since` from when, `as_given` in its own word
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="elsewhere")
    system = models.TextField()
    spells = models.JSONField(default=list)
    seconds = models.IntegerField(null=True)
    their_code = models.TextField(default="")
    recorded_at = models.DateTimeField(null=True)
    state = models.TextField(default="")
    since = models.DateTimeField(null=True)
    as_given = models.TextField(default="")
    result = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["system", "their_code"],
                condition=~models.Q(their_code=""),
                name="dossiers_elsewhere_code_once",
            ),
        ]
        indexes = [models.Index(fields=["recorded_at"], name="dossiers_elsewhere_recorded")]
