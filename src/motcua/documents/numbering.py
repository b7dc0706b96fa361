"""Numbers of papers: one after the other within unit, form and year; a gap where a print did not come about."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

_NEXT = """
INSERT INTO documents_papernumber (unit_code, form, year, last) VALUES (%(unit)s, %(form)s, %(year)s, 1)
ON CONFLICT (unit_code, form, year) DO UPDATE SET last = documents_papernumber.last + 1
RETURNING last
"""


def next_paper_number(unit_code: str, form: str, *, now: datetime) -> int:
    """The next number of this form in the unit's year (local date of `now`); concurrent callers never get the same."""
    year = timezone.localdate(now).year
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, {"unit": unit_code, "form": form, "year": year})
        (number,) = cursor.fetchone()
    return int(number)


def find_paper_number(dossier_id: int, form: str, event_id: int) -> str:
    """The number of the paper that was issued for this event already; empty where none was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number FROM documents_issuedpaper WHERE dossier_id = %s AND form = %s AND event_id = %s",
            [dossier_id, form, event_id],
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""
