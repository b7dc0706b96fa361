"""The public pages of communes: finding one by name, and the figures of one."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.analytics.api import FigureRefused, Snapshot, public_snapshot
from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.core.folding import fold
from motcua.orgs.api import UnitRef, find_units, unit_in_force
from motcua.stats import commune_words
from motcua.stats.commune_figures import (
    CommuneFigures,
    CommuneListed,
    commune_figures,
    communes_in,
    plain_code,
    years_of,
)
from motcua.stats.one_extract import of_one_extract
from motcua.stats.paging import page_after
from motcua.stats.wording import simulated_words
from motcua.ui.values import Download, FormState, Link

PAGE_ROWS, MOST_FOUND = 60, 20
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One commune in the list."""

    name: str
    href: str
    received: int | None
    simulated: bool


@public
@require_safe
@of_one_extract
def communes(request: HttpRequest) -> HttpResponse:
    """Communes with dossiers, and by name also those without."""
    asked = request.GET.get("ten", "").strip()[:100]
    snapshot = public_snapshot()
    years = _years(snapshot)
    year = _chosen_year(request.GET.get("nam", ""), years)
    listed = _listed(snapshot, year)
    found = [each for each in listed if fold(asked) in fold(each.name)] if asked else list(listed)
    shown, following = page_after(found, request.GET.get("sau", ""), lambda commune: commune.code, PAGE_ROWS)
    query = {"nam": str(year or ""), "ten": asked}
    context = {
        "title": gettext("Tìm trang của một xã"),
        "caption": gettext("Số liệu công khai"),
        "form": FormState({"ten": asked}),
        "year": year,
        "years": [Link(str(each), f"?{urlencode(query | {'nam': each})}", current=each == year) for each in years],
        "rows": [_row(each, year) for each in shown],
        "others": [_other(unit) for unit in _without_dossiers(asked, {each.code for each in listed})],
        "asked": asked,
        "simulated": simulated_words() if any(each.simulated for each in shown) else "",
        "next_href": f"?{urlencode(query | {'sau': following})}" if following else "",
        "first_href": f"?{urlencode(query)}" if request.GET.get("sau") else "",
    }
    return render(request, "stats/communes.html", context)


@public
@require_safe
@of_one_extract
def commune(request: HttpRequest, commune_code: str) -> HttpResponse:
    """The figures of one commune in a year; of a real commune without dossiers, where else to look."""
    if not plain_code(commune_code):
        raise Http404
    snapshot = public_snapshot()
    years, wanted = _years(snapshot), request.GET.get("nam", "")
    found = _found(snapshot, commune_code, (_chosen_year(wanted, years),) if wanted else years)
    if snapshot is None or found is None:
        return _without(request, commune_code)
    columns, rows = commune_words.share_table(found)
    procedure_columns, procedure_rows = commune_words.procedure_table(found)
    address = f"{_href(commune_code)}?nam={found.year}"
    context = {
        "title": found.listed.name,
        "caption": gettext("Xã của tôi, năm %(year)s") % {"year": found.year},
        "answer": commune_words.answer_words(found),
        "simulated": simulated_words() if found.listed.simulated else "",
        "found": found,
        "few": commune_words.few_words(found),
        "columns": columns,
        "rows": rows,
        "procedure_columns": procedure_columns,
        "procedure_rows": procedure_rows,
        "years": [Link(str(each), f"?nam={each}", current=each == found.year) for each in found.years],
        "snapshot": snapshot,
        "address": request.build_absolute_uri(address),
        "files": (Download(gettext("Tải số liệu"), _data_href(commune_code, found.year), "CSV"),),
    }
    return render(request, "stats/commune.html", context)


@public
@require_safe
@of_one_extract
def commune_data(request: HttpRequest, commune_code: str) -> HttpResponse:
    """The figures of one commune in a year as CSV."""
    snapshot = public_snapshot()
    years, wanted = _years(snapshot), request.GET.get("nam", "")
    years = years if not wanted else tuple(year for year in (_chosen_year(wanted, years),) if year)
    found = _found(snapshot, commune_code, years) if plain_code(commune_code) else None
    if found is None:
        raise Http404
    text = io.StringIO()
    writer = csv.DictWriter(text, commune_words.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(commune_words.records(found))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="commune-{found.year}.csv"'
    return response


def _without(request: HttpRequest, code: str) -> HttpResponse:
    """A real commune of which the ledger holds nothing; anything else does not exist."""
    try:
        unit = unit_in_force(code, on=timezone.localdate())
    except NotFound as missing:
        raise Http404 from missing
    if unit.tier != "commune" or unit.simulated:
        raise Http404
    context = {
        "title": unit.name,
        "unit": unit,
        "register_href": f"{reverse('stats:published')}?noi={quote(unit.name)}",
    }
    return render(request, "stats/commune_empty.html", context)


def _years(snapshot: Snapshot | None) -> tuple[int, ...]:
    try:
        return years_of(snapshot) if snapshot is not None else ()
    except FigureRefused:
        return ()


def _listed(snapshot: Snapshot | None, year: int | None) -> tuple[CommuneListed, ...]:
    try:
        return communes_in(snapshot, year) if snapshot is not None and year is not None else ()
    except FigureRefused:
        return ()


def _found(snapshot: Snapshot | None, code: str, years: Iterable[int | None]) -> CommuneFigures | None:
    """The figures of the first of these years in which the commune has dossiers."""
    try:
        for year in years:
            if snapshot is not None and year is not None and (found := commune_figures(snapshot, code, year)):
                return found
    except FigureRefused:
        return None
    return None


def _chosen_year(text: str, years: tuple[int, ...]) -> int | None:
    if not text:
        return years[0] if years else None
    if not _YEAR.fullmatch(text) or int(text) not in years:
        raise Http404
    return int(text)


def _row(listed: CommuneListed, year: int | None) -> ListRow:
    return ListRow(listed.name, f"{_href(listed.code)}?nam={year}", listed.received, listed.simulated)


def _other(unit: UnitRef) -> Link:
    return Link(unit.name, _href(unit.code))


def _without_dossiers(asked: str, known: set[str]) -> list[UnitRef]:
    """Communes of today by that name of which the ledger holds nothing."""
    if not asked:
        return []
    units = find_units(asked, on=timezone.localdate(), limit=MOST_FOUND)
    return [unit for unit in units if unit.tier == "commune" and not unit.simulated and unit.code not in known]


def _href(code: str) -> str:
    return reverse("stats:commune", args=[code])


def _data_href(code: str, year: int) -> str:
    return f"{reverse('stats:commune_data', args=[code])}?nam={year}"
