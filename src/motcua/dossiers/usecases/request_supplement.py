"""The office asks the applicant, once and completely, for what is missing."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.awaited import lawful_until
from motcua.dossiers.events import SupplementRequested
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import Awaiting, PauseCause
from motcua.dossiers.timing import stopped_for
from motcua.dossiers.values import Change, SupplementItem


@transaction.atomic
def request_supplement(
    *,
    actor: Actor,
    code: str,
    items: tuple[SupplementItem, ...],
    now: datetime,
    until: datetime | None = None,
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Ask for a supplement; a running clock is suspended until it comes, a clock not yet started stays so.

    until    aware UTC: until when the applicant should answer; by default as the law says, if it sets a time
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant, NothingAsked,
             UntilInThePast
    Source   NĐ 118/2025 art. 17(2a) as amended by NĐ 309/2026; the time from request to completion is not counted
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "request_supplement", dossier)
    moves.check_untouched(dossier, revision)
    until = until or lawful_until(dossier, now=now)
    moves.check_can_request_supplement(dossier, items, until_passed=until is not None and until <= now)
    standing = stopped_for(dossier, PauseCause.SUPPLEMENT, now=now)
    event = SupplementRequested(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        awaiting=Awaiting.SUPPLEMENT,
        clock=standing.clock,
        pauses=standing.pauses,
        due_at=standing.due_at,
        former_due_at=dossier.due_at,
        items=[asdict(item) for item in items],
        until=until,
        awaiting_until=until,
    )
    return write(dossier, event, actor=actor, at=now)
