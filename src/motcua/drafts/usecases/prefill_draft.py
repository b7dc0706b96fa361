"""Filling in what is known of the person, into her own draft, where nothing stands yet."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.drafts.keeping import keep
from motcua.drafts.origins import Offer, fill_in, may_fill_in
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import check_open
from motcua.drafts.values import Draft


@transaction.atomic
def prefill_draft(
    public_id: str, *, actor: Actor, for_self: bool, acting: bool, offers: Iterable[Offer], now: datetime
) -> Draft:
    """The draft with what was offered and where it came from; typed values stay.

    Raises  NotAllowed where the draft is not the actor's own, or not in her own name; NotFound, DraftSubmitted,
            DraftTooLarge
    """
    row = get_row_for_update(public_id, now=now)
    draft = draft_of(row)
    check_open(draft)
    if not may_fill_in(draft, actor, for_self=for_self, acting=acting):
        raise NotAllowed("prefill")
    changed = fill_in(draft, offers)
    return draft if changed == draft else keep(row, changed, now=now)
