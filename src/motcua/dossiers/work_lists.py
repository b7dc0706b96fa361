"""The work of a unit in the order in which it is due."""

from datetime import datetime
from typing import Any, Literal

from django.db import connection

from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.dossiers.rules import access
from motcua.dossiers.states import Awaiting, Clock, LegalChannel, Stage, national_status
from motcua.dossiers.values import WorkPage, WorkRow

WorkList = Literal["new", "open", "awaiting", "to_return"]
LIMIT_MAX = 200
COUNTED_AT_MOST = 1000
KEYS_END = 2**63

# Word for word the conditions of the partial indexes in migration 0002.
CONDITIONS: dict[WorkList, str] = {
    "new": "stage = 'submitted' AND awaiting = 'nothing'",
    "open": "stage IN ('accepted', 'in_hand') AND awaiting = 'nothing'",
    "awaiting": "stage IN ('submitted', 'accepted', 'in_hand') AND awaiting <> 'nothing'",
    "to_return": "stage = 'approved'",
}
_OF_UNIT = "unit_id = %(unit)s AND unit_id = ANY(%(units)s::bigint[]) AND origin_system = 'motcua'"

_ROWS = """
SELECT id, code, procedure_name, coalesce(applicant->>'full_name', applicant->>'organisation_name', ''), stage, clock,
       awaiting, due_at, received_at, submitted_at, legal_channel, assigned_to, simulated, revision
FROM dossiers_dossier
WHERE {of_unit} AND {condition}
  AND (coalesce(due_at, TIMESTAMPTZ 'infinity'), id) > (%(due)s::timestamptz, %(id)s::bigint)
ORDER BY coalesce(due_at, TIMESTAMPTZ 'infinity'), id
LIMIT %(limit)s
"""


class AfterUnknown(Refused):
    """The place in the list from which to go on is not one that a page named."""

    code = "after_unknown"


def list_work(*, actor: Actor, unit_id: int, which: WorkList = "open", after: str = "", limit: int = 50) -> WorkPage:
    """One page of a work list, by due time (no due time last); empty where the unit is not the actor's.

    which   `new` to accept, `open` to work on, `awaiting` the applicant, `to_return` results to hand out
    after   what the page before named in `next`
    Raises  AfterUnknown
    """
    due, after_id = _read_place(after)
    limit = max(1, min(limit, LIMIT_MAX))
    parameters: dict[str, Any] = {
        "unit": unit_id,
        "units": sorted(access.units_to_read(actor)),
        "due": due,
        "id": after_id,
        "limit": limit + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(of_unit=_OF_UNIT, condition=CONDITIONS[which]), parameters)
        found = [_row(values) for values in cursor.fetchall()]
    rows = tuple(found[:limit])
    return WorkPage(rows=rows, next=_place(rows[-1]) if len(found) > limit else "")


def count_work(*, actor: Actor, unit_id: int) -> dict[WorkList, int]:
    """How many dossiers each list holds; counting ends at 1,000, so that it costs the same in a busy unit."""
    counts = ", ".join(
        f"(SELECT count(*) FROM (SELECT 1 FROM dossiers_dossier WHERE {_OF_UNIT} AND {condition}"  # noqa: S608
        f" LIMIT {COUNTED_AT_MOST}) AS counted)"
        for condition in CONDITIONS.values()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", {"unit": unit_id, "units": sorted(access.units_to_read(actor))})
        return dict(zip(CONDITIONS, cursor.fetchone(), strict=True))


def _row(values: tuple[Any, ...]) -> WorkRow:
    (key, code, procedure, applicant, stage, clock, awaiting, due, received, submitted, channel, *rest) = values
    assigned_to, simulated, revision = rest
    return WorkRow(
        id=key,
        code=code,
        procedure_name=procedure,
        applicant_name=applicant,
        stage=Stage(stage),
        clock=Clock(clock),
        awaiting=Awaiting(awaiting),
        due_at=due,
        received_at=received,
        submitted_at=submitted,
        legal_channel=LegalChannel(channel),
        national_status=national_status(Stage(stage), Awaiting(awaiting)),
        assigned_to=assigned_to,
        simulated=simulated,
        revision=revision,
    )


def _place(row: WorkRow) -> str:
    """Where this row stands in its list."""
    return f"{row.due_at.isoformat() if row.due_at else 'infinity'}~{row.id}"


def _read_place(after: str) -> tuple[str, int]:
    if not after:
        return "-infinity", 0
    due, _, key = after.partition("~")
    try:
        place = int(key)
        moment = None if due == "infinity" else datetime.fromisoformat(due)
        if not 0 <= place < KEYS_END or (moment is not None and moment.tzinfo is None):
            raise ValueError(after)
        return moment.isoformat() if moment else due, place
    except ValueError as unreadable:
        raise AfterUnknown(field_errors={"after": "after_unknown"}) from unreadable
