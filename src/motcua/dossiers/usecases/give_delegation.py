"""Somebody will be away: a colleague looks after her dossiers from one day to another."""

from datetime import date, datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.dossiers.intake import local_day
from motcua.dossiers.models import Delegation
from motcua.dossiers.people import working_in
from motcua.dossiers.rules.absence import DelegationOverlaps, check_days, check_may_arrange, check_people
from motcua.dossiers.rules.words import tidy_words
from motcua.dossiers.work_events import DelegationGiven


@transaction.atomic
def give_delegation(
    *,
    actor: Actor,
    account_id: int,
    unit_id: int,
    to_account_id: int | None,
    first_day: date | None,
    last_day: date | None,
    now: datetime,
    note: str = "",
) -> int:
    """Let the colleague see these dossiers among her own; returns the key. No right goes along.

    Raises   NotAllowed, DelegationRefused, DelegationOverlaps, WordsRefused
    """
    check_may_arrange(actor, account_id=account_id, unit_id=unit_id)
    today = local_day(now)
    first, last = check_days(first_day, last_day, today=today)
    colleague = check_people(account_id, to_account_id, working=working_in(unit_id, today))
    there = Delegation.objects.select_for_update().filter(
        account_id=account_id, unit_id=unit_id, ended_at__isnull=True, first_day__lte=last, last_day__gte=first
    )
    if there.exists():
        raise DelegationOverlaps()
    row = Delegation.objects.create(
        account_id=account_id,
        to_account_id=colleague,
        unit_id=unit_id,
        first_day=first,
        last_day=last,
        note=tidy_words(note, "note"),
        given_at=now,
        given_by=actor.account_id,
    )
    event = DelegationGiven(
        subject_id=row.pk,
        account_id=account_id,
        to_account_id=colleague,
        unit_id=unit_id,
        first_day=first,
        last_day=last,
    )
    record(event, actor=actor, at=now)
    return int(row.pk)
