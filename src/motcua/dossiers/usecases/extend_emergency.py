"""A declared emergency lasts longer, on the word of a document."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.dossiers.emergencies import EmergencyView, check_speaks_for, forget_read, view_of
from motcua.dossiers.emergency_events import EmergencyExtended
from motcua.dossiers.models import Emergency
from motcua.dossiers.rules.emergencies import EmergencyOver, check_later_end


@transaction.atomic
def extend_emergency(
    *, actor: Actor, public_id: uuid.UUID, until: datetime, source: str, now: datetime
) -> EmergencyView:
    """Set a later end while it lasts; the former end stays written down.

    Raises  NotFound, NotAllowed, EmergencyOver, EmergencyRefused
    """
    row = Emergency.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise NotFound(str(public_id))
    check_speaks_for(actor, row.units)
    if row.revoked_at or row.ended_at:
        raise EmergencyOver()
    check_later_end(row.since, row.until, until, source, now=now)
    former, row.until = row.until, until
    kept = {"at": now.isoformat(), "by": actor.name, "former": former.isoformat()}
    row.extensions = [*row.extensions, {**kept, "until": until.isoformat(), "source": source.strip()}]
    row.settled = not row.stops_clocks
    row.save(update_fields=["until", "extensions", "settled"])
    record(EmergencyExtended(subject_id=row.pk, former=former, until=until, source=source.strip()), actor=actor, at=now)
    forget_read()
    transaction.on_commit(forget_read)
    return view_of(row)
