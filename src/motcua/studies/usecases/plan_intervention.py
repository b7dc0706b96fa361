"""An intervention enters the register before it is done: what, where, when, how much, against which barrier."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.core.actor import Actor
from motcua.core.barriers import vocabulary
from motcua.core.outbox import record
from motcua.studies.dose import InterventionGiven, faults_of_plan
from motcua.studies.events import InterventionPlanned
from motcua.studies.models import Intervention
from motcua.studies.queries import row_to_change
from motcua.studies.rules import StudyRefused, check_texts


@transaction.atomic
def plan_intervention(code: str, *, actor: Actor, given: InterventionGiven, now: datetime, once: str = "") -> int:
    """The number within the study; the same mark `once` gives the same number.

    Raises  NotFound, NotAllowed, StudyRefused
    """
    study = row_to_change(code, actor=actor)
    plan = replace(
        given, what=given.what.strip(), places=tuple(place for one in given.places if (place := " ".join(one.split())))
    )
    if wrong := faults_of_plan(plan, list(vocabulary().barriers)):
        raise StudyRefused(field_errors=wrong)
    check_texts({"what": plan.what})
    same = Intervention.objects.filter(study=study, once=once).first() if once else None
    if same is not None:
        return int(same.number)
    last = Intervention.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    row = Intervention.objects.create(
        study=study,
        number=last + 1,
        kind=plan.kind,
        barrier=plan.barrier,
        what=plan.what,
        places=list(plan.places),
        first_day=plan.first_day,
        last_day=plan.last_day,
        amount=plan.amount,
        reach=plan.reach,
        cost_dong=plan.cost_dong,
        once=once,
        by=actor.name,
        at=now,
    )
    event = InterventionPlanned(subject_id=study.pk, number=row.number, kind=plan.kind.value, barrier=plan.barrier)
    record(event, actor=actor, at=now)
    return int(row.number)
