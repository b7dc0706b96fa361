"""An analyst answers a comment on the draft, once."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.studies.events import StudyCommentAnswered
from motcua.studies.models import StudyComment
from motcua.studies.queries import row_to_change
from motcua.studies.rules import check_texts


@transaction.atomic
def answer_comment(code: str, number: int, *, actor: Actor, text: str, now: datetime) -> None:
    """A comment that has its answer keeps it. Raises NotFound, NotAllowed, StudyRefused."""
    study = row_to_change(code, actor=actor)
    check_texts({"answer": text.strip()})
    row = StudyComment.objects.filter(study=study, number=number).first()
    if row is None:
        raise NotFound("study_comment")
    if row.answer:
        return
    row.answer, row.answered_by, row.answered_at = text.strip(), actor.name, now
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    record(StudyCommentAnswered(subject_id=study.pk, number=number), actor=actor, at=now)
