"""Procedures, their published versions, and where they may lawfully be submitted."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Value


class Procedure(models.Model):
    """One administrative procedure by its national code (`1.001193`)."""

    code = models.TextField(unique=True)


class ProcedureVersion(models.Model):
    """One published text of a procedure; once published the database refuses to change it.

    definition   the whole YAML definition as JSON (see data/procedures/schema.json)
    digest       SHA-256 of the canonical JSON, so that loading the same text again changes nothing
    search_text  one line per findable text: where it stands, folded, as written (see search.py)
    valid        half-open period of local dates in which new dossiers are taken under this version; its open end is the
                 one thing that may still change, once, when a successor is published
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    digest = models.TextField()
    name = models.TextField()
    search_text = models.TextField()
    valid = DateRangeField()
    published_at = models.DateTimeField()
    source = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="catalogue_version_number"),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False, valid__lower_inf=False), name="catalogue_version_begins"
            ),
            # On any date at most one version is in force; `int8range` stands in for btree_gist, absent from the wheel.
            ExclusionConstraint(
                name="catalogue_version_no_overlap",
                expressions=[
                    (
                        Func(F("procedure_id"), F("procedure_id"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class LawfulChannel(models.Model):
    """One door to one procedure, at a kind of unit or (with `unit_code`) at one unit, during one period."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="lawful_channels")
    unit_kind = models.TextField(default="")
    unit_code = models.TextField(default="")
    channel = models.TextField()
    where = models.TextField()
    valid = DateRangeField()
    source = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(unit_kind="") & ~models.Q(unit_code=""))
                | (~models.Q(unit_kind="") & models.Q(unit_code="")),
                name="catalogue_channel_kind_or_unit",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=["online", "counter", "post"]), name="catalogue_channel_known"
            ),
        ]
