"""The applicant hands in what was asked, at the counter or by her own secret."""

from datetime import datetime

from motcua.core.actor import Actor
from motcua.documents.api import attach
from motcua.dossiers.events import DossierSupplemented
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.opening import opened_dossier
from motcua.dossiers.rules import access, intake, moves
from motcua.dossiers.states import PauseCause
from motcua.dossiers.steps import known_papers
from motcua.dossiers.timing import awaited, resumed
from motcua.dossiers.values import Change, PaperGiven


def supplement_dossier(
    *,
    actor: Actor,
    code: str,
    papers: tuple[PaperGiven, ...],
    now: datetime,
    own_id: int | None = None,
    file_scope: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Take in the supplement: the former status returns, and the remaining time runs on from `now`.

    own_id      the applicant acts, to whom the dossier was opened by her secret (see `open_own_dossier`)
    file_scope  whose uploads the files are
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, NothingAwaited,
             PapersRefused; refusals of `documents` about files
    """
    with opened_dossier(code, actor=actor, own_id=own_id) as dossier:
        if own_id is None:
            access.check_may(actor, "supplement", dossier)
        moves.check_untouched(dossier, revision)
        return take_supplement(dossier, papers, actor=actor, now=now, file_scope=file_scope, note=note)


def take_supplement(
    dossier: Dossier,
    papers: tuple[PaperGiven, ...],
    *,
    actor: Actor,
    now: datetime,
    file_scope: str = "",
    note: str = "",
) -> Change:
    """The same for a locked dossier whose changing was allowed. Raises as above."""
    moves.check_can_supplement(dossier)
    intake.check_papers_known(known_papers(dossier), papers)
    if files := [file for paper in papers for file in paper.files]:
        attach(files, dossier_id=dossier.pk, scope=file_scope)
    standing = resumed(dossier, now=now, cause=PauseCause.SUPPLEMENT)
    event = DossierSupplemented(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        awaiting=awaited(standing.pauses),
        clock=standing.clock,
        pauses=standing.pauses,
        papers=intake.merge_papers(dossier.papers, papers),
        due_at=standing.due_at,
        former_due_at=dossier.due_at,
    )
    return write(dossier, event, actor=actor, at=now)
