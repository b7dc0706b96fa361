"""Somebody opens a person's data: one statement notes who, in which units, for what."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from motcua.audit.values import Purpose
from motcua.core.actor import Actor, ActorKind, Role
from motcua.core.prepared import rows_prepared

MOST_UNITS = 20
OFFICIAL = frozenset({ActorKind.STAFF, ActorKind.MACHINE})

READ_INSERT = """
INSERT INTO audit_read
    (at, subject, subject_id, purpose, actor_kind, actor_account_id, actor_name, roles, unit_ids)
SELECT %(read_at)s::timestamptz, %(read_subject)s, %(read_subject_id)s::bigint, %(read_purpose)s, %(read_kind)s,
    %(read_account)s::bigint, %(read_name)s, %(read_roles)s, %(read_units)s
"""
"""Also for a statement that does something else besides: as a common table expression, with `read_parameters`.
A condition may follow."""

_MANY = READ_INSERT.replace("%(read_subject_id)s::bigint", "one.id") + (
    " FROM unnest(%(read_subject_ids)s::bigint[]) AS one(id) WHERE %(read_subject_id)s::bigint = 0 RETURNING id"
)


def record_read(
    *, actor: Actor, subject: str, subject_id: int, purpose: Purpose, now: datetime, unit_id: int | None = None
) -> None:
    """Note that staff or a machine opened data of somebody; people who open their own are not noted.

    unit_id  the unit for which it was opened, where the page knows it; else the units in which the reader holds a role
    """
    if actor.kind in OFFICIAL:
        parameters = read_parameters(
            actor=actor, subject=subject, subject_id=subject_id, purpose=purpose, now=now, unit_id=unit_id
        )
        rows_prepared(READ_INSERT + " RETURNING id", parameters)


def record_reads(*, actor: Actor, subject: str, subject_ids: Iterable[int], purpose: Purpose, now: datetime) -> None:
    """The same for what stands together on one page of results: a row each, in one statement."""
    ids = sorted(set(subject_ids))
    if actor.kind in OFFICIAL and ids:
        parameters = read_parameters(actor=actor, subject=subject, subject_id=0, purpose=purpose, now=now)
        rows_prepared(_MANY, parameters | {"read_subject_ids": ids})


def read_parameters(
    *, actor: Actor, subject: str, subject_id: int, purpose: Purpose, now: datetime, unit_id: int | None = None
) -> dict[str, Any]:
    """Parameters of `READ_INSERT`."""
    units = [unit_id] if unit_id else sorted({grant.unit_id for grant in actor.grants})[:MOST_UNITS]
    held = {grant.role for grant in actor.grants}
    return {
        "read_at": now,
        "read_subject": subject,
        "read_subject_id": subject_id,
        "read_purpose": purpose.value,
        "read_kind": actor.kind.value,
        "read_account": actor.account_id,
        "read_name": actor.name,
        "read_roles": ",".join(role.value for role in Role if role in held),
        "read_units": ",".join(map(str, units)),
    }
