"""What another system wrote in its own log about a mirrored dossier."""

from django.db import models

from motcua.dossiers.models.dossier import Dossier


class ForeignActivity(models.Model):
    """One line of another system's log, kept beside the dossier; it does not change the dossier's state.

    The table has two more columns that the database fills by itself: `recorded_at` and `written_in`, the transaction
    (see extracting.py).
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="foreign_activities")
    activity = models.TextField()
    at = models.DateTimeField()
    actor = models.TextField(default="")
    resource = models.TextField(default="")
