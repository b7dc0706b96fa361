"""A new resume code for a draft, in place of one that was lost or seen by somebody else."""

from datetime import datetime

from django.db import transaction

from motcua.core.ids import draw_lookup_code
from motcua.drafts.queries import get_row_for_update
from motcua.drafts.sealing import resume_digests


@transaction.atomic
def renew_resume_code(public_id: str, *, now: datetime) -> str:
    """The new code; the old one opens nothing any more. Raises NotFound."""
    row = get_row_for_update(public_id, now=now)
    code = draw_lookup_code()
    row.resume_digest = resume_digests(code)[0]
    row.save(update_fields=["resume_digest"])
    return code
