"""Saying something about a dossier."""

from datetime import datetime

from django.db import connection, transaction

from motcua.voice.rules import check_files, check_text
from motcua.voice.states import Side

_ADD = """
INSERT INTO voice_message (dossier_id, side, unit_id, account_id, text, files, key, at)
VALUES (%(dossier)s, %(side)s, %(unit)s, %(account)s, %(text)s, %(files)s, %(key)s, %(at)s)
ON CONFLICT (dossier_id, key) DO NOTHING
"""

_COUNT = """
INSERT INTO voice_thread AS kept (dossier_id, count, unread_by_unit, unread_by_applicant)
VALUES (%(dossier)s, 1, %(to_unit)s, NOT %(to_unit)s)
ON CONFLICT (dossier_id) DO UPDATE SET
    count = kept.count + 1,
    unread_by_unit = %(to_unit)s,
    unread_by_applicant = CASE WHEN %(to_unit)s THEN kept.unread_by_applicant ELSE true END
"""


@transaction.atomic
def add_message(
    *,
    dossier_id: int,
    side: Side,
    text: str,
    key: str,
    now: datetime,
    unit_id: int | None = None,
    account_id: int | None = None,
    files: tuple[str, ...] = (),
) -> bool:
    """Keep one message; False where this key was kept before (the button was pressed twice).

    The unit's own message says that it has read what came before. Call it where access to the dossier was checked.
    Raises  MessageRefused
    """
    kept_text = check_text(text)
    check_files(files)
    values = {
        "dossier": dossier_id,
        "side": side.value,
        "unit": unit_id,
        "account": account_id,
        "text": kept_text,
        "files": list(files),
        "key": key,
        "at": now,
        "to_unit": side is Side.APPLICANT,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ADD, values)
        if cursor.rowcount == 0:
            return False
        cursor.execute(_COUNT, values)
    return True
