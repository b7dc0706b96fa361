"""One decision for many dossiers: each is checked and written by itself, each gets its own answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound, Refused
from motcua.dossiers.queries import locked_together
from motcua.dossiers.rules import access
from motcua.dossiers.rules.many import ManyVerb, check_can_act_on_many
from motcua.dossiers.rules.moves import PageIsStale
from motcua.dossiers.usecases.approve_dossier import approve_dossier
from motcua.dossiers.usecases.assign_dossier import assign_dossier
from motcua.dossiers.usecases.pass_dossier import pass_dossier
from motcua.dossiers.usecases.return_result import return_result
from motcua.dossiers.values import Change

_LAST_CHANGE = """
SELECT d.code, e.kind, e.actor_name, e.at FROM dossiers_dossier d CROSS JOIN LATERAL (
    SELECT kind, actor_name, at FROM core_event
    WHERE subject = 'dossier' AND subject_id = d.id AND recorded_at >= d.recorded_at - interval '1 day'
    ORDER BY id DESC LIMIT 1) AS e
WHERE d.code = ANY(%(codes)s) AND d.origin_system = 'motcua'
  AND (d.unit_id = ANY(%(units)s) OR d.receiving_unit_id = ANY(%(units)s))
"""


@dataclass(frozen=True, slots=True)
class Picked:
    """One dossier as it stood on the page from which it was chosen."""

    code: str
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class LastChange:
    """What somebody else did with a dossier in the meantime."""

    kind: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowResult:
    """What came of one dossier: `change` where it was done, else `refused`, or neither where it is not the actor's.

    `meanwhile` is set where somebody else changed it after the page was shown.
    """

    code: str
    change: Change | None = None
    refused: Refused | None = None
    forbidden: bool = False
    meanwhile: LastChange | None = None


@transaction.atomic
def act_on_many(
    *,
    actor: Actor,
    verb: str,
    picked: Sequence[Picked],
    now: datetime,
    to_account: int | None = None,
    note: str = "",
    dry_run: bool = False,
) -> tuple[RowResult, ...]:
    """Do it to each of them, at most 500, in the order given; what is refused for one is done for the others.

    One transaction: where the machine dies in the middle nothing was done to any of them. Each dossier that moves gets
    its own event. The rows are locked together and in one order: two such acts never wait for each other in a circle.
    to_account  who is to work on them (`assign`, `pass`); None: whoever takes them
    dry_run     do everything and undo it: the answers are those of the act itself
    Raises   VerbNotForMany, NothingPicked, TooManyPicked
    """
    act = _act(check_can_act_on_many(verb, picked), to_account)
    once = {one.code: one for one in picked}
    common = {"actor": actor, "now": now, "note": note}
    with locked_together(once, actor=actor):
        found = {code: _one(act, one, common) for code, one in once.items()}
    meanwhile = _meanwhile(actor, [code for code, result in found.items() if isinstance(result.refused, PageIsStale)])
    if dry_run:
        transaction.set_rollback(True)
    return tuple(
        RowResult(code, found[code].change, found[code].refused, found[code].forbidden, meanwhile.get(code))
        for code in once
    )


def _act(verb: ManyVerb, to_account: int | None) -> Callable[..., Change]:
    if verb is ManyVerb.ASSIGN:
        return lambda **common: assign_dossier(to_account=to_account, **common)
    if verb is ManyVerb.PASS:
        return lambda **common: pass_dossier(to_account=to_account, **common)
    return approve_dossier if verb is ManyVerb.APPROVE else return_result


def _one(act: Callable[..., Change], one: Picked, common: dict[str, Any]) -> RowResult:
    """The act within a savepoint of its own (every use case opens one)."""
    try:
        return RowResult(one.code, change=act(code=one.code, revision=one.revision, **common))
    except Refused as refused:
        return RowResult(one.code, refused=refused)
    except (NotAllowed, NotFound):
        return RowResult(one.code, forbidden=True)


def _meanwhile(actor: Actor, codes: list[str]) -> dict[str, LastChange]:
    if not codes:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_LAST_CHANGE, {"codes": codes, "units": sorted(access.units_to_read(actor))})
        return {code: LastChange(kind, by, at) for code, kind, by, at in cursor.fetchall()}
