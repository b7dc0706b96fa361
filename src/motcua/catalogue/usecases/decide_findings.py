"""An editor decides about doubts in national records: accept, set the right value, or say that nothing is wrong."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua.catalogue.board.chosen import locked_findings
from motcua.catalogue.board.deciding import (
    MOST_AT_ONCE,
    Decision,
    FindingDecided,
    FindingStatus,
    check_decision,
    check_may_edit,
)
from motcua.catalogue.events import FindingAccepted, FindingDismissed, FindingEvent, FindingOverridden
from motcua.catalogue.models import RecordFinding
from motcua.core.actor import Actor
from motcua.core.outbox import record


@transaction.atomic
def decide_findings(*, actor: Actor, finding_ids: Iterable[int], decision: Decision, now: datetime) -> int:
    """Decide all of these, or none; one event each. Returns how many.

    A right value is set for one finding at a time: two lines of a record seldom have the same mistake.
    Raises  NotAllowed, NotFound, DecisionRefused, FindingDecided (one of them is no longer open)
    """
    check_may_edit(actor)
    decision = check_decision(decision)
    rows = locked_findings(finding_ids, most=1 if decision.status is FindingStatus.OVERRIDDEN else MOST_AT_ONCE)
    decided = [row for row in rows if row.status != FindingStatus.OPEN]
    if decided:
        raise FindingDecided(count=len(decided))
    for row in rows:
        row.status, row.reason, row.source = decision.status.value, decision.reason, decision.source
        row.value, row.decided_by, row.decided_at = decision.value, actor.name, now
        row.save(update_fields=["status", "reason", "source", "value", "decided_by", "decided_at"])
        record(_event(row, decision), actor=actor, at=now)
    return len(rows)


def _event(row: RecordFinding, decision: Decision) -> FindingEvent:
    about = FindingEvent(
        subject_id=row.version.procedure_id, finding=row.pk, code=row.code, place=row.place, reason=decision.reason
    )
    if decision.status is FindingStatus.OVERRIDDEN:
        return FindingOverridden(**vars(about), source=decision.source, value=decision.value)
    return (FindingAccepted if decision.status is FindingStatus.ACCEPTED else FindingDismissed)(**vars(about))
