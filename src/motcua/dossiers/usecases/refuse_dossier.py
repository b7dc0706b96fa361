"""The office says no: before acceptance it does not take the dossier in, afterwards it refuses the request."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.endings import end_dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import Stage
from motcua.dossiers.values import Change


@transaction.atomic
def refuse_dossier(
    *, actor: Actor, code: str, reason_code: str, now: datetime, revision: int | None = None, note: str = ""
) -> Change:
    """Refuse with a reason: national status 3 before acceptance, 8 after it.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, ReasonMissing
    Source   TT 03/2025/TT-VPCP form 03; NĐ 63/2010 art. 18 (reasons in writing)
    """
    dossier = get_dossier_for_update(code, actor=actor)
    before = dossier.stage == Stage.SUBMITTED
    access.check_may(actor, "refuse_acceptance" if before else "refuse", dossier)
    moves.check_untouched(dossier, revision)
    to = Stage.NOT_ACCEPTED if before else Stage.REFUSED
    return end_dossier(dossier, to, actor=actor, now=now, reason_code=reason_code, note=note)
