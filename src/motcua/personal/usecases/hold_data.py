"""A leader keeps data beyond their time, or lets them go again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed
from motcua.core.outbox import record
from motcua.dossiers.api import get_dossier
from motcua.personal.events import DataHeld, DataReleased
from motcua.personal.models import Hold
from motcua.personal.rules import check_hold
from motcua.personal.words import tidy


@transaction.atomic
def hold_data(*, actor: Actor, code: str, reason: str, until: date | None, now: datetime) -> None:
    """Nothing of the dossier is erased before `until`; an earlier hold of it ends with this one.

    Raises  NotFound, NotAllowed, HoldRefused
    """
    dossier_id, unit_id = _led(actor, code)
    reason = tidy(reason)
    until = check_hold(reason, until, on=timezone.localdate(now))
    _lift(dossier_id, now)
    row = Hold.objects.create(
        dossier_id=dossier_id, dossier_code=code, unit_id=unit_id, reason=reason, until=until, set_at=now
    )
    record(DataHeld(subject_id=row.pk, dossier_id=dossier_id, unit_id=unit_id, until=until), actor=actor, at=now)


@transaction.atomic
def release_data(*, actor: Actor, code: str, now: datetime) -> None:
    """The hold is over; where none stood nothing happens. Raises NotFound, NotAllowed."""
    dossier_id, unit_id = _led(actor, code)
    for hold_id in _lift(dossier_id, now):
        record(DataReleased(subject_id=hold_id, dossier_id=dossier_id, unit_id=unit_id), actor=actor, at=now)


def _led(actor: Actor, code: str) -> tuple[int, int]:
    """The dossier and its unit, which the actor leads. Raises NotFound, NotAllowed."""
    dossier = get_dossier(actor=actor, code=code)
    if dossier.unit_id is None or dossier.unit_id not in actor.units_as(Role.LEADER):
        raise NotAllowed("hold data")
    return dossier.id, dossier.unit_id


def _lift(dossier_id: int, now: datetime) -> list[int]:
    rows = Hold.objects.select_for_update().filter(dossier_id=dossier_id, ended_at__isnull=True)
    ids = list(rows.values_list("id", flat=True))
    Hold.objects.filter(id__in=ids).update(ended_at=now)
    return ids
