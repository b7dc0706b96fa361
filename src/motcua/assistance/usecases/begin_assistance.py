"""A person agreed to be helped: the helper opens a session under his own name."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.assistance.events import AssistanceBegun
from motcua.assistance.models import AssistedSession
from motcua.assistance.queries import view_of
from motcua.assistance.rules import LONGEST, HelperIsHelping, check_can_help, check_given, is_over, minutes_between
from motcua.assistance.values import SessionGiven, SessionView
from motcua.core.actor import Actor
from motcua.core.outbox import record


@transaction.atomic
def begin_assistance(*, actor: Actor, unit_id: int, given: SessionGiven, now: datetime) -> SessionView:
    """Open it. An own one that nobody ended and that has lasted too long is ended first, with nothing known of it.

    Raises  NotAllowed, AssistanceRefused, HelperIsHelping
    """
    account_id = check_can_help(actor, unit_id)
    check_given(given)
    mine = AssistedSession.objects.select_for_update().filter(helper_account_id=account_id, closed_at=None)
    for old in mine:
        if not is_over(old.opened_at, now):
            raise HelperIsHelping
        old.closed_at = old.opened_at + LONGEST
        old.minutes = minutes_between(old.opened_at, old.closed_at)
        old.save(update_fields=["closed_at", "minutes"])
    try:
        with transaction.atomic():
            row = AssistedSession.objects.create(
                helper_account_id=account_id,
                unit_id=unit_id,
                helper=given.helper,
                where=given.where,
                device=given.device,
                consent=given.consent,
                language=given.language.lower(),
                opened_at=now,
            )
    except IntegrityError as twice:  # the same helper pressed in two windows at once
        raise HelperIsHelping from twice
    event = AssistanceBegun(subject_id=row.pk, unit_id=unit_id, helper=given.helper.value, consent=given.consent.value)
    record(event, actor=actor, at=now)
    return view_of(row)
