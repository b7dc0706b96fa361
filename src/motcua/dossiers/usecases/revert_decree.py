"""A decree is taken back: the days are what they were, and promises follow again."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.outbox import record
from motcua.dossiers.decree_events import DecreeReverted
from motcua.dossiers.decrees import DecreeView, publish_decrees, units_of_decrees, view_of
from motcua.dossiers.models import Recalculation
from motcua.dossiers.rules.decrees import DecreeRevertedAlready


@transaction.atomic
def revert_decree(*, actor: Actor, public_id: uuid.UUID, now: datetime) -> DecreeView:
    """Take the decree back; by the operator or by who entered it. The row stays, with who took it back and when.

    Raises  NotFound, NotAllowed, DecreeRevertedAlready
    """
    units = units_of_decrees(actor)
    row = Recalculation.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise NotFound(str(public_id))
    if units is not None and row.ordered_by != actor.account_id:
        raise NotAllowed("revert_decree")
    if row.reverted_at is not None:
        raise DecreeRevertedAlready()
    row.reverted_at, row.reverted_by_name, row.done_at = now, actor.name, None
    row.save(update_fields=["reverted_at", "reverted_by_name", "done_at"])
    record(DecreeReverted(subject_id=row.pk, calendar=row.calendar), actor=actor, at=now)
    transaction.on_commit(publish_decrees)
    return view_of(row)
