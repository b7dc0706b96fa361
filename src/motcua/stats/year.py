"""The online share of one year as the page shows it, computed once for each extract and kept beside it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from motcua.analytics.api import FigureRow, Snapshot, compute
from motcua.stats.computing import holdings_of
from motcua.stats.keeping import kept_json
from motcua.stats.question import Holdings

FIRST_YEAR, LAST_YEAR = 2000, 2100


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
    holdings = holdings_of(snapshot)
    if not holdings.years or (year is not None and year not in holdings.years):
        return None
    wanted = holdings.fullest_year if year is None else year
    return _read(kept_json(snapshot, f"online_share-{wanted}", lambda: _compute(wanted)), wanted, holdings)


def _compute(year: int) -> dict[str, Any]:
    period = {"date_from": date(year, 1, 1), "date_to": date(year + 1, 1, 1)}
    tiers = compute("online_share", by=("tier",), public=True, **period)  # type: ignore[arg-type]
    months = compute("online_share", by=("tier", "month"), public=True, **period)  # type: ignore[arg-type]
    return {
        "total": _cell(tiers.total),
        "tiers": [[*row.dimensions, _cell(row)] for row in tiers.rows[:-1]],
        "months": [[*row.dimensions, _cell(row)] for row in months.rows[:-1]],
        "simulated": tiers.simulated,
    }


def _cell(row: FigureRow) -> dict[str, Any]:
    return asdict(Cell(row.numerator, row.denominator, row.value, row.lower, row.upper, row.suppressed))


def _read(kept: dict[str, Any], year: int, holdings: Holdings) -> YearFigures:
    by_month: dict[str, dict[str, Cell]] = {}
    for tier, month, cell in kept["months"]:
        by_month.setdefault(tier, {})[month] = Cell(**cell)
    return YearFigures(
        year=year,
        years=tuple(sorted(holdings.years, reverse=True)),
        total=Cell(**kept["total"]),
        by_tier={tier: Cell(**cell) for tier, cell in kept["tiers"]},
        by_month=by_month,
        origins=holdings.origins,
        simulated=kept["simulated"],
        practice=holdings.practice,
    )
