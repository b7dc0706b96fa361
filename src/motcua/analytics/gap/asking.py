"""Asking for a decomposition: the counts of both sides from one extract, cleared of small cells for the public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from motcua.analytics.answers import compute
from motcua.analytics.gap.decomposition import decompose_cells
from motcua.analytics.gap.grouping import group_small
from motcua.analytics.gap.reading import read_cells, read_public_cells
from motcua.analytics.gap.values import GAP_WHOLE, Cells, GapParts, Side
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.suppression import least_count
from motcua.analytics.values import FigureTable

GAP_GROUPINGS = ("procedure", "field", "service_level", "none")
"""What the dossiers may be grouped by; `none` divides the gap into eligibility and use alone."""

_FINEST_FIRST = ("procedure", "field", "none")
_ENOUGH_IN_COMMON = Fraction(1, 2)
_CLASSES = ("eligible_online", "legal_channel")


@dataclass(frozen=True, slots=True)
class GapSide:
    """Which dossiers make one side: conditions as in `compute`, and half-open local dates of receipt."""

    where: Mapping[str, str]
    date_from: date | None = None
    date_to: date | None = None


def decompose_gap(
    a: GapSide, b: GapSide, *, by: str | None = None, as_of: datetime | None = None, public: bool = False
) -> GapParts:
    """How the online share of `b` differs from that of `a`, and which part of the difference is due to what.

    Two offices that receive different procedures have no rates to compare: by procedure the whole gap would be mix.
    Without `by` the dossiers are therefore grouped as finely as both sides have at least half of their dossiers in
    groups that the other side receives too: by procedure, else by field, else not at all.

    With `public`, both sides are asked as the public may ask, and every group of which some cell is hidden on either
    side goes into `others` on both. Where the rest would still show a small cell the whole answer is refused.

    Raises  FigureRefused, AnalyticsNotInstalled
    """
    if by is not None:
        _check(by)
        return _decompose(a, b, by, as_of=as_of, public=public)
    for grouping in _FINEST_FIRST:
        answer = _decompose(a, b, grouping, as_of=as_of, public=public)
        if min(answer.common) >= _ENOUGH_IN_COMMON:
            break
    return answer


def _decompose(a: GapSide, b: GapSide, by: str, *, as_of: datetime | None, public: bool) -> GapParts:
    tables = [_ask(side, by, as_of=as_of, public=public) for side in (a, b)]
    if tables[0].snapshot != tables[1].snapshot:  # a new extract appeared between the two questions
        tables = [_ask(side, by, as_of=tables[0].as_of, public=public) for side in (a, b)]
    if public:
        cells, grouped = _public_cells(a, b, by, tables)
    else:
        cells, grouped = [read_cells(table, single=_single(by)) for table in tables], 0
    for name, one in zip(("thứ nhất", "thứ hai"), cells, strict=True):
        if not one:
            raise FigureRefused(f"Bên {name} không có hồ sơ nào trong kỳ.", remedy="Chọn bên khác hoặc kỳ khác.")
    sides = [Side(side.where, side.date_from, side.date_to, each) for side, each in zip((a, b), cells, strict=True)]
    return GapParts(
        a=sides[0],
        b=sides[1],
        cases=decompose_cells(*cells),
        as_of=tables[0].as_of,
        snapshot=tables[0].snapshot,
        simulated=any(table.simulated for table in tables),
        by=by,
        grouped=grouped,
    )


def _public_cells(a: GapSide, b: GapSide, by: str, tables: list[FigureTable]) -> tuple[list[dict[str, Cells]], int]:
    """Cells that can be had from the published tables alone, with `others` for the rest of each side."""
    moment = tables[0].as_of
    wholes = [_ask(side, "none", as_of=moment, public=True) for side in (a, b)]
    if any(row.suppressed for whole in wholes for row in whole.rows):
        raise _too_few()
    shown = [read_public_cells(table, single=_single(by)) for table in tables]
    grouped = group_small(
        [cells for cells, _ in shown],
        hidden={code for _, codes in shown for code in codes},
        wholes=[read_cells(whole, single=GAP_WHOLE).get(GAP_WHOLE, Cells()) for whole in wholes],
        least=least_count(moment.date()),
    )
    if grouped is None:
        raise _too_few()
    return grouped


def _ask(side: GapSide, by: str, **options: Any) -> FigureTable:
    dimensions = _CLASSES if by == "none" else (by, *_CLASSES)
    return compute(
        "received", by=dimensions, date_from=side.date_from, date_to=side.date_to, where=side.where, **options
    )


def _single(by: str) -> str:
    return GAP_WHOLE if by == "none" else ""


def _check(by: str) -> None:
    if by not in GAP_GROUPINGS:
        raise FigureRefused(
            f"Không phân nhóm được theo “{by}”.", remedy=f"Phân nhóm được theo: {', '.join(GAP_GROUPINGS)}."
        )


def _too_few() -> FigureRefused:
    return FigureRefused(
        "Quá ít hồ sơ để công bố vì sao hai tỷ lệ khác nhau mà không lộ ô nhỏ.",
        remedy="Chọn kỳ dài hơn hoặc so sánh hai cấp hành chính.",
    )
