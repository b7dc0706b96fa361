"""Work for the worker of an installation, as a process of its own: limits that ran out, papers that are to be issued.

Run as: python work_to_do.py LIMITS PAPERS
"""

import sys
from datetime import UTC, datetime

import django
from django.db import connection


def main(limits: int, papers: int) -> None:
    """So many dossiers whose promise is past, and so many with a receipt and a notice to be written."""
    late = [_accepted() for _ in range(limits)]
    Dossier.objects.filter(code__in=late).update(
        received_at=datetime(2026, 11, 2, 2, tzinfo=UTC), due_at=datetime(2026, 11, 9, 2, tzinfo=UTC)
    )
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")  # their receipts are no part of the story
    for _ in range(papers):
        request_supplement(actor=CAST.clerk, code=_accepted(), items=ITEMS, now=NOW)


def _accepted() -> str:
    return accepted(CAST)


if __name__ == "__main__":
    django.setup()
    from motcua.dossiers.api import request_supplement
    from motcua.dossiers.models import Dossier
    from tests.factories.cast import NOW, load_cast
    from tests.factories.dossiers import ITEMS, accepted

    CAST = load_cast()
    main(int(sys.argv[1]), int(sys.argv[2]))
