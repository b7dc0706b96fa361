"""The clock stands still for a reason that is nobody's fault at the office: posting, confirmation, an incident."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import ClockPaused
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, clock, moves
from motcua.dossiers.states import PauseCause
from motcua.dossiers.timing import awaited, stopped_for
from motcua.dossiers.values import Change


@transaction.atomic
def pause_dossier(
    *,
    actor: Actor,
    code: str,
    cause: PauseCause,
    now: datetime,
    source: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Stop the clock for this cause until it is resumed; other causes may be open at the same time.

    cause    posting, confirmation or incident; a supplement and a payment are asked for by verbs of their own
    source   the rule or document on which the pause rests; wanted
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, ClockStandsStill, SourceMissing
    Source   docs/rules/deadlines.md
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "pause", dossier)
    moves.check_untouched(dossier, revision)
    clock.check_can_pause(dossier.clock, dossier.pauses, cause)
    clock.check_pause_has_source(cause, source)
    standing = stopped_for(dossier, cause, now=now, source=source)
    event = ClockPaused(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        awaiting=awaited(standing.pauses),
        clock=standing.clock,
        pauses=standing.pauses,
        due_at=standing.due_at,
        former_due_at=dossier.due_at,
        cause=cause,
        source=source,
    )
    return write(dossier, event, actor=actor, at=now)
