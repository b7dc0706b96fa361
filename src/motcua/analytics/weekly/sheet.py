"""Making the sheet of a unit and a week out of one extract."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from motcua.analytics.extracts import current_snapshot, optional_module
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import FigureTable
from motcua.analytics.weekly.targets import targets_in_force
from motcua.analytics.weekly.values import CAUSES, FEW, Intake, LateUnit, Share, WeeklySheet
from motcua.analytics.weekly.weeks import Week

_LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
_KEPT = 64


def weekly_sheet(units: Mapping[str, str], week: Week | None = None, *, few: Collection[str] = ()) -> WeeklySheet:
    """The sheet over these units (code -> name) for the week, else for the last in which they received anything.

    few  codes of units with so few officers that a unit would mean a person: their late dossiers are shown together

    It is made of one extract, which never changes, so each process keeps the last sheets that it made.
    Raises  FigureRefused (no extract yet), AnalyticsNotInstalled
    """
    snapshot = current_snapshot()
    if snapshot is None:
        raise FigureRefused(
            "Chưa có bản trích dữ liệu nào.", remedy="Bản trích được tạo tự động vài phút một lần; hãy mở lại sau."
        )
    return _kept_sheet(str(snapshot.folder), _Pinned(snapshot), tuple(sorted(units.items())), week, frozenset(few))


class _Pinned:
    """The extract as an argument that is not compared: its folder is."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pinned)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=_KEPT)
def _kept_sheet(
    folder: str, pinned: _Pinned, named: tuple[tuple[str, str], ...], week: Week | None, few: frozenset[str]
) -> WeeklySheet:
    return make_sheet(pinned.snapshot, dict(named), week, few=few)


def make_sheet(
    snapshot: Snapshot, units: Mapping[str, str], week: Week | None = None, *, few: Collection[str] = ()
) -> WeeklySheet:
    """The sheet out of this extract; see `weekly_sheet`. Raises AnalyticsNotInstalled."""
    counting = optional_module("weekly.counting")
    last_day, simulated = counting.last_received_on(snapshot, units)
    last_week = Week.of(last_day) if last_day else None
    week = week or last_week or Week.of(snapshot.taken_at.astimezone(_LOCAL).date())
    start, end = _midnight(week.first_day), min(_midnight(week.day_after), snapshot.taken_at)
    earlier, year_before = (
        _intake(snapshot, units, other) if other is not None else None for other in (week.before, week.year_before)
    )
    late = counting.late_at(snapshot, units, end)
    return WeeklySheet(
        week=week,
        intake=_intake(snapshot, units, week),
        earlier=earlier if earlier and earlier.received else None,
        year_before=year_before if year_before and year_before.received else None,
        finished=counting.finished_between(snapshot, units, start, end),
        finished_before=counting.finished_between(snapshot, units, _midnight(week.before.first_day), start),
        late_units=_late_units(late, units, few),
        late_before=sum(each.dossiers for each in counting.late_at(snapshot, units, start)),
        few_units=len({each.unit for each in late} & {*few}),
        end_unknown=counting.ended_unknown(snapshot, units, week.day_after),
        targets=targets_in_force(week.first_day),
        last_week=last_week,
        ended=_midnight(week.day_after) <= snapshot.taken_at,
        as_of=snapshot.taken_at,
        snapshot=snapshot.name,
        simulated=simulated,
    )


def _intake(snapshot: Snapshot, units: Mapping[str, str], week: Week) -> Intake:
    """What these units received in the week."""

    compute_table = optional_module("cube").compute_table

    def ask(metric: str, *by: str) -> FigureTable:
        table: FigureTable = compute_table(
            snapshot, metric, by=("unit", *by), date_from=week.first_day, date_to=week.day_after
        )
        return table

    received = ask("received", "legal_channel")
    channels: dict[str, int] = defaultdict(int)
    for row in received.rows[:-1]:
        if row.dimensions[0] in units:
            channels[row.dimensions[1]] += row.numerator or 0
    shares = {
        name: _pooled(ask(metric).rows[:-1], units)
        for name, metric in (
            ("online", "online_share"),
            ("self_service", "self_service_share"),
            ("assisted", "assisted_share"),
            ("proxy", "proxy_share"),
        )
    }
    return Intake(week, sum(channels.values()), dict(channels), **shares)


def _pooled(rows: Iterable[Any], units: Collection[str]) -> Share:
    """The share over the chosen units: counts added up, never a mean of shares."""
    chosen = [row for row in rows if row.dimensions[0] in units]
    return Share(
        counted=sum(row.numerator or 0 for row in chosen),
        unknown=sum(row.unknown for row in chosen),
        of=sum(row.denominator or 0 for row in chosen),
    )


def _late_units(late: Iterable[Any], units: Mapping[str, str], few: Collection[str]) -> tuple[LateUnit, ...]:
    """The units with what is late there, most first; those with few officers in one line at the end."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in late:
        counts[FEW if each.unit in few else each.unit][each.cause] += each.dossiers
    found = [
        LateUnit(code, units.get(code, ""), {cause: causes[cause] for cause in CAUSES if causes.get(cause)})
        for code, causes in counts.items()
    ]
    return tuple(sorted(found, key=lambda unit: (unit.code == FEW, -unit.overdue, unit.name, unit.code)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), _LOCAL)
