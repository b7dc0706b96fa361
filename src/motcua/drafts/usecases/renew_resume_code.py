"""A new resume code for a draft, in place of one that was lost or seen by somebody else."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from motcua.core.ids import draw_lookup_code
from motcua.drafts.keeping import content_of
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import check_open
from motcua.drafts.sealing import resume_digests, seal


@transaction.atomic
def renew_resume_code(public_id: str, *, now: datetime) -> str:
    """The new code; the old one opens nothing any more. Raises NotFound, DraftSubmitted."""
    row = get_row_for_update(public_id, now=now)
    draft = draft_of(row)
    check_open(draft)
    code = draw_lookup_code()
    row.resume_digest = resume_digests(code)[0]
    row.key_id, row.sealed = seal(content_of(replace(draft, resume_code=code)), bound_to=draft.public_id)
    row.save(update_fields=["resume_digest", "key_id", "sealed"])
    return code
