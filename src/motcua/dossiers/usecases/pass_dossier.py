"""The dossier goes on: to the next step, to another unit, to a person."""

from datetime import date, datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.events import DossierPassed
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, intake, moves
from motcua.dossiers.states import Stage
from motcua.dossiers.steps import steps_of
from motcua.dossiers.values import Change
from motcua.identity.api import StaffRole
from motcua.orgs.api import unit_in_force


@transaction.atomic
def pass_dossier(
    *,
    actor: Actor,
    code: str,
    now: datetime,
    to_unit: str | None = None,
    to_account: int | None = None,
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Hand the dossier over; the clock runs on, and the unit that had received it keeps seeing it.

    to_unit     code of the unit that takes it in hand; none means that it stays in the unit
    to_account  key of the person who is to work on it; none means whoever takes it
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, StageForbids, AwaitingApplicant, UnitUnknown,
             PersonNotInUnit, NoFurtherStep
    Source   NĐ 118/2025 art. 18
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "pass", dossier)
    moves.check_untouched(dossier, revision)
    moves.check_can_pass(dossier)
    step = moves.next_step(steps_of(dossier), dossier.step)
    day = local_day(now)
    unit_id = _unit(to_unit, day) if to_unit else int(dossier.unit_id or 0)
    check_works_in(to_account, unit_id, day)
    moves.check_goes_somewhere(
        moved=step != dossier.step or unit_id != dossier.unit_id, to_person=to_account is not None
    )
    event = DossierPassed(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        stage=Stage.IN_HAND,
        step=step,
        unit_id=unit_id,
        receiving_unit_id=_receiving(dossier, unit_id),
        assigned_to=to_account,
        from_step=dossier.step,
        from_unit_id=int(dossier.unit_id or 0),
    )
    return write(dossier, event, actor=actor, at=now)


def _unit(code: str, day: date) -> int:
    try:
        unit = unit_in_force(code, on=day)
    except NotFound as missing:
        raise intake.UnitUnknown(field_errors={"to_unit": "unit_unknown"}, unit=code) from missing
    intake.check_unit_takes_dossiers(unit)
    return unit.id


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
