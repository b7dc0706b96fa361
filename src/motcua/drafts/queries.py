"""Reading drafts: by the id that only their holder has, by account, by resume code."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.drafts.models import DraftRow
from motcua.drafts.sealing import unseal
from motcua.drafts.states import DraftPurpose, DraftState
from motcua.drafts.values import Draft, DraftListed, Receipt


def get_draft(public_id: str, *, now: datetime) -> Draft:
    """The draft of whoever holds its id, which is 122 random bits and never leaves the server. Raises NotFound."""
    return draft_of(_find(public_id, now, lock=False))


def get_row_for_update(public_id: str, *, now: datetime) -> DraftRow:
    """The row, locked until the transaction ends. Raises NotFound."""
    return _find(public_id, now, lock=True)


def list_drafts(*, actor: Actor, now: datetime) -> list[DraftListed]:
    """The open drafts of an account, the last saved first; nothing for somebody without account."""
    if actor.account_id is None:
        return []
    rows = DraftRow.objects.filter(account_id=actor.account_id, state=DraftState.OPEN, expires_at__gt=now)
    names = ("public_id", "procedure_code", "unit_code", "page", "saved_at", "expires_at")
    listed = rows.order_by("-saved_at", "-id").values_list(*names)[:100]
    return [DraftListed(str(public_id), *rest) for public_id, *rest in listed]


def _find(public_id: str, now: datetime, *, lock: bool) -> DraftRow:
    try:
        key = UUID(public_id)
    except ValueError as wrong:
        raise NotFound("draft") from wrong
    rows = DraftRow.objects.select_for_update() if lock else DraftRow.objects
    row = rows.filter(public_id=key, expires_at__gt=now).first()
    if row is None:
        raise NotFound("draft")
    return row


def draft_of(row: DraftRow) -> Draft:
    """The row opened. Raises DraftUnreadable."""
    public_id = str(row.public_id)
    content: Mapping[str, Any] = unseal(row.key_id, row.sealed, bound_to=public_id)
    receipt = content.get("receipt")
    return Draft(
        public_id=public_id,
        procedure_code=row.procedure_code,
        version_id=row.version_id,
        unit_code=row.unit_code,
        purpose=DraftPurpose(row.purpose),
        state=DraftState(row.state),
        language=row.language,
        page=row.page,
        once=content.get("once", ""),
        scope=content.get("scope", ""),
        revision=row.revision,
        created_at=row.created_at,
        saved_at=row.saved_at,
        expires_at=row.expires_at,
        account_id=row.account_id,
        answers=content.get("answers", {}),
        files=content.get("files", {}),
        seen=content.get("seen", {}),
        anew=tuple(content.get("anew", ())),
        resume_code=content.get("resume_code", ""),
        origins=content.get("origins", {}),
        receipt=Receipt(**receipt) if receipt else None,
    )
