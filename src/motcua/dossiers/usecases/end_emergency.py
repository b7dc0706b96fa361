"""A declared emergency is over before its day, or its declaration is taken back."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.dossiers.emergencies import EmergencyView, check_speaks_for, forget_read, view_of
from motcua.dossiers.emergency_events import EmergencyEnded, EmergencyRevoked
from motcua.dossiers.models import Emergency
from motcua.dossiers.rules.emergencies import EmergencyRevokedAlready, check_can_end


@transaction.atomic
def end_emergency(*, actor: Actor, public_id: uuid.UUID, now: datetime) -> EmergencyView:
    """Open the doors and let the clocks run on from now.

    Raises  NotFound, NotAllowed, EmergencyOver, EmergencyRefused
    """
    row = _row(actor, public_id)
    check_can_end(row.since, row.ended_at or row.until, revoked=row.revoked_at is not None, now=now)
    row.ended_at, row.ended_by_name = now, actor.name
    row.save(update_fields=["ended_at", "ended_by_name"])
    record(EmergencyEnded(subject_id=row.pk, until=now), actor=actor, at=now)
    _forget()
    return view_of(row)


@transaction.atomic
def revoke_emergency(*, actor: Actor, public_id: uuid.UUID, now: datetime) -> EmergencyView:
    """Take a wrong declaration back, also after its end: promises become what they would have been without it.

    Raises  NotFound, NotAllowed, EmergencyRevokedAlready
    """
    row = _row(actor, public_id)
    if row.revoked_at is not None:
        raise EmergencyRevokedAlready()
    row.revoked_at, row.revoked_by_name, row.settled = now, actor.name, not row.stops_clocks
    row.save(update_fields=["revoked_at", "revoked_by_name", "settled"])
    record(EmergencyRevoked(subject_id=row.pk), actor=actor, at=now)
    _forget()
    return view_of(row)


def _row(actor: Actor, public_id: uuid.UUID) -> Emergency:
    row = Emergency.objects.select_for_update(of=("self",)).filter(public_id=public_id).first()
    if row is None:
        raise NotFound(str(public_id))
    check_speaks_for(actor, row.units)
    return row


def _forget() -> None:
    forget_read()
    transaction.on_commit(forget_read)
