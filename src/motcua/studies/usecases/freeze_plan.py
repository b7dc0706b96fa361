"""The plan of the analysis is frozen before any outcome is read; its digest can be made public."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.studies.events import StudyPlanFrozen
from motcua.studies.models import StudyFile, StudyPlan
from motcua.studies.queries import row_to_change
from motcua.studies.rules import check_plan
from motcua.studies.states import FileKind
from motcua.studies.values import PlanGiven, PlanView
from motcua.uptake.line_api import line_of


@transaction.atomic
def freeze_plan(code: str, *, actor: Actor, plan: PlanGiven, now: datetime) -> PlanView:
    """Keep the plan with the digests of all files that the study holds at this moment.

    An amendment is a further plan; it names how many outcome files were already in.
    Raises  NotFound, NotAllowed, StudyRefused, MethodRefused (an unknown line)
    """
    study = row_to_change(code, actor=actor)
    line_of(plan.line or "ri")
    check_plan(plan)
    files = StudyFile.objects.filter(study=study).defer("content").order_by("number")
    document: dict[str, Any] = {
        **json.loads(json.dumps(asdict(plan))),
        "study": study.code,
        "files": {str(file.number): file.digest for file in files},
        "outcome_files_before": sum(file.kind == FileKind.OUTCOME for file in files),
        "frozen_at": now.isoformat(),
    }
    last = StudyPlan.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    row = StudyPlan.objects.create(
        study=study, number=last + 1, document=document, digest=digest_of(document), by=actor.name, at=now
    )
    record(StudyPlanFrozen(subject_id=study.pk, number=row.number, digest=row.digest), actor=actor, at=now)
    return PlanView(number=row.number, document=document, digest=row.digest, by=row.by, at=row.at)


def digest_of(document: dict[str, Any]) -> str:
    """SHA-256 of the document as JSON with sorted keys and no blanks, UTF-8."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
