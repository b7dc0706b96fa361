"""A decision of a study is minuted: what, why, on which results, by whom."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.studies.events import StudyDecided
from motcua.studies.models import StudyDecision, StudyResult
from motcua.studies.queries import row_to_change
from motcua.studies.rules import StudyRefused, check_texts
from motcua.studies.states import Topic


@transaction.atomic
def decide_in_study(
    code: str,
    *,
    actor: Actor,
    topic: Topic,
    decided: str,
    reason: str,
    results: Sequence[int] = (),
    decided_by: str = "",
    now: datetime,
) -> int:
    """The minute's number. A later decision on the same topic stands beside the earlier, never in its place.

    decided_by  who decided (a leader, a panel), where that is not the analyst who writes
    Raises      NotFound, NotAllowed, StudyRefused
    """
    study = row_to_change(code, actor=actor)
    check_texts({"decided": decided.strip(), "reason": reason.strip()})
    numbers = sorted(set(results))
    if StudyResult.objects.filter(study=study, number__in=numbers).count() != len(numbers):
        raise StudyRefused(field_errors={"results": "unknown"})
    last = StudyDecision.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    by = f"{decided_by.strip()} (ghi: {actor.name})" if decided_by.strip() else actor.name
    row = StudyDecision.objects.create(
        study=study,
        number=last + 1,
        topic=topic,
        decided=decided.strip(),
        reason=reason.strip(),
        results=numbers,
        by=by,
        at=now,
    )
    record(StudyDecided(subject_id=study.pk, number=row.number, topic=topic.value), actor=actor, at=now)
    return int(row.number)
