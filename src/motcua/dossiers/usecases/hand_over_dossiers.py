"""Somebody leaves or changes her work: her open dossiers go to a colleague, or back to everybody."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.core.actor import Actor
from motcua.core.asking import beyond_scope
from motcua.core.outbox import record
from motcua.dossiers.events import DossierAssigned
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.people import HELD, working_in
from motcua.dossiers.rules.absence import check_may_arrange, check_receiver
from motcua.dossiers.rules.words import tidy_words
from motcua.dossiers.states import OPEN_STAGES, TaskState
from motcua.dossiers.work_events import WorkHandedOver

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many dossiers went, how many other tasks with them, and how many dossiers are still to go."""

    dossiers: int
    tasks: int
    left: int


@beyond_scope("whoever arranges work moves it without reading it")
@transaction.atomic
def hand_over_dossiers(
    *,
    actor: Actor,
    unit_id: int,
    from_account: int,
    to_account: int | None,
    now: datetime,
    note: str = "",
    dry_run: bool = False,
) -> HandedOver:
    """Give what one person holds in the unit to another, at most 500 dossiers at a time, each with its own event.

    Steps, clocks and stages stay. Questions to the unit and side branches that she had in hand go along.
    to_account  None gives them back to everybody
    Raises   NotAllowed, HandOverRefused, WordsRefused
    """
    check_may_arrange(actor, account_id=from_account, unit_id=unit_id)
    note = tidy_words(note, "note")
    check_receiver(from_account, to_account, working=working_in(unit_id, local_day(now)))
    keys = _held_by(from_account, unit_id)
    moved = 0 if dry_run else _move(keys[:MOST_AT_ONCE], from_account, to_account, actor, now, note)
    others = Task.objects.filter(unit_id=unit_id, assigned_to=from_account, state=TaskState.OPEN)
    if dry_run:
        return HandedOver(len(keys), others.exclude(dossier_id__in=keys).count(), 0)
    tasks = list(others.select_for_update().order_by("id").values_list("id", flat=True))
    others.filter(pk__in=tasks).update(assigned_to=to_account)
    event = WorkHandedOver(
        subject_id=from_account, unit_id=unit_id, to_account=to_account, dossiers=moved, tasks=tasks, note=note
    )
    record(event, actor=actor, at=now)
    return HandedOver(moved, len(tasks), len(keys) - moved)


def _held_by(account_id: int, unit_id: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM ({HELD}) AS held WHERE assigned_to = %(account)s ORDER BY id",  # noqa: S608
            {"unit": unit_id, "account": account_id},
        )
        return [key for (key,) in cursor.fetchall()]


def _move(keys: list[int], from_account: int, to_account: int | None, actor: Actor, now: datetime, note: str) -> int:
    rows = Dossier.objects.select_for_update().filter(id__in=keys, assigned_to=from_account, stage__in=OPEN_STAGES)
    moved = 0
    for row in rows.order_by("id"):
        event = DossierAssigned(subject_id=row.pk, revision=row.revision + 1, note=note, assigned_to=to_account)
        write(row, event, actor=actor, at=now)
        moved += 1
    return moved
