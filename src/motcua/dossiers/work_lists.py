"""The work of a unit, and of one person, in the order in which it is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.core.prepared import keys_as_text
from motcua.dossiers.rules import access
from motcua.dossiers.states import Awaiting, Clock, LegalChannel, Stage, national_status
from motcua.dossiers.values import WorkPage, WorkRow
from motcua.dossiers.work_conditions import OWN, PLACE, WorkList, bounds_of, condition_of, whose
from motcua.dossiers.work_people import FROM_PEOPLE, OF_PERSON, people_of

LIMIT_MAX = 500
KEYS_END = 2**63

ROW_COLUMNS = """id, code, procedure_name, coalesce(applicant->>'full_name', applicant->>'organisation_name', ''),
       stage, clock, awaiting, due_at, received_at, submitted_at, legal_channel, assigned_to, simulated, revision,
       unit_id, step, procedure_code"""
_ROWS = f"""
SELECT {ROW_COLUMNS} FROM dossiers_dossier
WHERE {{whose}} AND {OWN} AND {{condition}}{{narrowed}} AND ({PLACE}, id) > (%(due)s::timestamptz, %(id)s::bigint)
ORDER BY {PLACE}, id LIMIT %(limit)s
"""  # noqa: S608
_OF_PEOPLE = f"""
SELECT found.* FROM {FROM_PEOPLE} CROSS JOIN LATERAL ({{rows}}) AS found
ORDER BY coalesce(found.due_at, TIMESTAMPTZ 'infinity'), found.id LIMIT %(limit)s
"""  # noqa: S608


class AfterUnknown(Refused):
    """The place in the list from which to go on is not one that a page named."""

    code = "after_unknown"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of a list is shown; empty means all. `due_until` is aware and reaches to just before that moment."""

    procedure: str = ""
    channel: str = ""
    assigned_to: int | None = None
    due_until: datetime | None = None

    def conditions(self) -> str:
        """As SQL; the values are bound."""
        asked = {
            "procedure_code = %(procedure)s": self.procedure,
            "legal_channel = %(channel)s": self.channel,
            "assigned_to = %(assigned_to)s": self.assigned_to is not None,
            f"{PLACE} < %(due_until)s": self.due_until,
        }
        return "".join(f" AND {condition}" for condition, wanted in asked.items() if wanted)


EVERYTHING = Narrowing()


def list_work(
    *,
    actor: Actor,
    unit_id: int,
    now: datetime,
    which: WorkList = "open",
    after: str = "",
    limit: int = 50,
    only: Narrowing = EVERYTHING,
) -> WorkPage:
    """One page of a work list, by due time (no due time last); empty where the unit is not the actor's.

    which   `mine` holds what was given to the actor in any of the units, the others what is with this unit
    after   what the page before named in `next`
    Raises  AfterUnknown
    """
    due, after_id = _read_place(after)
    limit = max(1, min(limit, LIMIT_MAX))
    parameters: dict[str, Any] = {
        "unit": unit_id,
        "units": keys_as_text(access.units_to_read(actor)),
        "due": due,
        "id": after_id,
        "limit": limit + 1,
        "procedure": only.procedure,
        "channel": only.channel,
        "assigned_to": only.assigned_to,
        "due_until": only.due_until,
        **people_of(actor, now),
        **bounds_of(now),
    }
    with connection.cursor() as cursor:
        cursor.execute(_statement(which, only), parameters)
        found = [row_of(values) for values in cursor.fetchall()]
    rows = tuple(found[:limit])
    return WorkPage(rows=rows, next=_place(rows[-1]) if len(found) > limit else "")


def _statement(which: WorkList, only: Narrowing) -> str:
    filled = {"condition": condition_of(which), "narrowed": only.conditions()}
    if which == "mine":
        return _OF_PEOPLE.format(rows=_ROWS.format(whose=OF_PERSON, **filled))
    return _ROWS.format(whose=whose(which), **filled)


def row_of(values: tuple[Any, ...]) -> WorkRow:
    """A line of `ROW_COLUMNS`."""
    (key, code, procedure, applicant, stage, clock, awaiting, due, received, submitted, channel, *rest) = values
    assigned_to, simulated, revision, unit_id, step, procedure_code = rest
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
        unit_id=unit_id,
        step=step,
        procedure_code=procedure_code,
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
