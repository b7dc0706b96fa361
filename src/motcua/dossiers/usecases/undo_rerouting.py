"""The dossiers that went to a successor go back, where nobody has moved them since."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.asking import beyond_scope
from motcua.core.errors import NotAllowed
from motcua.dossiers.events import DossierRerouted
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, ReroutedDossier, Rerouting
from motcua.dossiers.rules import access
from motcua.dossiers.rules.rerouting import NothingToUndo
from motcua.dossiers.states import OPEN_STAGES

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Undone:
    """How many dossiers went back, and how many stayed because they are closed or were moved on since."""

    returned: int
    stayed: int


@beyond_scope("an administrator moves what she does not read")
def undo_rerouting(*, actor: Actor, public_id: uuid.UUID, now: datetime) -> Undone:
    """Give back what one hand-over moved, each with its own event, in transactions of 200.

    Raises   NotAllowed, NothingToUndo
    """
    run = Rerouting.objects.filter(public_id=public_id).first()
    if run is None:
        raise NothingToUndo()
    its_own = {run.from_unit_id, run.to_unit_id} & access.units_held_for(actor, "reroute")
    if actor.kind is not ActorKind.SYSTEM and not its_own:
        raise NotAllowed("reroute")
    if run.undone_at is not None:
        raise NothingToUndo()
    returned = stayed = after = 0
    while True:
        with transaction.atomic():
            batch = list(run.dossiers.filter(id__gt=after, returned=False).order_by("id")[:AT_ONCE])
            if not batch:
                Rerouting.objects.filter(pk=run.pk).update(undone_at=now, undone_by_name=actor.name)
                return Undone(returned, stayed)
            after = batch[-1].pk
            back = _give_back(batch, run, actor, now)
        returned += back
        stayed += len(batch) - back


def _give_back(batch: list[ReroutedDossier], run: Rerouting, actor: Actor, now: datetime) -> int:
    keys = [one.dossier_id for one in batch]
    rows = {row.pk: row for row in Dossier.objects.select_for_update().filter(id__in=keys).order_by("id")}
    back = [one for one in batch if _is_untouched(rows[one.dossier_id], one.former["after"])]
    for one in back:
        row = rows[one.dossier_id]
        event = DossierRerouted(
            subject_id=row.pk,
            revision=row.revision + 1,
            **one.former["before"],
            from_unit_id=int(row.unit_id or 0),
            rerouting=str(run.public_id),
            source=run.source,
            tasks=one.former["tasks"],
        )
        write(row, event, actor=actor, at=now)
    ReroutedDossier.objects.filter(pk__in=[one.pk for one in back]).update(returned=True)
    return len(back)


def _is_untouched(row: Dossier, after: dict[str, int | None]) -> bool:
    """Still open, and with whom the hand-over left it; who took it in hand there meanwhile does not count."""
    return row.stage in OPEN_STAGES and all(
        getattr(row, name) == value for name, value in after.items() if name != "assigned_to"
    )
