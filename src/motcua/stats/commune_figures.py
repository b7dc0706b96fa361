"""What the ledger holds of each commune-tier unit in a year: only what the public may see, kept for each extract."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from motcua.analytics.api import FigureRow, FigureTable, Snapshot, code_names, compute
from motcua.core.collation import sort_key
from motcua.orgs.api import UnitRef, resolve_codes
from motcua.stats.computing import holdings_of
from motcua.stats.keeping import kept_json, remembered
from motcua.stats.limits import Z_95, dispersion, limits_at, score
from motcua.stats.question import ExtractMoved

COMPARED = ("online_share", "on_time_share")
"""Shares that are set beside the range usual for communes of the same province."""
OWN = (*COMPARED, "self_service_share")
MOST_PROCEDURES = 10
FEW = 100
"""With fewer dossiers than this a share swings widely by chance alone."""
Common = tuple[float, float, int]
_PLAIN_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,79}", re.ASCII)


@dataclass(frozen=True, slots=True)
class CommuneListed:
    """One commune-tier unit with dossiers in the year. `received` is None where it is hidden."""

    code: str
    name: str
    province: str
    received: int | None
    simulated: bool


@dataclass(frozen=True, slots=True)
class UsualRange:
    """Where shares of communes like the common one lie: 95 in 100 units of this volume, as widely as units differ.

    communes  how many communes of the province it was taken from
    """

    pooled: float
    lower: float
    upper: float
    communes: int


@dataclass(frozen=True, slots=True)
class CommuneFigures:
    """All that the page of one commune shows. `procedures` are (code, name, count or None where hidden)."""

    listed: CommuneListed
    year: int
    years: tuple[int, ...]
    shares: Mapping[str, FigureRow]
    usual: Mapping[str, UsualRange]
    procedures: tuple[tuple[str, str, int | None], ...]


@dataclass(frozen=True, slots=True)
class CommunesOfYear:
    """The commune-tier units with dossiers in a year, in alphabetical order.

    by_code  the same by their codes
    common   by province and metric the pooled share of those that are shown, how much they spread, how many they are
    """

    listed: tuple[CommuneListed, ...]
    by_code: Mapping[str, CommuneListed]
    common: Mapping[str, Mapping[str, Common]]


def plain_code(code: str) -> bool:
    """Whether this can be a unit's code at all."""
    return _PLAIN_CODE.fullmatch(code) is not None


def years_of(snapshot: Snapshot) -> tuple[int, ...]:
    """The years with dossiers, the fullest first. Raises FigureRefused, ExtractMoved."""
    holdings = holdings_of(snapshot)
    return tuple(sorted(holdings.years, key=lambda year: (-holdings.years[year], -year)))


def communes_in(snapshot: Snapshot, year: int) -> tuple[CommuneListed, ...]:
    """The commune-tier units with dossiers in the year, in alphabetical order."""
    return communes_of_year(snapshot, year).listed


def communes_of_year(snapshot: Snapshot, year: int) -> CommunesOfYear:
    """The same with what the pages of single communes need of all of them."""
    return remembered(snapshot, f"communes-{year}", lambda: _index(_kept(snapshot, year)))


def _index(kept: Mapping[str, Any]) -> CommunesOfYear:
    listed = tuple(CommuneListed(**each) for each in kept["communes"])
    by_code = {each.code: each for each in listed}
    common: dict[str, dict[str, Common]] = {}
    for metric, pairs in kept["shares"].items():
        peers: dict[str, list[Sequence[int]]] = {}
        for code, pair in pairs.items():
            if code in by_code:
                peers.setdefault(by_code[code].province, []).append(pair)
        for province, of_province in peers.items():
            if (found := common_share(of_province)) is not None:
                common.setdefault(province, {})[metric] = found
    return CommunesOfYear(listed, by_code, common)


def commune_figures(snapshot: Snapshot, code: str, year: int) -> CommuneFigures | None:
    """The figures of one commune; None where it has no dossiers in the year."""
    communes = communes_of_year(snapshot, year)
    listed = communes.by_code.get(code)
    if listed is None:
        return None
    own = kept_json(snapshot, f"commune-{code.replace(':', '-')}-{year}", lambda: _own(snapshot, code, year))
    shares = {metric: FigureRow(**{**row, "dimensions": ()}) for metric, row in own["shares"].items()}
    common = communes.common.get(listed.province, {})
    return CommuneFigures(
        listed=listed,
        year=year,
        years=tuple(each for each in sorted(years_of(snapshot), reverse=True) if _has(snapshot, code, each)),
        shares=shares,
        usual={
            metric: usual
            for metric in COMPARED
            if metric in common and (usual := usual_range(common[metric], shares[metric]))
        },
        procedures=tuple((code, name, count) for code, name, count in own["procedures"]),
    )


def common_share(peers: Sequence[Sequence[int]]) -> Common | None:
    """The pooled share, how much the units spread around it, and how many they are; None for fewer than three.

    peers  (numerator, denominator) of the communes that are shown, with a denominator above 0
    """
    whole = sum(denominator for _, denominator in peers)
    if len(peers) < 3 or not whole:
        return None
    pooled = sum(numerator for numerator, _ in peers) / whole
    return pooled, dispersion([score(numerator, denominator, pooled) for numerator, denominator in peers]), len(peers)


def usual_range(common: Common, own: FigureRow) -> UsualRange | None:
    """The range for a unit of this volume; None where it is hidden or has nothing."""
    pooled, spread, communes = common
    if not own.denominator:
        return None
    lower, upper = limits_at(own.denominator, pooled, z=Z_95, spread=spread)
    return UsualRange(pooled, lower, upper, communes)


def _has(snapshot: Snapshot, code: str, year: int) -> bool:
    return code in communes_of_year(snapshot, year).by_code


def _kept(snapshot: Snapshot, year: int) -> Any:
    return kept_json(snapshot, f"communes-{year}", lambda: _compute(snapshot, year))


def _compute(snapshot: Snapshot, year: int) -> dict[str, Any]:
    tables = {metric: _ask(snapshot, metric, year, by=("unit",), where={"tier": "commune"}) for metric in COMPARED}
    received = _ask(snapshot, "received", year, by=("unit",), where={"tier": "commune"})
    codes = [row.dimensions[0] for row in received.rows[:-1] if plain_code(row.dimensions[0])]
    units, names = units_of_year(codes, year), code_names("unit", codes, snapshot=snapshot)
    counts = {row.dimensions[0]: row.numerator for row in received.rows[:-1]}
    listed = [_listed(code, names, units.get(code), counts[code], received.simulated) for code in codes]
    return {
        "communes": [asdict(each) for each in sorted(listed, key=lambda each: (sort_key(each.name), each.code))],
        "shares": {metric: _pairs(table) for metric, table in tables.items()},
    }


def _listed(
    code: str, names: Mapping[str, str], unit: UnitRef | None, received: int | None, some_simulated: bool
) -> CommuneListed:
    """A unit that is not known by itself counts as simulated as soon as any dossier in the answer is."""
    name = names.get(code) or (unit.name if unit else code)
    province = unit.path.split("/")[0] if unit else ""
    return CommuneListed(code, name, province, received, some_simulated and (unit is None or unit.simulated))


def units_of_year(codes: Sequence[str], year: int) -> dict[str, UnitRef]:
    """The unit that each code meant in the year; at its end where it changed its meaning."""
    days = (date(year, 1, 1), date(year, 12, 31))
    found = resolve_codes([(code, day) for code in codes for day in days])
    return {code: unit for day in days for code in codes if (unit := found.get((code, day))) is not None}


def _pairs(table: FigureTable) -> dict[str, tuple[int, int]]:
    """Numerators and denominators of the rows that are known exactly."""
    return {
        row.dimensions[0]: (row.numerator or 0, row.denominator)
        for row in table.rows[:-1]
        if row.value is not None and row.denominator
    }


def _own(snapshot: Snapshot, code: str, year: int) -> dict[str, Any]:
    shares = {metric: _ask(snapshot, metric, year, where={"unit": code}).total for metric in OWN}
    procedures = _ask(snapshot, "received", year, by=("procedure",), where={"unit": code}).rows[:-1]
    most = sorted(procedures, key=lambda row: (-(row.numerator or 0), row.dimensions[0]))[:MOST_PROCEDURES]
    codes = [row.dimensions[0] for row in most]
    names = code_names("procedure", codes, snapshot=snapshot)
    return {
        "shares": {metric: asdict(row) for metric, row in shares.items()},
        "procedures": [(row.dimensions[0], names.get(row.dimensions[0], ""), row.numerator) for row in most],
    }


def _ask(
    snapshot: Snapshot, metric: str, year: int, *, by: tuple[str, ...] = (), where: Mapping[str, str]
) -> FigureTable:
    table = compute(metric, by=by, where=where, date_from=date(year, 1, 1), date_to=date(year + 1, 1, 1), public=True)
    if table.snapshot != snapshot.name:
        raise ExtractMoved
    return table
