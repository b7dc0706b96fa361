"""The applicant gets a new code to open her dossier, in place of one that was lost or seen by somebody else."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.ids import draw_lookup_code
from motcua.dossiers.events import OpeningCodeRenewed
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.values import Change


@transaction.atomic
def renew_opening_code(
    *, actor: Actor, code: str, now: datetime, revision: int | None = None, note: str = ""
) -> Change:
    """Draw a new opening code; the old one opens nothing any more, nor does a browser that was opened with it, nor the
    account into which it was taken: with the new code its person takes it into hers.

    The new code stands on a new slip for the applicant and nowhere else; the event does not carry it.
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale
    Assumes  the clerk has seen who asks: the person of the dossier, or who may act for her.
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "renew_opening_code", dossier)
    moves.check_untouched(dossier, revision)
    dossier.resume_code = draw_lookup_code()
    dossier.owner_account_id = None
    dossier.save(update_fields=["resume_code", "owner_account_id"])
    event = OpeningCodeRenewed(subject_id=dossier.pk, revision=dossier.revision + 1, note=note)
    return write(dossier, event, actor=actor, at=now)
