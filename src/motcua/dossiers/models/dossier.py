"""The dossier: one row, separate columns for separate questions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value

from motcua.dossiers.states import (
    Awaiting,
    Clock,
    Delivery,
    FeeState,
    HelperKind,
    LegalChannel,
    Place,
    Stage,
    SubmittingActor,
)


def _one_of(column: str, values: type) -> models.CheckConstraint:
    """The database refuses a value that is not in the list."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__in": [value.value for value in values]}),  # type: ignore[attr-defined]
        name=f"dossiers_{column}_known",
    )


class Dossier(models.Model):
    """One application. Own dossiers and mirrors of other systems' dossiers are rows of the same table.

    Two secrets: `lookup_code` shows stage and dates, `resume_code` opens the dossier to its applicant (empty: none
    was given). `owner_account_id` is the applicant's account, where she submitted by one. Times are aware UTC.
    `received_at` is the moment from which the law counts (acceptance of a complete dossier; for mirrors: as given).
    `revision` rises with every change and guards against decisions taken on a stale page. `pauses` are the
    suspensions of the clock: `[{"from","to"|null,"cause","causer","source"}]`, `extensions` the due moments that were
    set anew: `[{"until","reason","at"}]`. `papers` is the checklist of what was handed in:
    `[{"code","files":[public ids]}]`. `design` names the step design that the dossier keeps (`code@version`, empty: the
    plain list of its version's steps); `step`, `unit`, `assigned_to` and `step_due_at` are those of its leading task.
    `unit` has the dossier in hand and answers for it; `receiving_unit` is set where another unit had received it.
    `time_limit` and `late_cutoff` are those of the version under which it was
    filed, frozen at submission. `awaiting_until` is until when the applicant may give what is awaited, where a time is
    set. `competent_unit` decides where the dossier was received for another unit. `intake` is
    how it came in (sender, consignment, team); it may hold names and therefore stays out of the events.
    """

    code = models.TextField()
    lookup_code = models.TextField()
    resume_code = models.TextField(db_default="")
    owner_account_id = models.BigIntegerField(null=True)
    origin_system = models.TextField(default="motcua")
    procedure_code = models.TextField(default="")
    procedure_name = models.TextField(default="")
    field = models.TextField(default="")
    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey("orgs.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    receiving_unit = models.ForeignKey(
        "orgs.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    competent_unit = models.ForeignKey(
        "orgs.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit_as_given = models.TextField(default="")
    tier = models.TextField(default="")
    legal_channel = models.TextField()
    channel_as_given = models.TextField(default="")
    place = models.TextField(default=Place.UNKNOWN)
    actor = models.TextField(default=SubmittingActor.UNKNOWN)
    helper_kind = models.TextField(default="")
    service_level = models.TextField(default="")
    eligible_online = models.BooleanField(null=True)
    stage = models.TextField(default=Stage.SUBMITTED)
    clock = models.TextField(default=Clock.NOT_STARTED)
    awaiting = models.TextField(default=Awaiting.NOTHING)
    fee = models.TextField(default=FeeState.NONE)
    delivery = models.TextField(default=Delivery.NONE)
    design = models.TextField(default="", db_default="")
    step = models.TextField(default="")
    step_due_at = models.DateTimeField(null=True)
    assigned_to = models.BigIntegerField(null=True)
    submitted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    awaiting_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)
    extensions = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    time_limit = models.TextField(default="")
    late_cutoff = models.TextField(default="", db_default="")
    result_channel = models.TextField(default="")
    paper_parallel = models.BooleanField(null=True)
    residence_commune = models.TextField(default="")
    applicant_type = models.TextField(default="")
    applicant = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    papers = models.JSONField(default=list)
    intake = models.JSONField(default=dict, db_default=Value({}, models.JSONField()))
    variant = models.TextField(default="")
    language = models.TextField(default="vi")
    fee_dong = models.BigIntegerField(null=True)
    paid_online = models.BooleanField(null=True)
    simulated = models.BooleanField(default=False)
    extra = models.JSONField(default=dict)
    notes = ArrayField(models.TextField(), default=list)
    revision = models.IntegerField(default=1)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "origin_system"], name="dossiers_code_once"),
            _one_of("legal_channel", LegalChannel),
            _one_of("place", Place),
            _one_of("actor", SubmittingActor),
            _one_of("stage", Stage),
            _one_of("clock", Clock),
            _one_of("awaiting", Awaiting),
            _one_of("fee", FeeState),
            _one_of("delivery", Delivery),
            models.CheckConstraint(
                condition=Q(helper_kind__in=["", *(kind.value for kind in HelperKind)]),
                name="dossiers_helper_kind_known",
            ),
            # A submitted dossier of our own always has a unit that answers for it and a version it was filed under.
            models.CheckConstraint(
                condition=~Q(origin_system="motcua") | (Q(unit__isnull=False) & Q(procedure_version__isnull=False)),
                name="dossiers_own_has_unit_and_version",
            ),
        ]
        # The partial indexes of the work lists are in migration 0002: their order puts "no due time" last.
        indexes = [
            models.Index(fields=["unit", "id"], name="dossiers_of_unit"),
            models.Index(
                fields=["unit", "received_at", "id"],
                condition=Q(received_at__isnull=False),
                name="dossiers_register_of_unit",
            ),
            models.Index(
                fields=["owner_account_id", "id"],
                condition=Q(owner_account_id__isnull=False),
                name="dossiers_of_account",
            ),
        ]
