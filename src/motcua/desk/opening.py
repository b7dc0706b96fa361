"""Opening what belongs to a dossier: who did it, and for what, is noted in the audit."""

from django.http import HttpRequest
from django.utils import timezone

from motcua.audit.api import Purpose, record_read
from motcua.core.actor import Actor
from motcua.desk.request import actor_of
from motcua.dossiers.api import DossierView, get_dossier


def opened(request: HttpRequest, code: str, purpose: Purpose) -> DossierView:
    """The dossier, after the reading was noted. Raises NotFound."""
    actor = actor_of(request)
    dossier = get_dossier(actor=actor, code=code)
    record_read(
        actor=actor,
        subject="dossier",
        subject_id=dossier.id,
        purpose=purpose,
        now=timezone.now(),
        unit_id=own_unit(actor, dossier.unit_id),
    )
    return dossier


def own_unit(actor: Actor, unit_id: int | None) -> int | None:
    """The dossier's unit where the reader holds a role there: it is under its right that the dossier is read."""
    return unit_id if any(grant.unit_id == unit_id for grant in actor.grants) else None
