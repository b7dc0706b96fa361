"""Somebody who reads the draft says what is wrong with it, under a number."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.studies.events import StudyCommented
from motcua.studies.models import StudyComment
from motcua.studies.queries import row_to_read
from motcua.studies.rules import check_texts


@transaction.atomic
def comment_on_report(code: str, *, actor: Actor, text: str, now: datetime, spoken_by: str = "") -> int:
    """The comment's number. Leaders and analysts of the unit comment.

    spoken_by  who said it, where the writer takes it down for another (an expert, a commune)
    Raises     NotFound, StudyRefused
    """
    study = row_to_read(code, actor=actor, lock=True)
    check_texts({"text": text.strip()})
    last = StudyComment.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    by = f"{spoken_by.strip()} (ghi: {actor.name})" if spoken_by.strip() else actor.name
    row = StudyComment.objects.create(study=study, number=last + 1, text=text.strip(), by=by, at=now)
    record(StudyCommented(subject_id=study.pk, number=row.number), actor=actor, at=now)
    return int(row.number)
