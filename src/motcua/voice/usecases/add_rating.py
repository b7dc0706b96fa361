"""Saying once how content one was, and afterwards once what about."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from motcua.voice.models import RatingRow
from motcua.voice.rules import RatingRefused, check_answer, check_aspects, check_detail

_ADD = """
INSERT INTO voice_rating (dossier_id, unit_id, procedure_code, legal_channel, answer, at, aspects, text)
VALUES (%(dossier)s, %(unit)s, %(procedure)s, %(channel)s, %(answer)s, %(at)s, '{}', '')
ON CONFLICT (dossier_id) DO NOTHING
"""


def add_rating(
    *, dossier_id: int, unit_id: int | None, procedure_code: str, legal_channel: str, answer: str, now: datetime
) -> bool:
    """Keep the vote; False where one was given before, which stays. Call it where the dossier's secret was checked.

    Raises  RatingRefused
    """
    values = {
        "dossier": dossier_id,
        "unit": unit_id,
        "procedure": procedure_code,
        "channel": legal_channel,
        "answer": check_answer(answer).value,
        "at": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ADD, values)
        return bool(cursor.rowcount)


def add_rating_detail(*, dossier_id: int, aspects: Iterable[str], text: str, now: datetime) -> bool:
    """Keep what the vote was about; False where that was said before, or where nobody voted.

    Raises  RatingRefused
    """
    kept_aspects, kept_text = [one.value for one in check_aspects(aspects)], check_detail(text)
    if not kept_aspects and not kept_text:
        raise RatingRefused(field_errors={"text": "required"})
    rows = RatingRow.objects.filter(dossier_id=dossier_id, told_at=None)
    return bool(rows.update(aspects=kept_aspects, text=kept_text, told_at=now))
