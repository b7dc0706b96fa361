"""Beginning an application, or going on with the one that was begun."""

import secrets
from datetime import datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from motcua.core.actor import Actor
from motcua.core.ids import draw_lookup_code
from motcua.drafts.models import DraftRow
from motcua.drafts.queries import draft_of
from motcua.drafts.rules import expires_at
from motcua.drafts.sealing import resume_digests, seal
from motcua.drafts.states import DraftPurpose, DraftState
from motcua.drafts.values import BegunDraft


def begin_draft(
    *,
    actor: Actor,
    procedure_code: str,
    version_id: int,
    unit_code: str,
    language: str,
    now: datetime,
    purpose: DraftPurpose = DraftPurpose.SUBMIT,
    another: bool = False,
) -> BegunDraft:
    """The open draft of this account and procedure, else a new one with its resume code.

    another  a second draft of the same procedure is wanted; without an account every draft is one of its own
    """
    place = 0
    if actor.account_id is not None:
        mine = DraftRow.objects.filter(
            account_id=actor.account_id, procedure_code=procedure_code, purpose=purpose, state=DraftState.OPEN
        )
        mine.filter(expires_at__lte=now).update(state=DraftState.EXPIRED)
        newest = mine.order_by("-another").first()
        if newest is not None and not another:
            return BegunDraft(draft_of(newest), is_new=False)
        place = newest.another + 1 if newest is not None else 0
    row = _new_row(now)
    row.procedure_code, row.version_id, row.unit_code = procedure_code, version_id, unit_code
    row.purpose, row.account_id, row.another, row.language = purpose, actor.account_id, place, language
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # The same account pressed twice at the same moment; the other press was first, and its draft is the one.
        return BegunDraft(draft_of(mine.get(another=place)), is_new=False)
    return BegunDraft(draft_of(row), is_new=True)


def _new_row(now: datetime) -> DraftRow:
    """An empty draft with its secrets, not yet saved."""
    public_id, code = uuid4(), draw_lookup_code()
    content = {"once": secrets.token_urlsafe(16), "scope": secrets.token_urlsafe(16), "resume_code": code}
    key_id, sealed = seal(content, bound_to=str(public_id))
    return DraftRow(
        public_id=public_id,
        resume_digest=resume_digests(code)[0],
        key_id=key_id,
        sealed=sealed,
        created_at=now,
        saved_at=now,
        expires_at=expires_at(now),
    )
