"""Changing the key: every draft is sealed anew under the first one."""

from django.conf import settings
from django.db import transaction

from motcua.drafts.models import DraftRow
from motcua.drafts.sealing import resume_digests, seal, unseal

BATCH = 200


def reseal_drafts() -> int:
    """Seal anew what another key sealed; returns how many. Their resume codes come under it as well.

    Raises  DraftUnreadable where a key is missing: then nothing of that batch is changed
    """
    changed, after = 0, 0
    while rows := _reseal_batch(after):
        changed += len(rows)
        after = rows[-1]
    return changed


@transaction.atomic
def _reseal_batch(after: int) -> list[int]:
    newest = settings.DRAFT_KEYS[0][0]
    others = DraftRow.objects.select_for_update().exclude(key_id=newest).filter(id__gt=after).order_by("id")[:BATCH]
    done = []
    for row in others:
        content = unseal(row.key_id, row.sealed, bound_to=str(row.public_id))
        row.key_id, row.sealed = seal(content, bound_to=str(row.public_id))
        if code := content.get("resume_code"):
            row.resume_digest = resume_digests(code)[0]
        row.save(update_fields=["key_id", "sealed", "resume_digest"])
        done.append(row.id)
    return done
