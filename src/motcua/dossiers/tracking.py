"""Following a dossier with its code and its secret: stage and dates, no person and no procedure."""

import re
from datetime import datetime
from typing import Any, Literal

from django.db import connection
from django.utils import timezone

from motcua.core.asking import admit, beyond_scope
from motcua.core.errors import NotFound
from motcua.core.ids import draw_lookup_code, same_secret
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.rules.secrets import LOCK_FOR, TRIES_BEFORE_LOCK, TRIES_FORGOTTEN_AFTER, LookupLocked
from motcua.dossiers.states import Awaiting, Clock, Stage, national_status
from motcua.dossiers.values import Tracking
from motcua.orgs.api import get_unit

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,60}-\d{6}-\d{4,17}")
_NOBODYS_SECRET = draw_lookup_code()

_FIND = """
SELECT dossier.id, dossier.lookup_code, dossier.resume_code, tries.locked_until, tries.id
FROM (SELECT %(code)s::text AS code) AS asked
LEFT JOIN dossiers_dossier AS dossier
    ON dossier.code = ANY(ARRAY[asked.code, lower(asked.code), upper(asked.code)])
    AND dossier.origin_system = %(origin)s
LEFT JOIN dossiers_lookuptries AS tries ON tries.code = %(counted)s || lower(asked.code)
LIMIT 1
"""

_COUNT_TRY = """
WITH forgotten AS (
    DELETE FROM dossiers_lookuptries WHERE id IN (
        SELECT id FROM dossiers_lookuptries WHERE since < %(over)s AND code <> %(code)s
        LIMIT 100 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO dossiers_lookuptries AS kept (code, tries, since, locked_until) VALUES (%(code)s, 1, %(now)s, NULL)
ON CONFLICT (code) DO UPDATE SET
    tries = CASE WHEN kept.since < %(forget)s OR kept.locked_until <= %(now)s THEN 1 ELSE kept.tries + 1 END,
    since = CASE WHEN kept.since < %(forget)s OR kept.locked_until <= %(now)s THEN %(now)s ELSE kept.since END,
    locked_until = CASE
        WHEN kept.locked_until > %(now)s THEN kept.locked_until
        WHEN kept.since >= %(forget)s AND kept.locked_until IS NULL AND kept.tries + 1 >= %(most)s THEN %(until)s
    END
"""


def _as_typed(code: str) -> str:
    """The code as people type it: without spaces, with plain hyphens."""
    return re.sub(r"[\u2010-\u2015]", "-", "".join(code.split()))


def open_with_secret(code: str, lookup_code: str, *, now: datetime) -> int:
    """The key of our dossier if the lookup code is the right one. Wrong tries are counted, then everybody waits.

    Call it outside a transaction: the count must stay although the answer is a refusal.
    Raises  NotFound, LookupLocked
    """
    return _open(code, lookup_code, column="lookup_code", now=now)


def open_own_dossier(code: str, resume_code: str, *, now: datetime) -> int:
    """The key of our dossier for its applicant, who has the code to open it. Counted apart from lookup codes.

    Whoever keeps the key (a server's session) keeps it from everybody else; it is `own_id` of what applicants may do.
    Call it outside a transaction.
    Raises  NotFound, LookupLocked
    """
    return _open(code, resume_code, column="resume_code", now=now)


def _open(code: str, typed: str, *, column: Literal["lookup_code", "resume_code"], now: datetime) -> int:
    code, counted = _as_typed(code), "" if column == "lookup_code" else f"{column}:"
    if not _CODE.fullmatch(code):
        raise NotFound("dossier")
    with beyond_scope("a secret is compared"), connection.cursor() as cursor:
        cursor.execute(_FIND, {"code": code, "origin": OWN_ORIGIN, "counted": counted})
        dossier_id, lookup_code, resume_code, locked_until, tries_id = cursor.fetchone()
    if locked_until and locked_until > now:
        raise LookupLocked(retry_at=locked_until)
    kept = lookup_code if column == "lookup_code" else resume_code
    right = same_secret(typed, kept or _NOBODYS_SECRET) and bool(kept)
    if not right:
        _count_wrong_try(counted + code.lower(), now)
        raise NotFound("dossier")
    if tries_id:
        _forget_tries(tries_id)
    admit(dossier_id)
    return int(dossier_id)


def _count_wrong_try(code: str, now: datetime) -> None:
    parameters: dict[str, Any] = {
        "code": code,
        "now": now,
        "over": now - TRIES_FORGOTTEN_AFTER - LOCK_FOR,
        "forget": now - TRIES_FORGOTTEN_AFTER,
        "until": now + LOCK_FOR,
        "most": TRIES_BEFORE_LOCK,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_TRY, parameters)


def _forget_tries(tries_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_lookuptries WHERE id = %s", [tries_id])


def track_dossier(code: str, lookup_code: str, *, now: datetime | None = None) -> Tracking:
    """Stage and dates of the dossier with this code and this secret, typed as people type.

    Raises  NotFound for a wrong pair, whichever part is wrong; LookupLocked after ten wrong tries in 15 minutes
    """
    moment = now or timezone.now()
    dossier_id = open_with_secret(code, lookup_code, now=moment)
    return tracking_of(dossier_id)


def tracking_of(dossier_id: int) -> Tracking:
    """What may be shown to whoever holds code and secret."""
    names = ("code", "submitted_at", "received_at", "due_at", "finished_at", "returned_at", "simulated")
    row: dict[str, Any] = Dossier.objects.values(*names, "stage", "clock", "awaiting", "unit_id").get(id=dossier_id)
    stage, awaiting = Stage(row["stage"]), Awaiting(row["awaiting"])
    return Tracking(
        **{name: row[name] for name in names},
        stage=stage,
        clock=Clock(row["clock"]),
        awaiting=awaiting,
        national_status=national_status(stage, awaiting),
        practice=row["unit_id"] is not None and get_unit(row["unit_id"]).practice,
    )
