"""The applicant hands in what she put together for a supplement: once, whole, with what she wrote to it."""

from datetime import datetime

from django.utils.translation import gettext, override

from motcua.catalogue.api import get_version
from motcua.core.actor import Actor
from motcua.documents.api import attach
from motcua.dossiers.models import Dossier
from motcua.dossiers.opening import opened_dossier
from motcua.dossiers.rules.intake import SupplementEmpty
from motcua.dossiers.supplements import AskedItem, AskedSupplement, asked_supplement
from motcua.dossiers.usecases.supplement_dossier import take_supplement
from motcua.dossiers.values import Change, PaperGiven
from motcua.voice.api import Side, add_message


def hand_in_supplement(*, actor: Actor, code: str, own_id: int, now: datetime) -> Change:
    """Files go to the papers that were asked for; words, and files to what is no paper, go as a message.

    Raises  NotFound, NothingAwaited (also for a second press), SupplementEmpty; refusals of `documents` about files
    """
    with opened_dossier(code, actor=actor, own_id=own_id) as dossier:
        asked, draft = asked_supplement(dossier)
        answered = [item for item in asked.items if item.answered]
        if not answered:
            raise SupplementEmpty()
        names = _paper_names(dossier)
        papers: dict[str, list[str]] = {}
        for item in answered:
            if item.paper in names:
                papers.setdefault(item.paper, []).extend(file["id"] for file in item.files)
        given = tuple(PaperGiven(paper, tuple(files)) for paper, files in papers.items())
        change = take_supplement(dossier, given, actor=actor, now=now, file_scope=asked.scope)
        _tell(dossier, asked, [item for item in answered if item.text or item.paper not in names], names, actor, now)
        draft.delete()
        return change


def _tell(
    dossier: Dossier,
    asked: AskedSupplement,
    items: list[AskedItem],
    names: dict[str, str],
    actor: Actor,
    now: datetime,
) -> None:
    """One message with what was written, and the files that belong to no paper of the procedure."""
    if not items:
        return
    files = [file["id"] for item in items if item.paper not in names for file in item.files]
    with override(dossier.language):
        attached = gettext("xem tệp kèm theo")
    lines = [f"{names.get(item.paper, item.paper)}: {item.text or attached}" for item in items]
    if files:
        attach(files, dossier_id=dossier.pk, scope=asked.scope)
    add_message(
        dossier_id=dossier.pk,
        side=Side.APPLICANT,
        text="\n".join(lines)[:4000],
        key=f"supplement-{asked.event_id}",
        now=now,
        account_id=actor.account_id,
        files=tuple(files[:10]),
    )


def _paper_names(dossier: Dossier) -> dict[str, str]:
    if dossier.procedure_version_id is None:
        return {}
    papers = get_version(dossier.procedure_version_id).definition.papers
    return {paper.code: paper.short.in_language(dossier.language) for paper in papers}
