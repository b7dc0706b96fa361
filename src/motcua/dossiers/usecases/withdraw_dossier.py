"""The applicant takes the dossier back, at the counter or with code and lookup code."""

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
    lookup_code: str = "",
    reason_code: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Withdraw; possible until there is a decision.

    lookup_code  given by the applicant instead of a role in the unit; wrong ones are counted (see `tracking`)
    Raises   NotFound, LookupLocked, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids
    """
    with opened_dossier(code, actor=actor, lookup_code=lookup_code, now=now) as dossier:
        if not lookup_code:
            access.check_may(actor, "withdraw", dossier)
        moves.check_untouched(dossier, revision)
        return end_dossier(dossier, Stage.WITHDRAWN, actor=actor, now=now, reason_code=reason_code, note=note)
