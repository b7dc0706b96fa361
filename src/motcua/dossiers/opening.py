"""Opening a dossier for a change: by staff of its unit, or by the applicant to whom it was opened by her secret."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.asking import admit
from motcua.core.errors import NotFound
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import get_dossier_for_update


@contextmanager
def opened_dossier(code: str, *, actor: Actor, own_id: int | None) -> Iterator[Dossier]:
    """The row, locked in a transaction of its own until the block ends.

    own_id  the key that the applicant got for her own secret (`open_own_dossier`); it must be this code's
    Raises  NotFound
    """
    with transaction.atomic():
        if own_id is None:
            yield get_dossier_for_update(code, actor=actor)
            return
        admit(own_id)
        row = Dossier.objects.select_for_update().filter(id=own_id, code=code).first()
        if row is None:
            raise NotFound("dossier")
        yield row
