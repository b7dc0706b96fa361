"""What all endings without a result have in common: the clock ends and an open pause is closed."""

from datetime import datetime

from motcua.core.actor import Actor
from motcua.dossiers.ending_events import ENDINGS
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.refusal_reasons import reason_of
from motcua.dossiers.rules import moves
from motcua.dossiers.states import Awaiting, Clock, Stage
from motcua.dossiers.timing import resumed
from motcua.dossiers.values import Change


def end_dossier(dossier: Dossier, to: Stage, *, actor: Actor, now: datetime, reason_code: str, note: str) -> Change:
    """End a locked dossier at this stage. Raises StageForbids, ReasonMissing, ReasonDoesNotHold."""
    moves.check_can_end(dossier, to, reason_code)
    named = reason_of(reason_code.strip())
    if named is not None and not named.holds(dossier.procedure_code, to, local_day(now)):
        raise moves.ReasonDoesNotHold(field_errors={"reason_code": "reason_does_not_hold"})
    standing = resumed(dossier, now=now)
    event = ENDINGS[to](
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=to,
        clock=Clock.ENDED,
        awaiting=Awaiting.NOTHING,
        pauses=standing.pauses,
        due_at=standing.due_at,
        finished_at=now,
        reason_code=reason_code.strip(),
        reason=named.words.vi if named else reason_code.strip(),
        source=named.source if named and named.verified else "",
    )
    return write(dossier, event, actor=actor, at=now)
