"""The register of dossiers (form 07): what a unit received in a month, line by line, in the order in which it came."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.core.actor import Actor
from motcua.core.prepared import keys_as_text
from motcua.dossiers.papers import address_words
from motcua.dossiers.rules import access
from motcua.dossiers.rules.register import Month
from motcua.dossiers.states import Stage
from motcua.dossiers.work_lists import KEYS_END, AfterUnknown

PAGE_ROWS = 50
ROWS_AT_ONCE = 500
_LINES = """
SELECT id, code, procedure_name, coalesce(applicant->>'full_name', applicant->>'organisation_name', ''),
       applicant->'address', coalesce(applicant->>'phone', ''), received_at, due_at, returned_at, result_channel, stage,
       simulated
FROM dossiers_dossier
WHERE unit_id = %(unit)s AND unit_id = ANY(%(units)s::bigint[])
  AND received_at >= %(begins)s AND received_at < %(ends)s
  AND (received_at, id) > (%(at)s::timestamptz, %(id)s::bigint)
ORDER BY received_at, id LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of form 07; `number` counts within the month. `returned_at` is None until the result is handed out.

    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 07; columns from the older form, not confirmed by the annex
    """

    number: int
    id: int
    code: str
    procedure_name: str
    applicant_name: str
    address: str
    phone: str
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    result_channel: str
    stage: Stage
    simulated: bool


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Lines in order; `next` is the place from which the next page goes on, empty on the last."""

    rows: tuple[RegisterLine, ...]
    next: str


def read_register(*, actor: Actor, unit_id: int, month: Month, after: str = "", limit: int = PAGE_ROWS) -> RegisterPage:
    """One page of what the unit has received in this month; empty where the unit is not the actor's.

    after   what the page before named in `next`
    Raises  AfterUnknown
    """
    at, after_id, number = _read_place(after)
    parameters: dict[str, Any] = {
        "unit": unit_id,
        "units": keys_as_text(access.units_to_read(actor)),
        "begins": month.begins(),
        "ends": month.moved(1).begins(),
        "at": at,
        "id": after_id,
        "limit": limit + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LINES, parameters)
        found = cursor.fetchall()
    rows = tuple(_line(number + place, values) for place, values in enumerate(found[:limit], start=1))
    return RegisterPage(rows=rows, next=_place(rows[-1]) if len(found) > limit else "")


def whole_register(*, actor: Actor, unit_id: int, month: Month) -> Iterator[RegisterLine]:
    """Every line of the month, read in pieces: memory does not grow with the month."""
    after = ""
    while True:
        page = read_register(actor=actor, unit_id=unit_id, month=month, after=after, limit=ROWS_AT_ONCE)
        yield from page.rows
        if not page.next:
            return
        after = page.next


def _line(number: int, values: tuple[Any, ...]) -> RegisterLine:
    key, code, procedure, applicant, address, phone, received, due, returned, channel, stage, simulated = values
    return RegisterLine(
        number=number,
        id=key,
        code=code,
        procedure_name=procedure,
        applicant_name=applicant,
        address=address_words(_decoded(address)),
        phone=phone,
        received_at=received,
        due_at=due,
        returned_at=returned,
        result_channel=channel,
        stage=Stage(stage),
        simulated=simulated,
    )


def _decoded(value: Any) -> Any:
    """JSON as the driver hands it over without Django's fields: text."""
    return json.loads(value) if isinstance(value, str) else value


def _place(line: RegisterLine) -> str:
    """Where this line stands, with the number that it has in its month."""
    return f"{line.received_at.isoformat()}~{line.id}~{line.number}"


def _read_place(after: str) -> tuple[str, int, int]:
    if not after:
        return "-infinity", 0, 0
    try:
        at, key, number = after.split("~")
        moment, place, count = datetime.fromisoformat(at), int(key), int(number)
        if moment.tzinfo is None or not (0 <= place < KEYS_END and 0 <= count < KEYS_END):
            raise ValueError(after)
        return moment.isoformat(), place, count
    except ValueError as unreadable:
        raise AfterUnknown(field_errors={"after": "after_unknown"}) from unreadable
