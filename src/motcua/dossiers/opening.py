"""Opening a dossier for a change: by staff of its unit, or by the applicant with code and lookup code."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.tracking import open_with_secret


@contextmanager
def opened_dossier(code: str, *, actor: Actor, lookup_code: str, now: datetime) -> Iterator[Dossier]:
    """The row, locked in a transaction of its own until the block ends.

    A wrong lookup code is counted before the transaction begins, so that the count stays.
    Raises  NotFound, LookupLocked
    """
    dossier_id = open_with_secret(code, lookup_code, now=now) if lookup_code else None
    with transaction.atomic():
        if dossier_id is None:
            yield get_dossier_for_update(code, actor=actor)
        else:
            yield Dossier.objects.select_for_update().get(id=dossier_id)
