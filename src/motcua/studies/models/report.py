"""A study's report: comments on the draft, and what was published."""

from django.db import models
from django.db.models import Q

from motcua.studies.models.study import Study


class StudyComment(models.Model):
    """A numbered comment on the draft, and its answer, which is given once."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="comments", db_index=False)
    number = models.PositiveIntegerField()
    text = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    answer = models.TextField(default="")
    answered_by = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="studies_comment_number"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="studies_comment_answered",
            ),
        ]


class StudyReport(models.Model):
    """A report as it was published: page and PDF in both languages. A later edition stands beside it.

    pages  language -> HTML of the page's content; `sheets` language -> PDF in base64
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="reports", db_index=False)
    number = models.PositiveIntegerField()
    pages = models.JSONField()
    sheets = models.JSONField()
    digest = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="studies_report_number")]
