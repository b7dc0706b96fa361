"""Where a dossier stands in its design: open tasks, ways on, steps back, and what is asked of other agencies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.api import DesignStep, Outcome, StepDesign
from motcua.core.actor import Actor
from motcua.dossiers.models import Task
from motcua.dossiers.rules import flow
from motcua.dossiers.states import TaskKind, TaskState
from motcua.dossiers.steps import design_of, holds_for, step_held_by
from motcua.dossiers.values import DossierView, StoryLine


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task as it is kept."""

    step: str
    kind: TaskKind
    unit_id: int
    assigned_to: int | None
    state: TaskState
    round: int
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Course:
    """The way of a dossier through the office.

    at       the step that the actor may act on; None where no step is open
    ways     how it may go on from there, with these answers
    back     the steps to which it may be given back from there
    asked    the oldest open question to a unit of the actor; `question` is what was asked
    """

    design: StepDesign
    tasks: tuple[TaskView, ...]
    at: DesignStep | None
    ways: tuple[Outcome, ...]
    back: tuple[DesignStep, ...]
    asked: TaskView | None
    question: str = ""

    @property
    def open_steps(self) -> tuple[str, ...]:
        """Codes of the steps that are open now."""
        return tuple(task.step for task in self.tasks if task.state is TaskState.OPEN and task.kind is TaskKind.STEP)


def course_of(dossier: DossierView, *, actor: Actor) -> Course:
    """The course of a dossier that was read for this actor before (`get_dossier`); one statement."""
    design = design_of(dossier)
    tasks = tuple(_view(row) for row in Task.objects.filter(dossier_id=dossier.id).order_by("id"))
    step = design.step(step_held_by(actor, dossier, _open(dossier, tasks))[0]) if dossier.step else None
    back = tuple(one for code in (step.returns if step else ()) for one in [design.step(code)] if one is not None)
    open_questions = (one for one in tasks if one.kind is TaskKind.CONSULTATION and one.state is TaskState.OPEN)
    asked = next((one for one in open_questions if one.unit_id in actor.unit_ids), None)
    return Course(
        design=design,
        tasks=tasks,
        at=step,
        ways=flow.ways_on(step, holds_for(dossier)) if step else (),
        back=back,
        asked=asked,
        question=_question(dossier.story, asked.step) if asked else "",
    )


def _question(story: Sequence[StoryLine], consultation: str) -> str:
    """What was asked, from the event that asked it."""
    told = (line.payload for line in reversed(story) if line.kind == "ConsultationAsked")
    return next((str(one["question"]) for one in told if one["consultation"] == consultation), "")


def _open(dossier: DossierView, tasks: Sequence[TaskView]) -> list[tuple[str, int]]:
    found = [(one.step, one.unit_id) for one in tasks if one.state is TaskState.OPEN and one.kind is TaskKind.STEP]
    return found or [(dossier.step, int(dossier.unit_id or 0))]


def _view(row: Task) -> TaskView:
    return TaskView(
        step=row.step,
        kind=TaskKind(row.kind),
        unit_id=int(row.unit_id),
        assigned_to=row.assigned_to,
        state=TaskState(row.state),
        round=row.round,
        opened_at=row.opened_at,
        due_at=row.due_at,
        closed_at=row.closed_at,
        outcome=row.outcome,
    )
