"""Papers that were handed over on paper are scanned and laid beside their line in the list."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.documents.api import attach
from motcua.dossiers.door_events import ScansAdded
from motcua.dossiers.ledger import write
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, intake, moves
from motcua.dossiers.steps import known_papers
from motcua.dossiers.values import Change, PaperGiven


@transaction.atomic
def add_scans(
    *,
    actor: Actor,
    code: str,
    papers: tuple[PaperGiven, ...],
    file_scope: str,
    now: datetime,
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Lay the officer's own uploads beside their papers, while the dossier is open; nothing is taken away.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, NothingScanned, PapersRefused; refusals
             of `documents` about files
    Source   NĐ 118/2025 on digitising papers at reception
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "add_scans", dossier)
    moves.check_untouched(dossier, revision)
    moves.check_can_add_scans(dossier, [file for paper in papers for file in paper.files])
    intake.check_papers_known(known_papers(dossier), papers)
    attach([file for paper in papers for file in paper.files], dossier_id=dossier.pk, scope=file_scope)
    event = ScansAdded(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        papers=intake.merge_papers(dossier.papers, papers),
    )
    return write(dossier, event, actor=actor, at=now)
