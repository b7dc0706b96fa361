"""Guided imports of other systems' files, and the mappings that people keep for the next time."""

from django.db import models

from motcua.dossiers.states import ImportState


class ImportRun(models.Model):
    """One import as an administrator leads it; it belongs to the unit for which it was begun.

    `mapping` is what a mapping file would say; `checked` the report of the last dry run, `report` that of the import
    itself. The files lie in a folder named after `public_id` until `files_removed_at`.
    """

    public_id = models.UUIDField(unique=True)
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+")
    state = models.TextField(default=ImportState.RECEIVED)
    file_name = models.TextField()
    file_size = models.BigIntegerField()
    file_digest = models.TextField()
    events_name = models.TextField(default="")
    events_size = models.BigIntegerField(default=0)
    mapping = models.JSONField(default=dict)
    origin = models.TextField(default="")
    accept_partial = models.BooleanField(default=False)
    checked = models.JSONField(null=True)
    report = models.JSONField(null=True)
    created_at = models.DateTimeField()
    created_by = models.BigIntegerField(null=True)
    created_by_name = models.TextField(default="")
    ordered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    files_removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ImportState]), name="dossiers_import_state_known"
            )
        ]
        indexes = [models.Index(fields=["unit", "id"], name="dossiers_import_of_unit")]


class ImportMapping(models.Model):
    """How the files of one source are read, kept under a name that the unit's people gave it."""

    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    mapping = models.JSONField()
    origin = models.TextField(default="")
    saved_at = models.DateTimeField()
    saved_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="dossiers_import_mapping_once")]
