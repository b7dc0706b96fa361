"""Handing a draft in: the dossier is filed and the draft closed in one transaction, once."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.dossiers.api import Submission, submit_dossier
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import RECEIPT_KEPT_FOR, DraftChangedElsewhere, VersionNotInForce
from motcua.drafts.sealing import seal
from motcua.drafts.states import DraftState
from motcua.drafts.values import Receipt


@transaction.atomic
def submit_draft(public_id: str, *, actor: Actor, submission: Submission, revision: int, now: datetime) -> Receipt:
    """File what was reviewed and keep nothing but the receipt, for a week; a second press gets the same receipt.

    submission  what was made of the draft at `revision`
    Raises      NotFound; DraftChangedElsewhere, VersionNotInForce (nothing is filed); what `submit_dossier` raises
    """
    row = get_row_for_update(public_id, now=now)
    draft = draft_of(row)
    if draft.receipt is not None:
        return draft.receipt
    if draft.revision != revision:
        raise DraftChangedElsewhere()
    if version_in_force(draft.procedure_code, on=timezone.localtime(now).date()).id != draft.version_id:
        raise VersionNotInForce()
    filed = submit_dossier(
        actor=actor, submission=submission, now=now, idempotency_key=draft.once, idempotency_scope="draft"
    )
    receipt = Receipt(filed.id, filed.code, filed.lookup_code, filed.resume_code)
    content = {"receipt": asdict(receipt)}
    row.key_id, row.sealed = seal(content, bound_to=draft.public_id)
    row.state, row.page, row.revision = DraftState.SUBMITTED, "", row.revision + 1
    row.unit_code = submission.unit_code
    row.saved_at, row.expires_at = now, now + RECEIPT_KEPT_FOR
    row.save()
    return receipt
