"""The public page of maps: communes by real dossiers only, provinces by what was published of them."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.analytics.api import FigureRefused, Snapshot, public_snapshot
from motcua.core.access import public
from motcua.stats import map_communes, map_provinces
from motcua.stats.map_outlines import drawable_provinces
from motcua.stats.one_extract import of_one_extract
from motcua.stats.year import FIRST_YEAR, LAST_YEAR, year_figures
from motcua.ui.values import Link

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_HOUR = 3600


@public
@require_safe
@of_one_extract
def maps(request: HttpRequest) -> HttpResponse:
    """Both maps with their tables."""
    chosen = request.GET.get("so", "") or next(iter(map_provinces.measures()))
    if chosen not in map_provinces.measures():
        raise Http404
    measure = map_provinces.measures()[chosen]
    columns, rows = map_provinces.province_table(measure)
    context = {
        "title": gettext("Bản đồ"),
        "caption": gettext("Số liệu công khai"),
        "measure": measure,
        "alternative": map_provinces.alternative(measure),
        "columns": columns,
        "rows": rows,
        "choices": [
            Link(each.any.measures.in_language(get_language() or "vi"), f"?so={name}", current=name == chosen)
            for name, each in map_provinces.measures().items()
        ],
        "source": measure.any.source,
        "doubts": tuple(doubt.in_language(get_language() or "vi") for doubt in measure.any.doubts),
        **_communes(request),
    }
    return render(request, "stats/map.html", context)


def _communes(request: HttpRequest) -> dict[str, object]:
    """The part of the page on communes; without real dossiers it says why nothing is drawn."""
    empty: dict[str, object] = {"found": None}
    snapshot = public_snapshot()
    if snapshot is None:
        return empty
    try:
        year = _year(snapshot, request.GET.get("nam", ""))
        if year is None:
            return empty
        real = map_communes.real_provinces(snapshot, year)
        province = request.GET.get("tinh", "") or next(iter(real), "")
        if province and province not in drawable_provinces():
            raise Http404
        if province not in real:
            return empty | {"year": year}
        found = map_communes.commune_map(snapshot, province, year)
    except FigureRefused:
        return empty
    columns, rows = map_communes.map_table(found)
    return {
        "found": found,
        "year": year,
        "snapshot": snapshot,
        "province_name": drawable_provinces()[province],
        "commune_alternative": map_communes.map_alternative(found),
        "commune_columns": columns,
        "commune_rows": rows,
        "provinces": [
            Link(drawable_provinces()[code], f"?tinh={code}&nam={year}", current=code == province) for code in real
        ],
    }


def _year(snapshot: Snapshot, text: str) -> int | None:
    if text and not (_YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise Http404
    figures = year_figures(snapshot, int(text) if text else None)
    if text and figures is None:
        raise Http404
    return figures.year if figures else None


@public
@require_safe
def province_picture(request: HttpRequest, column: str, width: str) -> HttpResponse:
    """The map of provinces as SVG."""
    if column not in map_provinces.measures() or width not in map_provinces.WIDTHS:
        raise Http404
    return _picture(map_provinces.province_map(map_provinces.measures()[column], width=width).encode())


@public
@require_safe
@of_one_extract
def commune_picture(request: HttpRequest, snapshot: str, province: str, year: int, width: str) -> HttpResponse:
    """The map of a province's communes as SVG."""
    current = public_snapshot()
    wrong = province not in drawable_provinces() or width not in map_provinces.WIDTHS
    if current is None or wrong or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    try:
        found = map_communes.commune_map(current, province, year)
    except FigureRefused as refused:
        raise Http404 from refused
    if not found.real:
        raise Http404
    language = get_language() or "vi"
    return _picture(map_communes.commune_picture(current, found, width=width, language=language))


def _picture(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="image/svg+xml")
    response.headers["Cache-Control"] = f"public, max-age={_HOUR}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response
