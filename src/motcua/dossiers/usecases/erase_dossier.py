"""An ended dossier's applicant has her own words erased; that there was one, and its course, stay for the figures."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.asking import beyond_scope
from motcua.core.errors import NotAllowed
from motcua.documents.api import erase_files
from motcua.dossiers.events import DossierErased
from motcua.dossiers.ledger import write
from motcua.dossiers.models import SearchName, SearchNumber, SupplementDraft
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.states import ENDED_STAGES, Stage
from motcua.dossiers.values import Change
from motcua.voice.api import erase_words


@transaction.atomic
def erase_dossier(*, actor: Actor, code: str, now: datetime) -> Change:
    """Erase who applied, what was declared, files, papers, messages and what the dossier was found by.

    The columns that events determine stay, so that every figure stays. The codes and the account stay, so that
    the person can still read that it was done.
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, StageForbids before the end
    Assumes  the caller has checked that the time for which the data must be kept is over.
    """
    dossier = get_dossier_for_update(code, actor=actor)
    if actor.kind is not ActorKind.SYSTEM and dossier.unit_id not in access.units_held_for(actor, "erase"):
        raise NotAllowed("erase")
    moves.check_untouched(dossier, None)
    if Stage(dossier.stage) not in ENDED_STAGES:
        raise moves.StageForbids
    dossier.applicant, dossier.answers, dossier.intake, dossier.notes = {}, {}, {}, []
    dossier.save(update_fields=["applicant", "answers", "intake", "notes"])
    SupplementDraft.objects.filter(dossier=dossier).delete()
    with beyond_scope("what a dossier is found by stands under every unit that had it"):
        SearchName.objects.filter(dossier_id=dossier.pk).delete()
        SearchNumber.objects.filter(dossier_id=dossier.pk).delete()
    files = erase_files(dossier.pk)
    erase_words(dossier.pk)
    event = DossierErased(subject_id=dossier.pk, revision=dossier.revision + 1, files=files)
    return write(dossier, event, actor=actor, at=now)
