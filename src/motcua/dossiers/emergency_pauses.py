"""The promise of a dossier that is received in an emergency: it counts on the emergency's end as declared."""

from datetime import datetime
from typing import Any

from motcua.dossiers.emergencies import in_force
from motcua.dossiers.incidents import with_incident
from motcua.dossiers.models import Dossier, Emergency


def with_emergencies(dossier: Dossier, *, received_at: datetime, now: datetime) -> list[dict[str, Any]]:
    """The dossier's pauses, and one until the declared end for each emergency that stops clocks now.

    So the receipt promises a day that can be kept. When the emergency ends otherwise, the pause ends with it; one whose
    clocks do not stand still yet follows by itself.
    """
    pauses = list(dossier.pauses)
    meant = [
        one.public_id
        for one in in_force(at=now)
        if one.stops_clocks
        and one.concerns({dossier.unit_id or 0})
        and (not one.procedures or dossier.procedure_code in one.procedures)
    ]
    if not meant:
        return pauses
    found = Emergency.objects.filter(public_id__in=meant, incident__isnull=False, revoked_at=None)
    for row in found.select_related("incident").order_by("since", "id"):
        if row.incident is not None:
            row.incident.until = row.ended_at or row.until
            pauses = with_incident(pauses, row.incident, received_at=received_at)
    return pauses
