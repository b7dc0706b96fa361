"""Who has what to do: the tasks of a dossier follow what happens to it, in the same transaction.

Every change passes through `ledger.write`, which calls `follow`, so that no verb can forget a task or a timer.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.core.actor import Actor
from motcua.core.prepared import rows_prepared
from motcua.core.worktime import Limit, deadline, load_calendar
from motcua.dossiers import events
from motcua.dossiers.design_events import DesignMoved
from motcua.dossiers.ending_events import DossierEnded
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.rules.clock import pauses_of
from motcua.dossiers.states import TaskKind, TaskState
from motcua.dossiers.steps import step_facts
from motcua.orgs.api import get_unit

Following = Callable[[Dossier, events.DossierEvent, Actor, datetime], None]


def follow(dossier: Dossier, event: events.DossierEvent, *, actor: Actor, at: datetime) -> None:
    """Open, close and time the tasks after this event; the row has its columns already, and is saved by the caller.

    Assumes  the row is locked by the caller
    """
    for kind, following in _FOLLOWING:
        if isinstance(event, kind):
            following(dossier, event, actor, at)
    if "pauses" in event.columns():
        refresh_dues(dossier)


_OPEN = """
INSERT INTO dossiers_task (dossier_id, step, kind, unit_id, role, assigned_to, state, round, "limit", opened_at, due_at,
                           outcome)
SELECT %(dossier)s, %(step)s::text, 'step', %(unit)s, %(role)s, %(assigned_to)s::bigint, 'open',
       1 + (SELECT count(*) FROM dossiers_task
            WHERE dossier_id = %(dossier)s AND step = %(step)s::text AND kind = 'step'),
       %(limit)s, %(at)s, %(due_at)s::timestamptz, ''
RETURNING 1
"""


def open_task(dossier: Dossier, step: str, *, unit_id: int, assigned_to: int | None, at: datetime) -> datetime | None:
    """A new open task for this step; its internal limit runs from now, without the pauses of the dossier.

    returns when the internal limit runs out
    """
    role, limit = step_facts(dossier, step)
    due_at = internal_due(Task(unit_id=unit_id, limit=limit, opened_at=at), dossier)
    task = {"dossier": dossier.pk, "step": step, "unit": unit_id, "role": role, "assigned_to": assigned_to}
    rows_prepared(_OPEN, {**task, "limit": limit, "at": at, "due_at": due_at})
    return due_at


_CLOSE = f"""
UPDATE dossiers_task SET state = %(state)s, closed_at = %(at)s, closed_by = %(by)s::bigint, outcome = %(outcome)s
WHERE dossier_id = %(dossier)s AND state = '{TaskState.OPEN}'
  AND (%(step)s::text IS NULL OR (step = %(step)s::text AND kind = '{TaskKind.STEP}'))
RETURNING 1
"""  # noqa: S608


def close_tasks(
    dossier: Dossier, state: TaskState, *, actor: Actor, at: datetime, step: str | None = None, outcome: str = ""
) -> int:
    """Close the open tasks of the dossier, all or those of one step; returns how many."""
    closed = {"state": state.value, "at": at, "by": actor.account_id, "outcome": outcome}
    return len(rows_prepared(_CLOSE, {"dossier": dossier.pk, "step": step, **closed}))


def internal_due(task: Task, dossier: Dossier) -> datetime | None:
    """When the task's own limit runs out: working time since it was opened, without the dossier's pauses.

    The officer is not charged for the time in which somebody else had to act. Empty without a limit and while the
    clock stands still.
    """
    if not task.limit:
        return None
    calendar = load_calendar(get_unit(task.unit_id).calendar)
    return deadline(task.opened_at, Limit.parse(task.limit), calendar, pauses=pauses_of(dossier.pauses)).due_at


def refresh_dues(dossier: Dossier) -> None:
    """Compute the internal due moments of the open tasks anew, after the pauses changed."""
    former = dossier.step_due_at
    for task in Task.objects.filter(dossier=dossier, state=TaskState.OPEN).exclude(limit="").order_by("id"):
        due_at = internal_due(task, dossier)
        if due_at != task.due_at:
            Task.objects.filter(pk=task.pk).update(due_at=due_at)
            if task.kind == TaskKind.STEP and task.step == dossier.step:
                _lead_is_due(dossier, due_at)
    if dossier.step_due_at != former:
        dossier.save(update_fields=["step_due_at"])


def _lead_is_due(dossier: Dossier, due_at: datetime | None) -> None:
    """Keep the leading task's due moment on the dossier too, where the lists read it; it is saved with its row."""
    dossier.step_due_at = due_at


def _begin(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    unit_id = int(dossier.unit_id or 0)
    due_at = open_task(dossier, dossier.step, unit_id=unit_id, assigned_to=dossier.assigned_to, at=at)
    _lead_is_due(dossier, due_at)


def _go_on(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    assert isinstance(event, events.DossierPassed)  # noqa: S101 - the table below says so
    close_tasks(dossier, TaskState.DONE, actor=actor, at=at, step=event.from_step, outcome=event.outcome)
    _open_all(dossier, event.opened, at)


def _go_back(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    assert isinstance(event, events.StepReturned)  # noqa: S101
    close_tasks(dossier, TaskState.RETURNED, actor=actor, at=at, step=event.from_step, outcome=event.step)
    _open_all(dossier, event.opened, at)


def _open_all(dossier: Dossier, opened: Sequence[Mapping[str, Any]], at: datetime) -> None:
    dues = {
        one["step"]: open_task(dossier, one["step"], unit_id=one["unit_id"], assigned_to=one["assigned_to"], at=at)
        for one in opened
    }
    if dossier.step in dues:
        _lead_is_due(dossier, dues[dossier.step])
        return
    lead = Task.objects.filter(dossier=dossier, state=TaskState.OPEN, kind=TaskKind.STEP, step=dossier.step)
    _lead_is_due(dossier, lead.order_by("id").values_list("due_at", flat=True).first())


def _ask(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    assert isinstance(event, events.ConsultationAsked)  # noqa: S101
    Task(
        dossier=dossier,
        step=event.consultation,
        kind=TaskKind.CONSULTATION,
        unit_id=event.asked_unit_id,
        limit=event.limit,
        opened_at=at,
        due_at=_limit_end(dossier, event, at),
    ).save(force_insert=True)


def _limit_end(dossier: Dossier, event: events.ConsultationAsked, at: datetime) -> datetime | None:
    return internal_due(Task(unit_id=event.asked_unit_id, limit=event.limit, opened_at=at), dossier)


def _answer(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    assert isinstance(event, events.ConsultationAnswered)  # noqa: S101
    rows = Task.objects.filter(
        dossier=dossier, state=TaskState.OPEN, kind=TaskKind.CONSULTATION, step=event.consultation
    )
    rows.update(state=TaskState.DONE, closed_at=at, closed_by=actor.account_id, outcome=event.answer)


def _assign(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    Task.objects.filter(dossier=dossier, state=TaskState.OPEN, kind=TaskKind.STEP, step=dossier.step).update(
        assigned_to=dossier.assigned_to
    )


def _reroute(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    assert isinstance(event, events.DossierRerouted)  # noqa: S101 - the table below says so
    for key, (unit_id, person) in event.tasks.items():
        Task.objects.filter(pk=int(key), dossier=dossier, state=TaskState.OPEN).update(
            unit_id=unit_id, assigned_to=person
        )


def _other_design(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    """Open tasks become steps of the newer design, with its roles and limits, from when they were begun."""
    assert isinstance(event, DesignMoved)  # noqa: S101 - the table below says so
    for task in Task.objects.filter(dossier=dossier, state=TaskState.OPEN, kind=TaskKind.STEP).order_by("id"):
        task.step = event.tasks.get(str(task.pk), task.step)
        task.role, task.limit = step_facts(dossier, task.step)
        task.due_at = internal_due(task, dossier)
        task.save(update_fields=["step", "role", "limit", "due_at"])
        if task.step == dossier.step:
            _lead_is_due(dossier, task.due_at)


def _decide(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    close_tasks(dossier, TaskState.DONE, actor=actor, at=at, step=dossier.step)
    _give_up(dossier, event, actor, at)


def _give_up(dossier: Dossier, event: events.DossierEvent, actor: Actor, at: datetime) -> None:
    close_tasks(dossier, TaskState.CANCELLED, actor=actor, at=at)
    _lead_is_due(dossier, None)


_FOLLOWING: tuple[tuple[type[events.DossierEvent], Following], ...] = (
    (events.DossierAccepted, _begin),
    (events.DossierPassed, _go_on),
    (events.StepReturned, _go_back),
    (events.ConsultationAsked, _ask),
    (events.ConsultationAnswered, _answer),
    (events.DossierAssigned, _assign),
    (events.DossierRerouted, _reroute),
    (DesignMoved, _other_design),
    (events.DossierApproved, _decide),
    (DossierEnded, _give_up),
)
