"""What was done of an intervention at one place is entered; a departure from the plan is entered with its reason."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.studies.dose import DeliveryGiven, faults_of_delivery
from motcua.studies.events import InterventionDelivered
from motcua.studies.intervention_queries import intervention_view
from motcua.studies.models import Delivery, Intervention
from motcua.studies.queries import row_to_change
from motcua.studies.rules import StudyRefused, check_texts


@transaction.atomic
def register_delivery(
    code: str, number: int, *, actor: Actor, given: DeliveryGiven, now: datetime, once: str = ""
) -> int:
    """The entry's number within the intervention; the same mark `once` gives the same number.

    Raises  NotFound, NotAllowed, StudyRefused
    """
    study = row_to_change(code, actor=actor)
    intervention = Intervention.objects.filter(study=study, number=number).first()
    if intervention is None:
        raise NotFound("intervention")
    same = Delivery.objects.filter(intervention=intervention, once=once).first() if once else None
    if same is not None:
        return int(same.number)
    done = replace(given, place=" ".join(given.place.split()), deviation=given.deviation.strip())
    today = timezone.localdate(now)
    if wrong := faults_of_delivery(intervention_view(intervention), done, today=today):
        raise StudyRefused(field_errors=wrong)
    if done.deviation:
        check_texts({"deviation": done.deviation})
    row = _keep(intervention, done, actor=actor, now=now, once=once)
    event = InterventionDelivered(
        subject_id=study.pk, intervention=number, number=row.number, deviates=bool(done.deviation)
    )
    record(event, actor=actor, at=now)
    return int(row.number)


def _keep(intervention: Intervention, done: DeliveryGiven, *, actor: Actor, now: datetime, once: str) -> Delivery:
    entries = Delivery.objects.filter(intervention=intervention)
    last = entries.aggregate(last=Max("number"))["last"] or 0
    return Delivery.objects.create(
        intervention=intervention,
        number=last + 1,
        place=done.place,
        first_day=done.first_day,
        last_day=done.last_day,
        amount=done.amount,
        reach=done.reach,
        cost_low_dong=done.cost_low_dong,
        cost_high_dong=done.cost_high_dong,
        deviation=done.deviation,
        corrects=entries.get(number=done.corrects) if done.corrects else None,
        once=once,
        by=actor.name,
        at=now,
    )
