"""The unit that received a dossier for another one hands it on to the unit that decides."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.door_events import DossierTransferred
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves, transfer
from motcua.dossiers.transferring import by_when
from motcua.dossiers.values import Change


@transaction.atomic
def transfer_dossier(*, actor: Actor, code: str, now: datetime, revision: int | None = None, note: str = "") -> Change:
    """Hand the dossier to the competent unit; its acceptance starts the clock. The receiving unit keeps seeing it.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, NothingToTransfer
    Source   NĐ 118/2025 art. 14, 17(3), 18(2) as amended by NĐ 309/2026
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "transfer", dossier)
    moves.check_untouched(dossier, revision)
    transfer.check_can_transfer(dossier)
    event = DossierTransferred(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        unit_id=int(dossier.competent_unit_id or 0),
        receiving_unit_id=int(dossier.unit_id or 0),
        assigned_to=None,
        from_unit_id=int(dossier.unit_id or 0),
        transfer_by=by_when(dossier),
    )
    return write(dossier, event, actor=actor, at=now)
