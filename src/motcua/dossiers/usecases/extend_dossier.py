"""The office cannot keep the promised moment: it sets a new one in time, with an apology and the reason."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import DossierExtended
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, clock, moves
from motcua.dossiers.values import Change


@transaction.atomic
def extend_dossier(
    *,
    actor: Actor,
    code: str,
    until: datetime,
    reason: str,
    now: datetime,
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Extend once, before the promised moment; the letter of apology (form 04) follows by a job.

    until    aware UTC: the new promised moment
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, ReasonMissing, ClockStandsStill, NoLimitToExtend,
             AlreadyExtended, TooLateToExtend, ExtensionTooShort
    Source   NĐ 118/2025; TT 03/2025/TT-VPCP form 04
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "extend", dossier)
    moves.check_untouched(dossier, revision)
    clock.check_can_extend(
        clock=dossier.clock, due_at=dossier.due_at, extensions=dossier.extensions, until=until, now=now
    )
    clock.check_extension_has_reason(reason)
    kept = {"at": now.isoformat(), "until": until.isoformat(), "reason": reason.strip()}
    event = DossierExtended(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        extensions=[*dossier.extensions, kept],
        due_at=until,
        former_due_at=dossier.due_at,
        until=until,
        reason=reason.strip(),
    )
    return write(dossier, event, actor=actor, at=now)
