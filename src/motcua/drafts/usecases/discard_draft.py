"""Giving a draft up: what was typed and uploaded is gone for good."""

from datetime import datetime

from django.db import transaction

from motcua.core.errors import NotFound
from motcua.documents.api import discard_upload
from motcua.drafts.models import DraftRow
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import check_open


@transaction.atomic
def discard_draft(public_id: str, *, now: datetime) -> None:
    """Remove the draft and its uploads. Raises NotFound, DraftSubmitted."""
    row = get_row_for_update(public_id, now=now)
    check_open(draft_of(row))
    remove_with_uploads(row)


def remove_with_uploads(row: DraftRow) -> None:
    """Remove one locked draft; an upload that is gone already is no failure."""
    draft = draft_of(row)
    for given in draft.files.values():
        for file in given:
            try:
                discard_upload(file["id"], scope=draft.scope)
            except NotFound:
                continue
    row.delete()
