"""The online share of one year as the page shows it, computed once for each extract and kept beside it."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motcua.analytics.api import FigureRow, FigureTable, Snapshot, compute

FIRST_YEAR, LAST_YEAR = 2000, 2100
PAGE_VERSION = 1
"""Raise it when the same extract is to be shown otherwise: what was kept before is then left aside."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One share with its counts; all but `suppressed` empty where the cell is hidden from the public."""

    numerator: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    suppressed: bool

    @property
    def drawn(self) -> float | None:
        """The share that a bar shows: the value, or the lower bound where only a range is known."""
        return self.value if self.value is not None else self.lower


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The share by tier (in the order of government), by tier and month (`2021-03`), and pooled."""

    year: int
    years: tuple[int, ...]
    total: Cell
    by_tier: dict[str, Cell]
    by_month: dict[str, dict[str, Cell]]
    origins: tuple[str, ...]
    simulated: bool
    practice: bool


def year_figures(snapshot: Snapshot, year: int | None) -> YearFigures | None:
    """The figures of a year, or of the year with the most dossiers; None where the extract has no such year."""
    years = _kept(snapshot, "years", _count_years)
    if not years:
        return None
    wanted = year if year is not None else int(max(years, key=lambda each: (years[each], each)))
    if str(wanted) not in years:
        return None
    known = tuple(sorted(map(int, years), reverse=True))
    return _read(_kept(snapshot, f"online_share-{wanted}", lambda: _compute(wanted)), wanted, known)


def _kept(snapshot: Snapshot, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What was computed for this extract before, else computed now and kept."""
    return dict(json.loads(kept_file(snapshot, f"{name}.json", lambda: json.dumps(make()).encode())))


def kept_file(snapshot: Snapshot, name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of a file beside the extract, made on the first call; it appears whole."""
    path: Path = snapshot.folder / "pages" / f"{PAGE_VERSION}-{name}"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        content = make()
    path.parent.mkdir(exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
    return content


def _count_years() -> dict[str, int]:
    table = compute("received", by=("year",))
    return {row.dimensions[0]: row.numerator or 0 for row in table.rows[:-1]}


def _compute(year: int) -> dict[str, Any]:
    period = {"date_from": date(year, 1, 1), "date_to": date(year + 1, 1, 1)}
    tiers = compute("online_share", by=("tier",), public=True, **period)  # type: ignore[arg-type]
    months = compute("online_share", by=("tier", "month"), public=True, **period)  # type: ignore[arg-type]
    origins = compute("received", by=("origin_system",), **period)  # type: ignore[arg-type]
    return {
        "total": _cell(tiers.total),
        "tiers": [[*row.dimensions, _cell(row)] for row in tiers.rows[:-1]],
        "months": [[*row.dimensions, _cell(row)] for row in months.rows[:-1]],
        "origins": _names(origins),
        "simulated": tiers.simulated,
        "practice": bool(compute("received", where={"practice": "true"}, **period).total.numerator),  # type: ignore[arg-type]
    }


def _names(table: FigureTable) -> Sequence[str]:
    return [row.dimensions[0] for row in table.rows[:-1]]


def _cell(row: FigureRow) -> dict[str, Any]:
    return asdict(Cell(row.numerator, row.denominator, row.value, row.lower, row.upper, row.suppressed))


def _read(kept: dict[str, Any], year: int, years: tuple[int, ...]) -> YearFigures:
    by_month: dict[str, dict[str, Cell]] = {}
    for tier, month, cell in kept["months"]:
        by_month.setdefault(tier, {})[month] = Cell(**cell)
    return YearFigures(
        year=year,
        years=years,
        total=Cell(**kept["total"]),
        by_tier={tier: Cell(**cell) for tier, cell in kept["tiers"]},
        by_month=by_month,
        origins=tuple(kept["origins"]),
        simulated=kept["simulated"],
        practice=kept["practice"],
    )
