"""A shared system failed and that was announced: the clocks that hang on it stand still from the failure on."""

from collections.abc import Sequence
from datetime import datetime

from motcua.core.actor import Actor
from motcua.dossiers.decrees import units_of_decrees
from motcua.dossiers.incidents import follow_incident
from motcua.dossiers.models import Incident
from motcua.dossiers.rules.incidents import check_incident


def announce_incident(
    *,
    actor: Actor,
    since: datetime,
    source: str,
    now: datetime,
    unit_ids: Sequence[int] = (),
    procedures: Sequence[str] = (),
) -> Incident:
    """Keep the announcement and stop the clocks, each with its own event; the operator for all, others for their units.

    since     aware: when the system failed, not when that was announced
    unit_ids  whose dossiers; none: all that the actor may stop
    Raises    NotAllowed, IncidentRefused
    Source    NĐ 63/2024 as amended by NĐ 301/2026: an announced incident of a shared system is not counted
    """
    own = units_of_decrees(actor)
    check_incident(since, source, now=now)
    units = list(unit_ids) if own is None else sorted(own & set(unit_ids) if unit_ids else own)
    incident = Incident.objects.create(
        units=units,
        procedures=list(procedures),
        since=since,
        source=source.strip(),
        announced_at=now,
        announced_by_name=actor.name,
    )
    follow_incident(incident, actor=actor, now=now)
    incident.refresh_from_db()
    return incident
