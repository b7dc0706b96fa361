"""Another agency's system says how its part of a dossier stands."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.events import PartMirrored
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, DossierPart
from motcua.dossiers.parts import parts_of
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.rules.parts import check_news, check_part
from motcua.dossiers.states import Awaiting, Clock, PartState, Stage, national_status
from motcua.dossiers.values import Change


@transaction.atomic
def mirror_part(
    *,
    actor: Actor,
    code: str,
    part: str,
    state: PartState,
    since: datetime,
    source_system: str,
    now: datetime,
    due_at: datetime | None = None,
    as_given: str = "",
    result: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Keep the state of one part; the dossier's own stage and clock are not touched, and the same news changes nothing.

    since    aware: since when it stands so, as the source says; `now` is when it was heard here
    Raises   NotFound, NotAllowed, PageIsStale, PartUnknown, NewsFromTheFuture, NewsIsOld
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "mirror_part", dossier)
    moves.check_untouched(dossier, revision)
    check_part(part, [one.code for one in parts_of(dossier)])
    kept = DossierPart.objects.select_for_update().filter(dossier=dossier, part=part).order_by("id").first()
    news = {"state": state, "since": since, "due_at": due_at, "as_given": as_given, "result": result}
    check_news(since, kept.since if kept else None, now)
    if kept is not None and all(getattr(kept, name) == value for name, value in news.items()):
        return _unchanged(dossier)
    event = PartMirrored(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        part=part,
        state=state,
        since=since,
        part_due_at=due_at,
        as_given=as_given,
        result=result,
        source_system=source_system,
    )
    change = write(dossier, event, actor=actor, at=now)
    DossierPart.objects.update_or_create(
        dossier=dossier, part=part, defaults=news | {"source_system": source_system, "recorded_at": now}
    )
    return change


def _unchanged(dossier: Dossier) -> Change:
    stage, awaiting = Stage(dossier.stage), Awaiting(dossier.awaiting)
    return Change(
        code=dossier.code,
        stage=stage,
        clock=Clock(dossier.clock),
        awaiting=awaiting,
        due_at=dossier.due_at,
        status=national_status(stage, awaiting),
        revision=dossier.revision,
    )
