"""The applicant takes the dossier back, at the counter or by her own secret."""

from datetime import datetime

from motcua.core.actor import Actor
from motcua.dossiers.endings import end_dossier
from motcua.dossiers.opening import opened_dossier
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import Stage
from motcua.dossiers.values import Change


def withdraw_dossier(
    *,
    actor: Actor,
    code: str,
    now: datetime,
    own_id: int | None = None,
    reason_code: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Withdraw; possible until there is a decision.

    own_id  the applicant acts, to whom the dossier was opened by her secret (see `open_own_dossier`)
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids
    """
    with opened_dossier(code, actor=actor, own_id=own_id) as dossier:
        if own_id is None:
            access.check_may(actor, "withdraw", dossier)
        moves.check_untouched(dossier, revision)
        return end_dossier(dossier, Stage.WITHDRAWN, actor=actor, now=now, reason_code=reason_code, note=note)
