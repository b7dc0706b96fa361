"""Which dossiers stand in which list, as the conditions of its index."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Literal

from motcua.core.worktime import LOCAL_TIME

WorkList = Literal[
    "mine", "new", "open", "unassigned", "due_today", "overdue", "asked", "awaiting", "others", "to_return"
]
COUNTED_AT_MOST = 1000
OWN = "origin_system = 'motcua'"
PLACE = "(CASE WHEN due_at IS NULL THEN TIMESTAMPTZ 'infinity' ELSE due_at END)"
"""Where a dossier stands in a list. Not COALESCE, which under a policy of its table is not looked up in an index."""

# Word for word the conditions of the partial indexes in migrations 0002 and 0012.
_OPEN = "stage IN ('accepted', 'in_hand') AND awaiting = 'nothing'"
_UNDECIDED = "stage IN ('submitted', 'accepted', 'in_hand')"

CONDITIONS: Mapping[WorkList, str] = {
    "new": "stage = 'submitted' AND awaiting = 'nothing'",
    "open": _OPEN,
    "awaiting": f"{_UNDECIDED} AND awaiting IN ('supplement', 'payment')",
    "others": f"{_UNDECIDED} AND awaiting = 'others'",
    "to_return": "stage = 'approved'",
}
"""The shelves: every open dossier stands on exactly one."""

_VIEWS: Mapping[WorkList, str] = {
    "mine": f"{_UNDECIDED} AND awaiting = 'nothing' AND assigned_to IS NOT NULL",
    "unassigned": f"{_OPEN} AND assigned_to IS NULL",
    "due_today": f"{_OPEN} AND {PLACE} >= %(now)s AND {PLACE} < %(tomorrow)s",
    "overdue": f"{_OPEN} AND {PLACE} < %(now)s",
    "asked": _UNDECIDED,
}
"""Lists that show some dossiers of the shelves once more."""

KEPT: tuple[WorkList, ...] = ("open", "unassigned", "awaiting", "others", "to_return")
"""Lists whose counts are kept as dossiers move."""

BOUNDED: tuple[WorkList, ...] = ("new", "mine", "due_today", "overdue", "asked")
"""Lists that are counted in their index, up to `COUNTED_AT_MOST`."""


_OF_UNIT = "unit_id = %(unit)s AND %(unit)s = ANY(%(units)s::bigint[])"
_OF_ASKED = """id IN (SELECT dossier_id FROM dossiers_task WHERE unit_id = %(unit)s AND state = 'open' AND away)
    AND %(unit)s = ANY(%(units)s::bigint[])"""


def whose(which: WorkList) -> str:
    """Whose dossiers a list of a unit holds: those with the unit, or those elsewhere on which it has something to do.

    The list `mine` is of people, see `work_people`.
    """
    return _OF_ASKED if which == "asked" else _OF_UNIT


def condition_of(which: WorkList) -> str:
    """The condition of one list; the due lists read the parameters of `bounds_of`."""
    return CONDITIONS.get(which) or _VIEWS[which]


def bounds_of(now: datetime) -> dict[str, Any]:
    """What "due today" and "overdue" mean at this moment: the local day ends at midnight."""
    local = now.astimezone(LOCAL_TIME)
    tomorrow = datetime.combine(local.date() + timedelta(days=1), time(0), LOCAL_TIME)
    return {"now": now, "tomorrow": tomorrow}
