"""An editor undoes decisions: the findings are open again, what was decided stays in the book."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua.catalogue.board.chosen import locked_findings
from motcua.catalogue.board.deciding import FindingOpen, FindingStatus, check_may_edit, check_words
from motcua.catalogue.events import FindingReopened
from motcua.core.actor import Actor
from motcua.core.outbox import record


@transaction.atomic
def reopen_findings(*, actor: Actor, finding_ids: Iterable[int], now: datetime, reason: str = "") -> int:
    """Undo the decisions about all of these, or none; one event each. Returns how many.

    Raises  NotAllowed, NotFound, DecisionRefused, FindingOpen (one of them has no decision, or somebody has undone it)
    """
    check_may_edit(actor)
    reason = check_words("reason", reason)
    rows = locked_findings(finding_ids)
    undecided = [row for row in rows if row.status == FindingStatus.OPEN]
    if undecided:
        raise FindingOpen(count=len(undecided))
    for row in rows:
        event = FindingReopened(
            subject_id=row.version.procedure_id,
            finding=row.pk,
            code=row.code,
            place=row.place,
            reason=reason,
            was=row.status,
        )
        row.status, row.reason, row.source, row.value = FindingStatus.OPEN.value, "", "", ""
        row.decided_by, row.decided_at = "", None
        row.save(update_fields=["status", "reason", "source", "value", "decided_by", "decided_at"])
        record(event, actor=actor, at=now)
    return len(rows)
