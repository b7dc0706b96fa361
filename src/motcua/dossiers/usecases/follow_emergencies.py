"""Clocks follow the declared emergencies: they stand still while one lasts and run on after it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from motcua.core.actor import Actor
from motcua.dossiers.incidents import follow_incident
from motcua.dossiers.models import Emergency, Incident
from motcua.dossiers.states import PauseCause

ACTOR = Actor.system("emergency")


def follow_emergencies(*, now: datetime) -> int:
    """Stop and release clocks where an emergency began, lasts, ended or was taken back; returns how many it stopped.

    Called again and again; each dossier is stopped once and released once, also where a call breaks off in between.
    """
    stopped = 0
    waiting = Emergency.objects.filter(stops_clocks=True, settled=False, since__lte=now)
    for key in list(waiting.order_by("since", "id").values_list("id", flat=True)):
        incident, revoked = _incident_of(key, now)
        if incident is not None:
            stopped += follow_incident(incident, actor=ACTOR, now=now)
        if incident is None or incident.until is not None:
            # Where the declaration was extended or taken back meanwhile, the next call follows that.
            over = Q(until__lte=now) | Q(ended_at__isnull=False) | Q(revoked_at__isnull=False)
            Emergency.objects.filter(over, pk=key, revoked_at__isnull=not revoked).update(settled=True)
    return stopped


@transaction.atomic
def _incident_of(key: int, now: datetime) -> tuple[Incident | None, bool]:
    """The pause of many clocks that follows, with its end where it has one; None where nothing ever stood still."""
    row = Emergency.objects.select_for_update().get(pk=key)
    revoked, end = row.revoked_at is not None, row.ended_at or row.until
    if row.incident_id is None and revoked:
        return None, True
    incident = row.incident or Incident(
        units=row.units,
        procedures=row.procedures,
        since=row.since,
        source=", ".join(part for part in (row.source, row.clause) if part),
        announced_at=row.declared_at,
        announced_by_name=row.declared_by_name,
        cause=PauseCause.EMERGENCY.value,
    )
    incident.until = row.since if revoked else end if end <= now else None
    incident.ended_by_name = row.revoked_by_name or row.ended_by_name
    incident.save()
    if row.incident_id is None:
        row.incident = incident
        row.save(update_fields=["incident"])
    return incident, revoked
