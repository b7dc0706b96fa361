"""A person takes the dossier in hand, or is given it."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import DossierAssigned
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.usecases.pass_dossier import check_works_in
from motcua.dossiers.values import Change


@transaction.atomic
def assign_dossier(
    *, actor: Actor, code: str, to_account: int | None, now: datetime, revision: int | None = None, note: str = ""
) -> Change:
    """Say who works on the dossier; None gives it back to everybody. Stage, step and clock stay.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, PersonNotInUnit
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "assign", dossier)
    moves.check_untouched(dossier, revision)
    moves.check_can_assign(dossier)
    check_works_in(to_account, int(dossier.unit_id or 0), local_day(now))
    event = DossierAssigned(subject_id=dossier.pk, revision=dossier.revision + 1, note=note, assigned_to=to_account)
    return write(dossier, event, actor=actor, at=now)
