"""The map of a province's communes: real dossiers only, small numbers drawn towards the common rate."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext

from motcua.analytics.api import FigureRow, Snapshot, compute, fit_prior
from motcua.core.collation import sort_key
from motcua.stats.commune_figures import units_of_year
from motcua.stats.keeping import kept_file, kept_json
from motcua.stats.map_classes import Classes, round_classes
from motcua.stats.map_drawing import HIDDEN, UNKNOWN, MapWords, Place, draw_map
from motcua.stats.map_outlines import Outline, communes, drawable_provinces
from motcua.stats.map_provinces import WIDTHS
from motcua.stats.question import ExtractMoved
from motcua.ui.values import Cell, Column
from motcua.ui.words import number_words, percent_words


@dataclass(frozen=True, slots=True)
class CommuneShare:
    """A commune's online share in one year. `kind` is `known`, `range` (channels unknown), `hidden` or `none`.

    drawn  the share drawn towards that of all communes of the province; only where it is known
    """

    code: str
    kind: str
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    drawn: float | None = None


@dataclass(frozen=True, slots=True)
class CommuneMap:
    """All communes of a province in one year. `excluded` of them hold simulated dossiers and are shown as without."""

    province: str
    year: int
    shares: tuple[CommuneShare, ...]
    excluded: int

    @property
    def real(self) -> bool:
        """Whether any real dossier of these communes is in the ledger."""
        return any(share.kind != "none" for share in self.shares)


def commune_map(snapshot: Snapshot, province: str, year: int) -> CommuneMap:
    """The communes of a province whose outlines are at hand. Raises FigureRefused, AnalyticsNotInstalled."""
    kept = json.loads(
        kept_file(snapshot, f"map-{_plain(province)}-{year}.json", lambda: _compute(snapshot, province, year))
    )
    return CommuneMap(province, year, tuple(CommuneShare(**each) for each in kept["shares"]), kept["excluded"])


def real_provinces(snapshot: Snapshot, year: int) -> tuple[str, ...]:
    """The provinces of which real dossiers of communes with an outline are there to draw."""
    return tuple(code for code in drawable_provinces() if commune_map(snapshot, code, year).real)


def commune_picture(snapshot: Snapshot, found: CommuneMap, *, width: str, language: str) -> bytes:
    """The map as SVG, in the active language; drawn once for each extract."""
    name = f"map-{_plain(found.province)}-{found.year}-{width}-{language}.svg"
    return kept_file(snapshot, name, lambda: _draw(found, width).encode())


def map_table(found: CommuneMap) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Every commune with its counts, its share and the share that is drawn."""
    columns = (
        Column(gettext("Xã, phường")),
        Column(gettext("Nộp trực tuyến"), numeric=True),
        Column(gettext("Hồ sơ tiếp nhận"), numeric=True),
        Column(gettext("Tỷ lệ"), numeric=True),
        Column(gettext("Tỷ lệ đã kéo về mức chung"), numeric=True),
    )
    ordered = sorted(found.shares, key=lambda share: sort_key(communes()[share.code].name))
    return columns, tuple(_table_row(share) for share in ordered)


def map_alternative(found: CommuneMap) -> str:
    """The picture in words."""
    kinds = [share.kind for share in found.shares]
    counts = {name: number_words(kinds.count(name)) for name in ("known", "range", "hidden", "none")}
    return (
        gettext(
            "%(known)s xã có tỷ lệ; %(range)s xã chỉ biết khoảng; %(hidden)s xã ẩn vì ít hồ sơ; "
            "%(none)s xã chưa có hồ sơ trong sổ."
        )
        % counts
    )


def _plain(code: str) -> str:
    return code.replace(":", "-")


def _compute(snapshot: Snapshot, province: str, year: int) -> bytes:
    """Only what the public may see; which units hold simulated dossiers is asked inside, to leave them out."""
    period = (date(year, 1, 1), date(year + 1, 1, 1))
    table = compute(
        "online_share", by=("unit",), where={"tier": "commune"}, date_from=period[0], date_to=period[1], public=True
    )
    if table.snapshot != snapshot.name:
        raise ExtractMoved
    simulated: set[str] = set()
    if table.simulated:
        simulated = set(kept_json(snapshot, f"simulated-units-{year}", lambda: _simulated(snapshot, period)))
    found = _by_commune(table.rows[:-1], year)
    wanted = [outline for outline in communes().values() if outline.province == province]
    rows = {outline.code: found.get(outline.code) for outline in wanted}
    excluded = {code for code, row in rows.items() if row is not None and row.dimensions[0] in simulated}
    shares = _shares(wanted, {code: None if code in excluded else row for code, row in rows.items()})
    return json.dumps({"shares": [asdict(share) for share in shares], "excluded": len(excluded)}).encode()


def _simulated(snapshot: Snapshot, period: tuple[date, date]) -> list[str]:
    where = {"simulated": "true"}
    moment = snapshot.taken_at
    told = compute("received", by=("unit",), where=where, date_from=period[0], date_to=period[1], as_of=moment)
    return [row.dimensions[0] for row in told.rows[:-1]]


def _by_commune(rows: Sequence[FigureRow], year: int) -> Mapping[str, FigureRow]:
    """The rows by the commune in whose area the unit stands: the commune itself, or its centre."""
    units = units_of_year([row.dimensions[0] for row in rows], year)
    found: dict[str, FigureRow] = {}
    for row in rows:
        unit = units.get(row.dimensions[0])
        above = unit.path.split("/") if unit is not None and not unit.simulated and not unit.practice else []
        for code in reversed(above):
            if code in communes() and code not in found:
                found[code] = row
    return found


def _shares(wanted: Iterable[Outline], rows: Mapping[str, FigureRow | None]) -> list[CommuneShare]:
    known = [row for row in rows.values() if row is not None and row.value is not None]
    prior = fit_prior([(row.numerator or 0, row.denominator or 0) for row in known])
    shares = []
    for outline in wanted:
        row = rows[outline.code]
        if row is None or row.denominator == 0:
            shares.append(CommuneShare(outline.code, "none"))
        elif row.suppressed:
            shares.append(CommuneShare(outline.code, "hidden"))
        else:
            drawn = prior.shrink(row.numerator or 0, row.denominator or 0) if prior and row.value is not None else None
            counts = (row.numerator, row.denominator, row.value, row.lower, row.upper)
            shares.append(CommuneShare(outline.code, "range" if row.value is None else "known", *counts, drawn))
    return shares


def _draw(found: CommuneMap, width: str) -> str:
    drawn = [share.drawn for share in found.shares if share.drawn is not None]
    classes = round_classes([100 * each for each in drawn]) if drawn else None
    places = [Place(communes()[share.code], _kind(share, classes)) for share in found.shares]
    return draw_map(places, _words(found, classes, places), width=WIDTHS[width], labels=False)


def _kind(share: CommuneShare, classes: Classes | None) -> int | str:
    if share.kind == "hidden":
        return HIDDEN
    return UNKNOWN if share.drawn is None or classes is None else classes.of(100 * share.drawn)


def _words(found: CommuneMap, classes: Classes | None, places: Sequence[Place]) -> MapWords:
    keys: list[tuple[int | str, str]] = []
    for number, (lower, upper) in enumerate(classes.ranges if classes else ()):
        bounds = {"lower": percent_words(lower / 100), "upper": percent_words(upper / 100)}
        keys.append((number, gettext("từ %(lower)s đến dưới %(upper)s") % bounds))
    kinds = {place.kind for place in places}
    if HIDDEN in kinds:
        keys.append((HIDDEN, gettext("ẩn vì ít hồ sơ")))
    if UNKNOWN in kinds:
        keys.append((UNKNOWN, gettext("chưa rõ hoặc chưa có hồ sơ")))
    return MapWords(map_alternative(found), "", tuple(keys))


def _table_row(share: CommuneShare) -> tuple[Cell, ...]:
    if share.kind == "known":
        shown = percent_words(share.value)
    elif share.kind == "range":
        bounds = {"lower": percent_words(share.lower), "upper": percent_words(share.upper)}
        shown = gettext("từ %(lower)s đến %(upper)s") % bounds
    else:
        shown = gettext("ẩn") if share.kind == "hidden" else gettext("chưa có hồ sơ")
    return (
        Cell(communes()[share.code].name, header=True, lang="vi"),
        Cell(number_words(share.numerator), numeric=True),
        Cell(number_words(share.denominator), numeric=True),
        Cell(shown, numeric=True),
        Cell(percent_words(share.drawn), numeric=True),
    )
