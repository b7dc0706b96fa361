"""Open dossiers go on by a newer step design: tried first, then moved one by one, each with its own event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.catalogue.api import StepDesign, get_design
from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed, Refused
from motcua.dossiers.design_events import DesignMoved
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.rules.designs import check_mapping, check_stands_for, mapped_steps
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.states import Stage, TaskKind, TaskState
from motcua.orgs.api import get_unit

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class DesignMove:
    """What becomes of one dossier: its open steps and what they become, or why it stays where it is."""

    code: str
    steps: Mapping[str, str]
    refused: str = ""


def move_design(
    *,
    actor: Actor,
    from_design: str,
    to_design: str,
    now: datetime,
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> tuple[DesignMove, ...]:
    """Move every open dossier of one design to another, in transactions of 200; one that cannot follow stays.

    Legal clocks stay as they are; internal limits are those of the newer design, from when the step was begun.
    Interrupted, it is gone on with by calling it again. Moving back is a move with the mapping turned round.
    from_design, to_design  `code@version`; the former may be empty: the plain steps of the procedures
    mapping  former step -> newer step, where they are not called the same
    Raises   NotAllowed for everybody but the operator, NotFound, DesignMappingRefused
    """
    if actor.kind is not ActorKind.SYSTEM:
        raise NotAllowed("move_design")
    newer = get_design(to_design)
    check_mapping(get_design(from_design) if from_design else None, newer, mapping or {})
    moves: list[DesignMove] = []
    last = 0
    while batch := _after(from_design, newer, last):
        last = batch[-1]
        moves += _move(batch, from_design, newer, mapping or {}, None if dry_run else (actor, now))
    return tuple(moves)


def _after(from_design: str, newer: StepDesign, last: int) -> list[int]:
    rows = Dossier.objects.filter(
        id__gt=last, origin_system=OWN_ORIGIN, stage__in=(Stage.ACCEPTED, Stage.IN_HAND), design=from_design
    )
    if newer.procedures and not from_design:
        rows = rows.filter(procedure_code__in=newer.procedures)
    return list(rows.order_by("id").values_list("id", flat=True)[:AT_ONCE])


@transaction.atomic
def _move(
    batch: list[int], former: str, newer: StepDesign, mapping: Mapping[str, str], written: tuple[Actor, datetime] | None
) -> list[DesignMove]:
    """The dossiers of the batch that still have the former design; nothing is written where `written` is None."""
    rows = Dossier.objects.filter(id__in=batch, design=former, stage__in=(Stage.ACCEPTED, Stage.IN_HAND)).order_by("id")
    locked = list(rows.select_for_update() if written else rows)
    tasks = list(Task.objects.filter(dossier_id__in=batch, state=TaskState.OPEN, kind=TaskKind.STEP).order_by("id"))
    return [_one(row, [task for task in tasks if task.dossier_id == row.pk], newer, mapping, written) for row in locked]


def _one(
    row: Dossier,
    tasks: list[Task],
    newer: StepDesign,
    mapping: Mapping[str, str],
    written: tuple[Actor, datetime] | None,
) -> DesignMove:
    open_now = list(dict.fromkeys([row.step, *(task.step for task in tasks)]))
    try:
        check_stands_for(newer, procedure=row.procedure_code, unit=get_unit(int(row.unit_id or 0)).code)
        steps = mapped_steps(newer, mapping, open_now)
    except Refused as refused:
        return DesignMove(row.code, dict.fromkeys(open_now, ""), refused.code)
    if written:
        event = DesignMoved(
            subject_id=row.pk,
            revision=row.revision + 1,
            design=newer.key,
            step=steps[row.step],
            from_design=row.design,
            from_step=row.step,
            tasks={str(task.pk): steps[task.step] for task in tasks},
        )
        write(row, event, actor=written[0], at=written[1])
    return DesignMove(row.code, steps)
