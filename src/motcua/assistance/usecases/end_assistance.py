"""The sitting is over: what the helper did is written down, and what the person wants to say of it."""

from datetime import datetime

from django.db import transaction

from motcua.assistance.barriers import barrier_names
from motcua.assistance.events import AssistanceEnded
from motcua.assistance.models import AssistedSession
from motcua.assistance.rules import AssistanceOver, check_ended, minutes_between
from motcua.assistance.values import SessionEnded
from motcua.core.actor import Actor
from motcua.core.outbox import record


@transaction.atomic
def end_assistance(*, actor: Actor, ended: SessionEnded, now: datetime) -> int:
    """How many minutes it took. Raises AssistanceOver (there is none open), AssistanceRefused."""
    rows = AssistedSession.objects.select_for_update()
    row = rows.filter(helper_account_id=actor.account_id, closed_at=None).first() if actor.account_id else None
    if row is None:
        raise AssistanceOver
    check_ended(ended, barriers=frozenset(barrier_names()))
    row.closed_at, row.minutes = now, minutes_between(row.opened_at, now)
    row.steps, row.barrier = [step.value for step in ended.steps], ended.barrier
    row.completed, row.declined = ended.completed, ended.declined
    row.save()
    record(AssistanceEnded(subject_id=row.pk, minutes=row.minutes), actor=actor, at=now)
    return int(row.minutes)
