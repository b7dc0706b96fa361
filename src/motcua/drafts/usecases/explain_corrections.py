"""Keeping why filled-in values were changed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.drafts.keeping import keep
from motcua.drafts.origins import explain
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import check_open
from motcua.drafts.values import Draft


@transaction.atomic
def explain_corrections(public_id: str, *, reasons: Mapping[str, str], now: datetime) -> Draft:
    """The draft with these reasons, by path. Raises NotFound, DraftSubmitted, DraftTooLarge."""
    row = get_row_for_update(public_id, now=now)
    draft = draft_of(row)
    check_open(draft)
    changed = explain(draft, reasons)
    return draft if changed == draft else keep(row, changed, now=now)
