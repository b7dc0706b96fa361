"""The result goes into the applicant's hands."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import ResultReturned
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import Delivery, Stage
from motcua.dossiers.values import Change


@transaction.atomic
def return_result(
    *,
    actor: Actor,
    code: str,
    now: datetime,
    result_channel: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Note that the result was handed out; by the unit that decided or the one that had received the dossier.

    result_channel  how it went, if otherwise than asked for (online, counter, post)
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "return_result", dossier)
    moves.check_untouched(dossier, revision)
    moves.check_can_return(dossier)
    event = ResultReturned(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.RETURNED,
        delivery=Delivery.RETURNED,
        returned_at=now,
        result_channel=result_channel or dossier.result_channel,
    )
    return write(dossier, event, actor=actor, at=now)
