"""What somebody has to do with a dossier: one row for each step that it comes to."""

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.states import TaskKind, TaskState


class Task(models.Model):
    """One step, or one question to another agency. Rows are opened at acceptance and later, never changed once closed.

    step       code of the step in the dossier's design
    role       which role in `unit` may take it
    round      how often the dossier came to this step; 1 the first time
    limit      internal limit as text ("16 hours"), empty where the design sets none
    due_at     aware UTC: when the internal limit runs out; empty without a limit or while the clock stands still
    away       the dossier is with another unit: a question to this one, or a branch of the work (set by the database)
    closed_by  account that closed it; empty where the system did
    outcome    what came of it: code of the branch taken, answer of the agency, reason of a return
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    step = models.TextField()
    kind = models.TextField(default=TaskKind.STEP)
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    role = models.TextField(default="")
    assigned_to = models.BigIntegerField(null=True)
    state = models.TextField(default=TaskState.OPEN)
    round = models.IntegerField(default=1)
    limit = models.TextField(default="")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.BigIntegerField(null=True)
    outcome = models.TextField(default="")
    away = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in TaskKind]), name="dossiers_task_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in TaskState]), name="dossiers_task_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, closed_at__isnull=True)
                | (~Q(state=TaskState.OPEN) & Q(closed_at__isnull=False)),
                name="dossiers_task_closed_once",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "id"], name="dossiers_task_of_dossier"),
            models.Index(
                fields=["unit", "due_at", "id"], condition=Q(state=TaskState.OPEN), name="dossiers_task_of_unit"
            ),
            models.Index(
                fields=["unit", "dossier"], condition=Q(state=TaskState.OPEN, away=True), name="dossiers_task_away"
            ),
            models.Index(
                fields=["assigned_to", "due_at", "id"],
                condition=Q(state=TaskState.OPEN, assigned_to__isnull=False),
                name="dossiers_task_of_person",
            ),
        ]
