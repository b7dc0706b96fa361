"""A leader publishes the report, once every comment on the draft is answered."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.studies.events import StudyReportPublished
from motcua.studies.models import StudyComment, StudyDecision, StudyReport
from motcua.studies.queries import row_to_read
from motcua.studies.rules import check_can_publish
from motcua.studies.states import Topic


@transaction.atomic
def publish_report(
    code: str, *, actor: Actor, pages: Mapping[str, str], sheets: Mapping[str, bytes], now: datetime
) -> int:
    """The number of the edition; page and PDF are kept as they are now, whatever the study becomes later.

    pages, sheets  language -> HTML content, language -> PDF
    Raises         NotFound, NotAllowed, NotReadyToPublish
    """
    study = row_to_read(code, actor=actor, lock=True)
    check_can_publish(
        actor,
        int(study.unit_id),
        unanswered=StudyComment.objects.filter(study=study, answer="").count(),
        concluded=StudyDecision.objects.filter(study=study, topic=Topic.RESULT).exists(),
    )
    last = StudyReport.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    digest = hashlib.sha256()
    for language in sorted(pages):
        digest.update(pages[language].encode())
        digest.update(sheets[language])
    row = StudyReport.objects.create(
        study=study,
        number=last + 1,
        pages=dict(pages),
        sheets={language: base64.b64encode(sheet).decode() for language, sheet in sheets.items()},
        digest=digest.hexdigest(),
        by=actor.name,
        at=now,
    )
    record(StudyReportPublished(subject_id=study.pk, number=row.number, digest=row.digest), actor=actor, at=now)
    return int(row.number)
