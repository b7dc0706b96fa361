"""The office stops work on an accepted dossier."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.endings import end_dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import Stage
from motcua.dossiers.values import Change


@transaction.atomic
def stop_dossier(
    *, actor: Actor, code: str, reason_code: str, now: datetime, revision: int | None = None, note: str = ""
) -> Change:
    """Stop with a reason, for instance when no supplement came in time.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, ReasonMissing
    Source   TT 03/2025/TT-VPCP form 05
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "stop", dossier)
    moves.check_untouched(dossier, revision)
    return end_dossier(dossier, Stage.STOPPED, actor=actor, now=now, reason_code=reason_code, note=note)
