"""An analyst writes down a question; the study gets its code."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.ids import draw_lookup_code
from motcua.core.outbox import record
from motcua.studies.events import StudyOpened
from motcua.studies.models import Study
from motcua.studies.queries import study_view
from motcua.studies.rules import LONGEST_TITLE, check_can_keep, check_texts
from motcua.studies.values import StudyView


@transaction.atomic
def open_study(
    *, actor: Actor, unit_id: int, title: str, question: str, synthetic: bool, now: datetime, once: str = ""
) -> StudyView:
    """Keep the question under a new code.

    synthetic  the data are simulated; nobody can take that back later
    once       mark of the page: the same mark gives the same study
    Raises     NotAllowed, StudyRefused
    """
    check_can_keep(actor, unit_id)
    title, question = " ".join(title.split()), question.strip()
    check_texts({"title": title}, longest=LONGEST_TITLE)
    check_texts({"question": question})
    row, made = Study.objects.get_or_create(
        unit_id=unit_id,
        once=once or draw_lookup_code(),
        defaults={
            "code": draw_lookup_code(),
            "title": title,
            "question": question,
            "synthetic": synthetic,
            "opened_by": actor.name,
            "opened_at": now,
        },
    )
    if made:
        row.code = f"NC{timezone.localtime(now).year}-{row.pk:04d}"
        row.save(update_fields=["code"])
        record(StudyOpened(subject_id=row.pk, unit_id=unit_id, code=row.code), actor=actor, at=now)
    return study_view(row)
