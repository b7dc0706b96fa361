"""The office cannot keep the promised moment: it sets a new one in time, with an apology and the reason."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.worktime import LOCAL_TIME, end_of_work, load_calendar
from motcua.dossiers.awaited import filed_on
from motcua.dossiers.clock_rules import extensions_allowed
from motcua.dossiers.events import DossierExtended
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, clock, moves
from motcua.dossiers.values import Change
from motcua.orgs.api import get_unit


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

    until    aware UTC: the new promised moment, on a day of work; at the latest when work ends on it
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, ReasonMissing, ClockStandsStill, NoLimitToExtend,
             AlreadyExtended, TooLateToExtend, ExtensionTooShort, ExtensionOnDayOff
    Source   NĐ 118/2025; TT 03/2025/TT-VPCP form 04
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "extend", dossier)
    moves.check_untouched(dossier, revision)
    calendar = load_calendar(get_unit(int(dossier.unit_id or 0)).calendar)
    until = clock.new_promise(until, end_of_work(until.astimezone(LOCAL_TIME).date(), calendar))
    allowed, _source = extensions_allowed(dossier.procedure_code, on=filed_on(dossier))
    clock.check_can_extend(
        clock=dossier.clock,
        due_at=dossier.due_at,
        extensions=dossier.extensions,
        until=until,
        now=now,
        allowed=allowed,
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
