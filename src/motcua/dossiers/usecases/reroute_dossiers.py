"""A unit is merged, divided or renamed: its open dossiers go to its successor, with who received and who decides."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.asking import beyond_scope
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.events import DossierRerouted
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, ReroutedDossier, Rerouting, Task
from motcua.dossiers.rules import access
from motcua.dossiers.rules.rerouting import (
    UNIT_COLUMNS,
    SuccessorRefused,
    Targets,
    check_is_gone,
    targets_of,
)
from motcua.dossiers.rules.words import is_readable
from motcua.dossiers.states import TaskState
from motcua.identity.api import StaffRole
from motcua.orgs.api import UnitRef, read_units, successors, unit_in_force

AT_ONCE = 200
MOST_BY_PAGE = 2_000

_OPEN = "origin_system = 'motcua' AND stage IN ('submitted', 'accepted', 'in_hand', 'approved')"
CONCERNED = f"""
SELECT id FROM dossiers_dossier WHERE unit_id = %(unit)s AND {_OPEN}
UNION SELECT id FROM dossiers_dossier WHERE receiving_unit_id = %(unit)s AND {_OPEN}
UNION SELECT id FROM dossiers_dossier WHERE competent_unit_id = %(unit)s AND {_OPEN}
UNION SELECT dossier_id FROM dossiers_task WHERE unit_id = %(unit)s AND state = 'open'
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class ReroutingReport:
    """What moved, or would: how many dossiers to which unit, and how many are still to come.

    public_id  of the hand-over, by which it can be undone; empty in a dry run and where nothing was there to move
    """

    public_id: uuid.UUID | None
    former: UnitRef
    moved: tuple[tuple[UnitRef, int], ...]
    left: int
    source: str


@beyond_scope("an administrator moves what she does not read")
def reroute_dossiers(
    *,
    actor: Actor,
    from_unit_id: int,
    now: datetime,
    to_unit: str = "",
    because: str = "",
    dry_run: bool = False,
    at_most: int | None = None,
) -> ReroutingReport:
    """Give all open dossiers of a former unit to its successor, each with its own event, in transactions of 200.

    What was begun and interrupted is gone on with by calling it again. Clocks, stages and steps stay as they are; who
    had a dossier in hand keeps it where she works in the new unit too.
    to_unit  code of the unit that takes them, where the official table names several or none
    because  what says so, where the table does not
    Raises   NotFound, NotAllowed, UnitStillThere, SuccessorUnknown, SuccessorRefused
    """
    day = local_day(now)
    former, targets = find_targets(from_unit_id, day, to_unit, because)
    _check_may(actor, former, targets)
    if dry_run:
        would = _would_move(former.id, targets)
        return ReroutingReport(None, former, would, 0, targets.source)
    run: Rerouting | None = None
    moved: Counter[int] = Counter()
    while (at_most is None or moved.total() < at_most) and (batch := _concerned(former.id)):
        with transaction.atomic():
            run = run or _begin(former, targets, actor, now)
            moved += _move(batch, run, targets, actor, now)
    units = read_units(moved)
    return ReroutingReport(
        run.public_id if run else None,
        former,
        tuple((units[key], count) for key, count in sorted(moved.items())),
        _left(former.id),
        targets.source,
    )


def find_targets(from_unit_id: int, day: date, to_unit: str, because: str) -> tuple[UnitRef, Targets]:
    """The former unit as it stands in the database now, and who takes its dossiers on that local date.

    Raises  NotFound, UnitStillThere, SuccessorUnknown, SuccessorRefused
    """
    former = read_units([from_unit_id]).get(from_unit_id)
    if former is None:
        raise NotFound("unit")
    check_is_gone(former, on=day)
    named = None
    if to_unit:
        try:
            named = unit_in_force(to_unit if is_readable(to_unit) else "", on=day)
        except NotFound as unknown:
            raise SuccessorRefused(field_errors={"to_unit": "successor_refused"}, unit=to_unit) from unknown
    return former, targets_of(successors(former, on=day), named, former=former, because=because)


def _check_may(actor: Actor, former: UnitRef, targets: Targets) -> None:
    """The operator, and who administers the former unit or the one that takes its dossiers."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if not {former.id, targets.main.id} & access.units_held_for(actor, "reroute"):
        raise NotAllowed("reroute")


def _begin(former: UnitRef, targets: Targets, actor: Actor, now: datetime) -> Rerouting:
    return Rerouting.objects.create(
        public_id=uuid.uuid4(),
        from_unit_id=former.id,
        to_unit_id=targets.main.id,
        source=targets.source,
        at=now,
        by=actor.account_id,
        by_name=actor.name,
    )


def _concerned(unit_id: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"{CONCERNED} ORDER BY 1 LIMIT {AT_ONCE}", {"unit": unit_id})
        return [key for (key,) in cursor.fetchall()]


def _left(unit_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({CONCERNED}) AS concerned", {"unit": unit_id})  # noqa: S608
        return int(cursor.fetchone()[0])


def _would_move(unit_id: int, targets: Targets) -> tuple[tuple[UnitRef, int], ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT residence_commune, count(*) FROM dossiers_dossier"  # noqa: S608
            f" WHERE id IN ({CONCERNED}) GROUP BY residence_commune",
            {"unit": unit_id},
        )
        counts: Counter[UnitRef] = Counter()
        for commune, count in cursor.fetchall():
            counts[targets.of(commune)] += count
    return tuple(sorted(counts.items(), key=lambda one: one[0].id))


def _move(batch: list[int], run: Rerouting, targets: Targets, actor: Actor, now: datetime) -> Counter[int]:
    """The dossiers of the batch that still concern the former unit, locked, each with its event."""
    former, moved = run.from_unit_id, Counter[int]()
    rows = list(Dossier.objects.select_for_update().filter(id__in=batch).order_by("id"))
    tasks = list(Task.objects.filter(dossier_id__in=batch, unit_id=former, state=TaskState.OPEN).order_by("id"))
    workers = _workers([*rows, *tasks], {targets.main.id, *(one.id for one in targets.by_commune.values())}, now)
    for row in rows:
        target = targets.of(row.residence_commune).id
        columns: dict[str, Any] = {
            name: target if getattr(row, name) == former else getattr(row, name) for name in UNIT_COLUMNS
        }
        if columns["receiving_unit_id"] == columns["unit_id"]:
            columns["receiving_unit_id"] = None
        stays = row.unit_id != former or (row.assigned_to, target) in workers
        going = [task for task in tasks if task.dossier_id == row.pk]
        event = DossierRerouted(
            subject_id=row.pk,
            revision=row.revision + 1,
            **columns,
            assigned_to=row.assigned_to if stays else None,
            from_unit_id=former,
            rerouting=str(run.public_id),
            source=run.source,
            tasks={
                str(task.pk): [target, task.assigned_to if (task.assigned_to, target) in workers else None]
                for task in going
            },
        )
        ReroutedDossier.objects.create(rerouting=run, dossier=row, former=_former(row, going, event))
        write(row, event, actor=actor, at=now)
        moved[target] += 1
    return moved


def _former(row: Dossier, tasks: list[Task], event: DossierRerouted) -> dict[str, object]:
    """The columns as they are before and after, so that undoing touches only what nobody changed since."""
    names = (*UNIT_COLUMNS, "assigned_to")
    return {
        "before": {name: getattr(row, name) for name in names},
        "after": {name: getattr(event, name) for name in names},
        "tasks": {str(task.pk): [task.unit_id, task.assigned_to] for task in tasks},
    }


def _workers(rows: list[Dossier | Task], units: set[int], now: datetime) -> set[tuple[int | None, int]]:
    """Account and unit of those among them who handle dossiers in one of the units today."""
    people = {row.assigned_to for row in rows if row.assigned_to}
    held = StaffRole.objects.filter(
        account_id__in=people, unit_id__in=units, role__in=access.OFFICERS, valid__contains=local_day(now)
    )
    return set(held.values_list("account_id", "unit_id"))
