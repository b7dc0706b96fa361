"""The shared system works again: the clocks that it stopped run on."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.decrees import units_of_decrees
from motcua.dossiers.incidents import follow_incident
from motcua.dossiers.models import Incident
from motcua.dossiers.rules.incidents import check_end


def end_incident(*, actor: Actor, public_id: uuid.UUID, until: datetime, now: datetime) -> Incident:
    """Close the pauses at `until`; dossiers received meanwhile get theirs too. Calling it again goes on where it broke.

    Raises  NotFound, NotAllowed, IncidentOver (ended at another moment), IncidentRefused
    """
    own = units_of_decrees(actor)
    with transaction.atomic():
        incident = Incident.objects.select_for_update().filter(public_id=public_id, cause="incident").first()
        if incident is None:
            raise NotFound(str(public_id))
        if own is not None and not set(incident.units) <= own:
            raise NotAllowed("end_incident")
        check_end(incident.since, until, ended=incident.until not in (None, until), now=now)
        incident.until, incident.ended_by_name = until, actor.name
        incident.save(update_fields=["until", "ended_by_name"])
    follow_incident(incident, actor=actor, now=now)
    incident.refresh_from_db()
    return incident
