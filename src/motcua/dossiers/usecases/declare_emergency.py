"""Doors of a unit are closed for a time, or procedures put before others, on the word of a document."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.dossiers.decrees import units_of_decrees
from motcua.dossiers.emergencies import EmergencyView, check_speaks_for, forget_read, view_of
from motcua.dossiers.emergency_events import EmergencyDeclared
from motcua.dossiers.intake import local_day
from motcua.dossiers.models import Emergency
from motcua.dossiers.rules.emergencies import CLOSABLE, EmergencyOrder, EmergencyRefused, check_emergency


@transaction.atomic
def declare_emergency(*, actor: Actor, order: EmergencyOrder, now: datetime) -> EmergencyView:
    """Keep the declaration; doors close at `since`, and a background job stops the clocks where the law has it so.

    The operator may speak for all units, an administrator for her own.
    Raises  NotAllowed, EmergencyRefused
    Source  data/clock/emergencies.yaml
    """
    own = units_of_decrees(actor)
    units = sorted(set(order.unit_ids) or own or ())
    check_speaks_for(actor, units)
    order = replace(order, unit_ids=units, procedures=sorted(set(order.procedures)))
    stops = check_emergency(order, now=now)
    _check_procedures(order.procedures, now)
    said: dict[str, Any] = {
        "units": units,
        "procedures": list(order.procedures),
        "channels": [channel.value for channel in CLOSABLE if channel in order.channels],
        "priority": order.priority,
        "ground": order.ground,
        "source": order.source.strip(),
        "clause": order.clause.strip(),
        "message": order.message.strip(),
        "since": order.since,
        "until": order.until,
        "stops_clocks": stops,
    }
    row = Emergency.objects.create(
        **said, declared_at=now, declared_by=actor.account_id, declared_by_name=actor.name, settled=not stops
    )
    record(EmergencyDeclared(subject_id=row.pk, **said), actor=actor, at=now)
    forget_read()
    transaction.on_commit(forget_read)
    return view_of(row)


def _check_procedures(codes: Iterable[str], now: datetime) -> None:
    """Raises EmergencyRefused where one is not in force."""
    for code in codes:
        try:
            version_in_force(code, on=local_day(now))
        except NotFound as missing:
            raise EmergencyRefused(field_errors={"procedures": "emergency_procedure_unknown"}) from missing
