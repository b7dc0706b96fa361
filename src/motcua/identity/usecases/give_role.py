"""Give a member of staff a role in a unit."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import RoleGiven
from motcua.identity.models import Account, StaffRole


@transaction.atomic
def give_role(
    *,
    actor: Actor,
    account_id: int,
    unit_id: int,
    role: Role | str,
    now: datetime,
    valid_from: date | None = None,
    valid_to: date | None = None,
    fields: Collection[str] = (),
) -> bool:
    """Give the role for the half-open period of local dates; False if the account already holds it through all of it.

    valid_from  the local date of `now` if not given
    fields      of procedures, as the catalogue names them, where it is not for all

    Raises   rules.RoleUnknown, NotAllowed, NotFound (no such account).
    """
    rules.check_can_manage(actor, unit_id, role)
    if role not in set(Role):
        raise rules.RoleUnknown(field_errors={"role": "role_unknown"}, role=str(role), known=", ".join(Role))
    if not Account.objects.select_for_update().filter(pk=account_id).exists():
        raise NotFound("account")
    valid_from = valid_from or timezone.localdate(now)
    period = DateRange(valid_from, valid_to, "[)")
    named = sorted(set(fields))
    held = StaffRole.objects.filter(
        account_id=account_id, unit_id=unit_id, role=role, valid__contains=period, fields=named
    )
    if held.exists():
        return False
    StaffRole.objects.create(account_id=account_id, unit_id=unit_id, role=Role(role).value, valid=period, fields=named)
    event = RoleGiven(
        subject_id=account_id,
        unit_id=unit_id,
        role=Role(role).value,
        valid_from=valid_from,
        valid_to=valid_to,
        fields=tuple(named),
    )
    record(event, actor=actor, at=now)
    return True
