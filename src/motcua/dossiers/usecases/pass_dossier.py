"""The dossier goes on: to the next step of its design, to another unit, to a person."""

from datetime import date, datetime
from typing import TypedDict

from django.db import transaction

from motcua.catalogue.api import Need
from motcua.core.actor import Actor
from motcua.dossiers.events import DossierPassed
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, flow, moves
from motcua.dossiers.states import Stage
from motcua.dossiers.steps import (
    design_of,
    holds_for,
    missing_papers,
    open_tasks,
    step_held_by,
    unanswered,
    unit_of_code,
    unit_of_step,
)
from motcua.dossiers.values import Change
from motcua.identity.api import StaffRole


class Opened(TypedDict):
    """One task that begins."""

    step: str
    unit_id: int
    assigned_to: int | None


@transaction.atomic
def pass_dossier(
    *,
    actor: Actor,
    code: str,
    now: datetime,
    to_unit: str | None = None,
    to_account: int | None = None,
    step: str = "",
    outcome: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Hand the dossier over; the clock runs on, and the unit that had received it keeps seeing it.

    to_unit     code of the unit that takes it in hand; none means the one that the design names
    to_account  key of the person who is to work on it; none means whoever takes it
    step        which open step is done, where several are; none means the actor's own
    outcome     which way to go, where the step leads several ways
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant, UnitUnknown,
             PersonNotInUnit, NoFurtherStep; StepNotOpen, OutcomeNotChosen, StepNotReady, UnitNotChosen of `rules.flow`
    Source   NĐ 118/2025 art. 18
    """
    dossier = get_dossier_for_update(code, actor=actor)
    open_now = open_tasks(dossier)
    at, holder = step_held_by(actor, dossier, open_now, step)
    access.check_may_in(actor, "pass", holder)
    moves.check_untouched(dossier, revision)
    moves.check_can_pass(dossier)
    move = _move(dossier, [code for code, _ in open_now], at, outcome, note)
    opened = _begun(dossier, move, to_unit, to_account, local_day(now))
    lead = _lead(dossier, move, opened)
    event = DossierPassed(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.IN_HAND,
        step=lead["step"],
        unit_id=lead["unit_id"],
        receiving_unit_id=_receiving(dossier, lead["unit_id"]),
        assigned_to=lead["assigned_to"],
        from_step=at,
        from_unit_id=holder,
        opened=[dict(one) for one in opened],
        outcome=move.outcome,
    )
    return write(dossier, event, actor=actor, at=now)


def _move(dossier: Dossier, open_now: list[str], at: str, outcome: str, note: str) -> flow.Move:
    """What the design says. Raises what `rules.flow` raises."""
    design = design_of(dossier)
    move = flow.passing(design, open_now, dossier.step, at, outcome, holds_for(dossier))
    present = design.step(at)
    if present is not None and present.needs:
        flow.check_ready(
            present,
            missing_papers=missing_papers(dossier) if Need.PAPERS in present.needs else (),
            note=note,
            fee=dossier.fee,
            unanswered=unanswered(dossier) if Need.ANSWERS in present.needs else 0,
        )
    return move


def _begun(dossier: Dossier, move: flow.Move, to_unit: str | None, to_account: int | None, day: date) -> list[Opened]:
    """The tasks that begin, the first is the named person's. Raises NoFurtherStep, UnitUnknown, PersonNotInUnit."""
    opened = _opened(dossier, move, unit_of_code(to_unit, day) if to_unit else None, day)
    moved = bool(move.opened) or move.lead != move.closed
    moves.check_goes_somewhere(moved=moved, to_person=bool(opened) or to_account is not None)
    opened = opened or _again(dossier, move, to_account)
    if opened and to_account is not None:
        check_works_in(to_account, opened[0]["unit_id"], day)
        opened[0]["assigned_to"] = to_account
    return opened


def _opened(dossier: Dossier, move: flow.Move, chosen: int | None, day: date) -> list[Opened]:
    """The tasks that begin, each with its unit; at the last step the same again for another unit."""
    steps = move.opened or ((move.closed,) if chosen is not None and chosen != dossier.unit_id else ())
    if steps and not move.opened and move.lead != move.closed:
        return []
    return [
        {"step": step, "unit_id": unit_of_step(dossier, step, chosen=chosen, day=day), "assigned_to": None}
        for step in steps
    ]


def _again(dossier: Dossier, move: flow.Move, to_account: int | None) -> list[Opened]:
    """The last step once more, for the person who is named."""
    if to_account is None or move.lead != move.closed:
        return []
    return [{"step": move.closed, "unit_id": int(dossier.unit_id or 0), "assigned_to": None}]


def _lead(dossier: Dossier, move: flow.Move, opened: list[Opened]) -> Opened:
    """The leading task afterwards. Branches side by side leave the dossier with the unit that has it in hand."""
    in_hand = int(dossier.unit_id or 0)
    if len(opened) > 1:
        own = next((one for one in opened if one["unit_id"] == in_hand), opened[0])
        return {**own, "unit_id": in_hand}
    if opened and opened[0]["step"] == move.lead:
        return opened[0]
    kept = dossier.assigned_to if move.lead == dossier.step else None
    return {"step": move.lead, "unit_id": in_hand, "assigned_to": kept}


def _receiving(dossier: Dossier, unit_id: int) -> int | None:
    """The unit that received the dossier, once it is with another one."""
    first = dossier.receiving_unit_id or dossier.unit_id
    return None if first == unit_id else first


def check_works_in(account_id: int | None, unit_id: int, day: date) -> None:
    """Raises PersonNotInUnit unless the person handles dossiers in the unit on that day."""
    if account_id is None:
        return
    roles = StaffRole.objects.filter(
        account_id=account_id, unit_id=unit_id, role__in=access.OFFICERS, valid__contains=day
    )
    if not roles.exists():
        raise moves.PersonNotInUnit(field_errors={"to": "person_not_in_unit"})
