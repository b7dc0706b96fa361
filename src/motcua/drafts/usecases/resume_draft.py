"""Going on with a draft on another device, by the code that was told when it was begun."""

from datetime import datetime

from django.db import connection

from motcua.core.errors import NotFound
from motcua.drafts.models import DraftRow, ResumeTries
from motcua.drafts.queries import draft_of
from motcua.drafts.rules import TRIES_BEFORE_LOCK, TRIES_FORGOTTEN_AFTER, ResumeMustWait
from motcua.drafts.sealing import origin_digest, resume_digests
from motcua.drafts.values import Draft

_COUNT = """
WITH forgotten AS (
    DELETE FROM drafts_resumetries WHERE id IN (
        SELECT id FROM drafts_resumetries WHERE since < %(forget)s AND origin <> %(origin)s
        LIMIT 100 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO drafts_resumetries AS kept (origin, tries, since) VALUES (%(origin)s, 1, %(now)s)
ON CONFLICT (origin) DO UPDATE SET
    tries = CASE WHEN kept.since < %(forget)s THEN 1 ELSE kept.tries + 1 END,
    since = CASE WHEN kept.since < %(forget)s THEN %(now)s ELSE kept.since END
"""


def resume_draft(code: str, *, origin: str, now: datetime) -> Draft:
    """The draft with this resume code, as people type it; also one submitted lately, with its receipt.

    A wrong code is counted at once, outside any transaction, and too many from one origin must wait. The code alone
    opens (60 random bits); nothing that can be known about a person does.

    origin  where the try comes from, in whatever words; kept as a keyed digest for a quarter of an hour
    Raises  NotFound, ResumeMustWait, DraftUnreadable
    """
    who = origin_digest(origin)
    tries = ResumeTries.objects.filter(origin=who, since__gte=now - TRIES_FORGOTTEN_AFTER).first()
    if tries is not None and tries.tries >= TRIES_BEFORE_LOCK:
        raise ResumeMustWait(retry_at=tries.since + TRIES_FORGOTTEN_AFTER)
    row = DraftRow.objects.filter(resume_digest__in=resume_digests(code), expires_at__gt=now).first()
    if row is None:
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, {"origin": who, "now": now, "forget": now - TRIES_FORGOTTEN_AFTER})
        raise NotFound("draft")
    return draft_of(row)
