"""Studies and what they consist of; each row is written once and never changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.studies.states import FileKind, Topic


class Study(models.Model):
    """One question, asked of one unit's data. `once` makes a second press of the button the same study."""

    code = models.TextField(unique=True)
    unit = models.ForeignKey("orgs.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    question = models.TextField()
    synthetic = models.BooleanField()
    once = models.TextField(default="")
    opened_by = models.TextField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "once"], condition=~Q(once=""), name="studies_once"),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="studies_of_unit")]


class StudyResult(models.Model):
    """One line that was run, with exactly these words; a refusal is kept as well as an answer."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="results", db_index=False)
    number = models.PositiveIntegerField()
    line = models.TextField()
    words = ArrayField(models.TextField())
    purpose = models.TextField(default="")
    answer = models.JSONField(null=True)
    refusal = models.JSONField(null=True)
    read = ArrayField(models.PositiveIntegerField())
    version = models.TextField()
    run_by = models.TextField()
    run_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="studies_result_number"),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) ^ Q(refusal__isnull=True), name="studies_answer_or_refusal"
            ),
        ]


class StudyFile(models.Model):
    """The snapshot of a table: bytes (compressed by zlib) and their SHA-256. A newer one names the one it replaces."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="files", db_index=False)
    number = models.PositiveIntegerField()
    name = models.TextField()
    kind = models.TextField()
    digest = models.TextField()
    size_bytes = models.BigIntegerField()
    rows = models.BigIntegerField()
    columns = ArrayField(models.TextField())
    content = models.BinaryField()
    source = models.TextField()
    made_by = models.ForeignKey(StudyResult, on_delete=models.PROTECT, related_name="written", null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, related_name="newer", null=True)
    added_by = models.TextField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="studies_file_number"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in FileKind]), name="studies_file_kind"),
        ]


class StudyDecision(models.Model):
    """The minute of one decision."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="decisions", db_index=False)
    number = models.PositiveIntegerField()
    topic = models.TextField()
    decided = models.TextField()
    reason = models.TextField()
    results = ArrayField(models.PositiveIntegerField())
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="studies_decision_number"),
            models.CheckConstraint(condition=Q(topic__in=[topic.value for topic in Topic]), name="studies_topic"),
        ]


class StudyPlan(models.Model):
    """A frozen plan; an amendment is a further row and shows beside the first."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="plans", db_index=False)
    number = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="studies_plan_number")]
