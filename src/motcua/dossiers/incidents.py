"""The clocks of many dossiers follow an announced incident, each with its own event, and never twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from motcua.core.actor import Actor
from motcua.dossiers.events import ClockEvent, ClockPaused, ClockResumed
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, Incident
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.states import Clock, PauseCause
from motcua.dossiers.timing import awaited, deadline_of

AT_ONCE = 200
Ledger = list[dict[str, Any]]


def follow_incident(incident: Incident, *, actor: Actor, now: datetime) -> int:
    """Stop the clocks that the incident concerns, or let them go on where it is over; returns how many it stopped.

    In transactions of 200; interrupted, it is gone on with by calling it again. A dossier that was received while the
    incident lasted stands still from its receipt. What it stopped runs on also where the unit has handed it on since.
    """
    after = paused = 0
    while keys := list(_concerned(incident).filter(id__gt=after).order_by("id").values_list("id", flat=True)[:AT_ONCE]):
        paused += _follow(incident, keys, actor, now)
        after = keys[-1]
    Incident.objects.filter(pk=incident.pk).update(paused=F("paused") + paused)
    return paused


def _concerned(incident: Incident) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(
        origin_system=OWN_ORIGIN, clock__in=(Clock.RUNNING, Clock.SUSPENDED), received_at__isnull=False
    )
    known = Q(pauses__contains=[{"announced": incident.pk}])
    meant = Q(unit_id__in=incident.units) if incident.units else Q()
    meant &= Q(procedure_code__in=incident.procedures) if incident.procedures else Q()
    if incident.until is None:
        return rows.filter(meant).exclude(known)
    return rows.filter((meant & Q(received_at__lt=incident.until)) | known)


@transaction.atomic
def _follow(incident: Incident, keys: Sequence[int], actor: Actor, now: datetime) -> int:
    paused = 0
    for dossier in Dossier.objects.select_for_update().filter(id__in=keys).order_by("id"):
        if dossier.clock not in (Clock.RUNNING, Clock.SUSPENDED) or dossier.received_at is None:
            continue
        known = any(pause.get("announced") == incident.pk for pause in dossier.pauses)
        pauses = with_incident(dossier.pauses, incident, received_at=dossier.received_at)
        if pauses == dossier.pauses:
            continue
        write(dossier, _event(dossier, incident, pauses), actor=actor, at=now)
        paused += not known
    return paused


def with_incident(pauses: Ledger, incident: Incident, *, received_at: datetime) -> Ledger:
    """The ledger with the incident's pause, open while it lasts, closed when it ended, gone where it ended before."""
    until = incident.until.isoformat() if incident.until else None
    since = max(incident.since, received_at)
    if incident.until is not None and incident.until <= since:
        return [dict(pause) for pause in pauses if pause.get("announced") != incident.pk]
    if any(pause.get("announced") == incident.pk for pause in pauses):
        return [{**pause, "to": until} if pause.get("announced") == incident.pk else dict(pause) for pause in pauses]
    cause = PauseCause(incident.cause)
    kept = {"from": since.isoformat(), "to": until, "cause": cause.value, "causer": clock.CAUSER_OF[cause].value}
    return [*pauses, {**kept, "source": incident.source, "announced": incident.pk}]


def _event(dossier: Dossier, incident: Incident, pauses: Ledger) -> ClockEvent:
    found = deadline_of(dossier, pauses=pauses)
    stands = bool(clock.open_causes(pauses))
    kind = ClockPaused if incident.until is None else ClockResumed
    waits = dossier.awaiting if dossier.awaiting != "nothing" else awaited(pauses)
    return kind(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        awaiting=waits,  # type: ignore[arg-type]
        clock=Clock.SUSPENDED if stands else Clock.RUNNING,
        pauses=pauses,
        due_at=found.due_at if found else None,
        former_due_at=dossier.due_at,
        cause=PauseCause(incident.cause),
        source=incident.source,
    )
