"""Which promises move when a day is decreed: all open dossiers of a calendar, counted anew many at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, NamedTuple

import numpy as np

from motcua.core.worktime import LOCAL_TIME, Calendar, Limit
from motcua.core.worktime.bulk import NONE, Moments, Seconds, after_pauses, deadlines
from motcua.core.worktime.pauses import union
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.states import Clock
from motcua.orgs.api import get_units

BATCH = 20_000
OFFSET = 7 * 3600
NO_MOMENT = -1


class Counted(NamedTuple):
    """What the count of one dossier needs, as it is kept."""

    id: int
    code: str
    unit_id: int
    received_at: datetime
    due_at: datetime | None
    time_limit: str
    late_cutoff: str
    pauses: Sequence[Mapping[str, Any]]
    extensions: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Move:
    """A promise that would move; times are aware."""

    id: int
    code: str
    unit_id: int
    former: datetime | None
    due_at: datetime | None


def moves_under(
    calendars: Mapping[str, Calendar], *, unit_ids: frozenset[int] | None = None, after: int = 0
) -> Iterator[tuple[int, list[Move]]]:
    """Go through the open dossiers whose unit works by one of these calendars, in the order of their keys.

    calendars  by code, as they would be
    unit_ids   only dossiers that these units have in hand; None: all
    Yields     for each batch how many were counted and which of them would move
    """
    while True:
        rows = list(_rows(after, unit_ids))
        if not rows:
            return
        after = rows[-1].id
        units = get_units({row.unit_id for row in rows})
        found: list[Move] = []
        counted = 0
        for code, calendar in calendars.items():
            mine = [row for row in rows if units[row.unit_id].calendar == code]
            counted += len(mine)
            found += moved(mine, calendar)
        yield counted, sorted(found, key=lambda move: move.id)


def _rows(after: int, unit_ids: frozenset[int] | None) -> Iterator[Counted]:
    rows = Dossier.objects.filter(
        id__gt=after, origin_system=OWN_ORIGIN, clock__in=(Clock.RUNNING, Clock.SUSPENDED), unit_id__isnull=False
    )
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=unit_ids)
    for row in rows.order_by("id").values_list(*Counted._fields)[:BATCH]:
        yield Counted(*row)


def moved(rows: Sequence[Counted], calendar: Calendar) -> list[Move]:
    """Those whose due moment under this calendar is another than the kept one."""
    if not rows:
        return []
    kept = np.array([NO_MOMENT if row.due_at is None else int(row.due_at.timestamp()) for row in rows], np.int64)
    kept = np.where(kept == NO_MOMENT, NONE, kept + OFFSET)
    due = due_seconds(rows, calendar)
    return [
        Move(rows[place].id, rows[place].code, rows[place].unit_id, rows[place].due_at, _moment(int(due[place])))
        for place in map(int, np.flatnonzero(due != kept))
    ]


def due_seconds(rows: Sequence[Counted], calendar: Calendar) -> Seconds:
    """The due moment of each row in local seconds since 1970, as `rules.clock.due` gives it; NONE without."""
    due = np.full(len(rows), NONE)
    received = np.array([int(row.received_at.timestamp()) for row in rows], np.int64) + OFFSET
    groups: dict[tuple[str, str], list[int]] = {}
    for place, row in enumerate(rows):
        if row.extensions:
            due[place] = _one(row, calendar)
        else:
            groups.setdefault((row.time_limit, row.late_cutoff), []).append(place)
    plain = [place for places in groups.values() for place in places]
    for (limit, cutoff), places in groups.items():
        late = time.fromisoformat(cutoff) if cutoff else None
        moments = deadlines(
            received[places].view("datetime64[s]"), Limit.parse(limit or "none"), calendar, late_cutoff=late
        )
        due[places] = moments.astype(np.int64)
    paused = [place for place in plain if rows[place].pauses]
    if paused:
        laid = _laid_out([rows[place].pauses for place in paused])
        before, since = due[paused].view("datetime64[s]"), received[paused].view("datetime64[s]")
        due[paused] = after_pauses(before, since, laid, calendar).astype(np.int64)
    return due


def _seconds(moment: datetime) -> int:
    """Local seconds since 1970; parts of a second are dropped."""
    return int(moment.timestamp()) + OFFSET


def _moment(seconds: int) -> datetime | None:
    return None if seconds == NONE else datetime.fromtimestamp(seconds - OFFSET, LOCAL_TIME)


def _laid_out(ledgers: Sequence[Sequence[Mapping[str, Any]]]) -> list[tuple[Moments, Moments]]:
    """The first, second, ... pause of each ledger side by side, overlapping ones as one."""
    spans = [_spans(pauses) if len(pauses) == 1 else union(_spans(pauses)) for pauses in ledgers]
    edges = np.full((max(map(len, spans)), 2, len(spans)), NONE)
    for number, span in enumerate(spans):
        for place, (start, end) in enumerate(span):
            edges[place, 0, number] = start
            if end is not None:
                edges[place, 1, number] = end
    return [(pair[0].view("datetime64[s]"), pair[1].view("datetime64[s]")) for pair in edges]


def _spans(pauses: Sequence[Mapping[str, Any]]) -> list[tuple[int, int | None]]:
    read = datetime.fromisoformat
    return [
        (
            int(read(pause["from"]).timestamp()) + OFFSET,
            int(read(pause["to"]).timestamp()) + OFFSET if pause["to"] else None,
        )
        for pause in pauses
    ]


def _one(row: Counted, calendar: Calendar) -> int:
    due_at = clock.due(
        row.received_at,
        time_limit=row.time_limit,
        late_cutoff=row.late_cutoff,
        pauses=row.pauses,
        extensions=row.extensions,
        calendar=calendar,
    ).due_at
    return int(NONE) if due_at is None else _seconds(due_at)
