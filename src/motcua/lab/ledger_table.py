"""A table for a study out of the system's own ledger: defined figures by unit and month, with their bounds."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.analytics.api import FigureRow, FigureTable, compute, metrics
from motcua.orgs.api import UnitRef, units_below
from motcua.studies.api import StudyRefused

GRAINS: dict[str, tuple[str, ...]] = {
    "unit_month": ("unit", "month"),
    "unit": ("unit",),
    "unit_procedure": ("unit", "procedure"),
    "unit_channel": ("unit", "legal_channel"),
}
"""What one row is; each holds the unit, so that nothing of other units comes in."""

KINDS = frozenset({"share", "count", "mean"})


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """`source` says from which extract and by which definitions."""

    content: bytes
    source: str
    simulated: bool


def offered() -> list[str]:
    """The metrics that can stand in a table."""
    return [metric.name for metric in metrics() if metric.kind in KINDS]


def tiers_below(units: Sequence[UnitRef]) -> list[str]:
    """The tiers that these units are of, the highest first."""
    held = {unit.tier: unit.path.count("/") for unit in units}
    return sorted(held, key=lambda tier: (held[tier], tier))


def middle_units(unit: UnitRef, units: Sequence[UnitRef]) -> list[UnitRef]:
    """Those right below the unit that have units of their own: districts, where there are any."""
    above = {one.path.rpartition("/")[0] for one in units}
    return list({one.code: one for one in units if one.path in above and parent_code(one) == unit.code}.values())


def parent_code(unit: UnitRef) -> str:
    """The code of the unit above; empty at the top."""
    return unit.path.rpartition("/")[0].rpartition("/")[2]


def ledger_table(
    names: Sequence[str],
    *,
    grain: str,
    unit: UnitRef,
    date_from: date | None,
    date_to: date | None,
    tier: str = "",
    within: Sequence[str] = (),
    pilots: Mapping[str, int] | None = None,
) -> LedgerTable:
    """One row per cell of the grain, of this unit and those below it.

    tier    only units of this tier; empty: all of them
    within  only what stands below these units, by code, with themselves; empty: all of them
    pilots  1 for a unit that begins first, 0 for one that waits, by code or name: only these units come in, and the
            column `pilot` says which

    Each row also says the unit's name, its tier and the unit above it, to draw lots by. Columns of each metric: its
    name (empty where only a range is known), `_lower` and `_upper` (the range, or the value twice), `_n` and `_of`
    (numerator and denominator).

    Raises  StudyRefused, FigureRefused, AnalyticsNotInstalled
    """
    wanted = [name for name in names if name in offered()]
    if not wanted or grain not in GRAINS:
        raise StudyRefused(field_errors={"metrics" if not wanted else "grain": "missing"})
    where = {"practice": "true"} if unit.practice else {}  # figures leave practice out unless it is asked for
    tables = [compute(name, by=GRAINS[grain], date_from=date_from, date_to=date_to, where=where) for name in wanted]
    below = units_below(unit)
    ours = _places(below, tier, within, pilots)
    cells: dict[tuple[str, ...], dict[str, str]] = {}
    for name, table in zip(wanted, tables, strict=True):
        for row in table.rows:
            if row.dimensions and row.dimensions[0] in ours:
                cells.setdefault(row.dimensions, {}).update(_numbers(name, row))
    if not cells:
        raise StudyRefused(field_errors={"metrics": "nothing"})
    head = [
        *GRAINS[grain],
        *PLACE,
        *(["pilot"] if pilots is not None else []),
        *(name + end for name in wanted for end in ENDS),
    ]
    content = _csv(
        head, [dict(zip(GRAINS[grain], one, strict=True)) | ours[one[0]] | cells[one] for one in sorted(cells)]
    )
    scope = _scope(date_from, date_to, tier, [one.name for one in below if one.code in within])
    return LedgerTable(content, _source(tables) + scope, any(table.simulated for table in tables))


PLACE = ("unit_name", "tier", "parent", "parent_name")
LOTS = ("pilot",)
ENDS = ("", "_lower", "_upper", "_n", "_of")


def _numbers(name: str, row: FigureRow) -> dict[str, str]:
    low = row.value if row.lower is None else row.lower
    high = row.value if row.upper is None else row.upper
    values = (row.value, low, high, row.numerator, row.denominator)
    return {name + end: "" if value is None else repr(value) for end, value in zip(ENDS, values, strict=True)}


def _csv(head: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, head, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _places(
    below: Sequence[UnitRef], tier: str, within: Sequence[str], pilots: Mapping[str, int] | None
) -> dict[str, dict[str, str]]:
    """What each row says of its unit, by code; units that were not asked for are not in it."""
    names = {one.code: one.name for one in below}
    ours = {
        one.code: {
            "unit_name": one.name,
            "tier": one.tier,
            "parent": parent_code(one),
            "parent_name": names.get(parent_code(one), ""),
        }
        for one in below
        if tier in {"", one.tier} and (not within or not set(within).isdisjoint(one.path.split("/")))
    }
    if pilots is None:
        return ours
    drawn = {code: _group(code, place, pilots) for code, place in ours.items()}
    return {code: ours[code] | {"pilot": group} for code, group in drawn.items() if group}


def _group(code: str, place: Mapping[str, str], pilots: Mapping[str, int]) -> str:
    """`1`, `0`, or empty where the lots were not drawn over this unit."""
    drawn = pilots.get(code, pilots.get(place["unit_name"]))
    return "" if drawn is None else str(drawn)


def _scope(date_from: date | None, date_to: date | None, tier: str, within: Sequence[str]) -> str:
    """Which part of the ledger: two tables of one extract are told apart by it."""
    said = [
        f"từ {date_from:%d/%m/%Y}" if date_from else "",
        f"đến trước {date_to:%d/%m/%Y}" if date_to else "",
        f"cấp {tier}" if tier else "",
        f"trong {', '.join(within)}" if within else "",
    ]
    return "".join(f"; {words}" for words in said if words)


def _source(tables: list[FigureTable]) -> str:
    first = tables[0]
    names = ", ".join(table.definition.name for table in tables)
    return f"Sổ hồ sơ của hệ thống, bản trích {first.snapshot} lúc {first.as_of:%d/%m/%Y %H:%M}; chỉ số: {names}"
