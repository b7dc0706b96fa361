"""Handing the dossiers on for figures: columns without names, identity numbers, answers or codes."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from motcua.dossiers.models import Dossier

COLUMNS = (
    "id", "origin_system", "procedure_code", "procedure_name", "field", "unit_id", "tier", "legal_channel",
    "channel_as_given", "place", "actor", "helper_kind", "service_level", "eligible_online", "stage", "clock",
    "awaiting", "delivery", "submitted_at", "received_at", "due_at", "finished_at", "returned_at", "result_channel",
    "paper_parallel", "residence_commune", "applicant_type", "fee_dong", "paid_online", "simulated",
)  # fmt: skip
"""What leaves the ledger for the analytic extract. `received_on`, the local date of receipt, follows them."""

_COPY = f"""
COPY (SELECT {", ".join(COLUMNS)}, (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS received_on
      FROM dossiers_dossier) TO STDOUT WITH (FORMAT csv)
"""  # noqa: S608 (names of our own columns)


def copy_out(write: Callable[[bytes], Any]) -> None:
    """Write every dossier as a line of CSV without heading: `COLUMNS`, then `received_on`; one statement, one state.

    Times are UTC; an absent value is an empty cell without quotes.
    """
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for line in copy:
            write(line)


def holds_mirrors_of(origin: str) -> bool:
    """Whether the ledger holds any dossier of this source."""
    return Dossier.objects.filter(origin_system=origin).exists()
