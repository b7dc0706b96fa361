"""Assisted sessions, and which dossiers were handed in during one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.assistance.states import Consent, Device, Helper, Where


def _one_of(
    field: str, values: type[Helper] | type[Where] | type[Device] | type[Consent], name: str
) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": [one.value for one in values]}), name=name)


class AssistedSession(models.Model):
    """One helper, one person, one sitting. A helper has at most one open at a time."""

    helper_account_id = models.BigIntegerField()
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    helper = models.TextField()
    where = models.TextField()
    device = models.TextField()
    consent = models.TextField()
    language = models.TextField(default="")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    steps = ArrayField(models.TextField(), default=list)
    barrier = models.TextField(default="")
    completed = models.BooleanField(null=True)
    declined = models.BooleanField(default=False)

    class Meta:
        constraints = [
            _one_of("helper", Helper, "assistance_helper_known"),
            _one_of("where", Where, "assistance_where_known"),
            _one_of("device", Device, "assistance_device_known"),
            _one_of("consent", Consent, "assistance_consent_known"),
            models.UniqueConstraint(
                fields=["helper_account_id"], condition=Q(closed_at__isnull=True), name="assistance_one_open"
            ),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="assistance_of_unit")]


class AssistedDossier(models.Model):
    """A dossier that was handed in during a session; the person's own, of which the helper sees nothing afterwards."""

    session = models.ForeignKey(AssistedSession, on_delete=models.PROTECT, related_name="handed_in", db_index=False)
    dossier_code = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "dossier_code"], name="assistance_dossier_once"),
        ]
