"""Writing a draft back: sealed anew, one revision further, its end put off."""

from dataclasses import replace
from datetime import datetime, timedelta

from motcua.documents.api import keep_uploads
from motcua.drafts.models import DraftRow
from motcua.drafts.rules import expires_at
from motcua.drafts.sealing import seal
from motcua.drafts.values import Draft

LEFT_AFTERWARDS = timedelta(days=1)
"""Files of a draft outlive it by a little, so that only the draft's own end removes them."""


def content_of(draft: Draft) -> dict[str, object]:
    """What is sealed."""
    return {
        "answers": draft.answers,
        "files": draft.files,
        "seen": draft.seen,
        "anew": list(draft.anew),
        "once": draft.once,
        "scope": draft.scope,
        "resume_code": draft.resume_code,
        "origins": draft.origins,
    }


def keep(row: DraftRow, draft: Draft, *, now: datetime) -> Draft:
    """Write what changed into the locked row. Raises DraftTooLarge."""
    changed = replace(draft, revision=row.revision + 1, saved_at=now, expires_at=expires_at(now))
    row.key_id, row.sealed = seal(content_of(changed), bound_to=changed.public_id)
    row.unit_code, row.page, row.language = changed.unit_code, changed.page, changed.language
    row.version_id, row.revision = changed.version_id, changed.revision
    row.saved_at, row.expires_at, row.warned_at = now, changed.expires_at, None
    row.save()
    if changed.files:
        keep_uploads(scope=changed.scope, until=changed.expires_at + LEFT_AFTERWARDS)
    return changed
