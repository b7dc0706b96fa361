"""The public pages of figures: what is online, where and when; each number with its definition."""

import csv
import io
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.analytics.api import FigureRefused, Snapshot, public_snapshot
from motcua.core.access import public
from motcua.stats import presenters
from motcua.stats.definition_words import definition_words
from motcua.stats.pictures import NAMES, WIDTHS, picture
from motcua.stats.question_views import PICTURE_SECONDS, question_links
from motcua.stats.wording import simulated_words
from motcua.stats.year import FIRST_YEAR, LAST_YEAR, YearFigures, year_figures
from motcua.ui.values import Download

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


@public
@require_safe
def online_share(request: HttpRequest) -> HttpResponse:
    """How many dossiers were submitted online, by tier and month of one year."""
    snapshot = public_snapshot()
    figures = _figures(snapshot, request.GET.get("nam", "")) if snapshot else None
    if snapshot is None or figures is None:
        context = {"title": gettext("Bao nhiêu hồ sơ được nộp trực tuyến?")}
        return render(request, "stats/online_share_empty.html", context, status=200 if snapshot is None else 404)
    return render(request, "stats/online_share.html", _page(snapshot, figures))


def _page(snapshot: Snapshot, figures: YearFigures) -> dict[str, object]:
    data = f"{reverse('stats:online_share_data')}?nam={figures.year}"
    return {
        "title": gettext("Bao nhiêu hồ sơ được nộp trực tuyến?"),
        "caption": gettext("Số liệu công khai"),
        "answer": presenters.answer_words(figures),
        "figures": figures,
        "simulated": simulated_words() if figures.simulated else "",
        "totals": presenters.totals_picture(figures),
        "months": presenters.months_picture(figures),
        "snapshot": snapshot,
        "questions": question_links(),
        "definitions": [definition_words("online_share")],
        "files": (Download(gettext("Tải số liệu"), data, "CSV"),),
    }


def _figures(snapshot: Snapshot, year: str) -> YearFigures | None:
    """The figures of the year asked for; None for what is no year or has no dossiers."""
    if year and not (_YEAR.fullmatch(year) and FIRST_YEAR <= int(year) <= LAST_YEAR):
        return None
    try:
        return year_figures(snapshot, int(year) if year else None)
    except FigureRefused:
        return None


@public
@require_safe
def online_share_picture(request: HttpRequest, snapshot: str, year: int, name: str, width: str) -> HttpResponse:
    """One picture of the page as SVG."""
    current = public_snapshot()
    if name not in NAMES or width not in WIDTHS or current is None:
        raise Http404
    figures = _figures(current, str(year))
    if figures is None:
        raise Http404
    content = picture(current, figures, name=name, width=width)
    response = HttpResponse(content, content_type="image/svg+xml")
    lasting = f"public, max-age={PICTURE_SECONDS}, immutable" if current.name == snapshot else "no-cache"
    response.headers["Cache-Control"] = lasting
    # a picture carries its own styles, which the pages' policy would drop when it is opened by itself
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@public
@require_safe
def online_share_data(request: HttpRequest) -> HttpResponse:
    """The figures of the page as CSV: by tier and month, by tier, and the pooled total."""
    snapshot = public_snapshot()
    figures = _figures(snapshot, request.GET.get("nam", "")) if snapshot else None
    if figures is None:
        raise Http404
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ("year", "tier", "month", "numerator", "denominator", "value", "lower", "upper", "suppressed", "simulated")
    )
    cells = [(tier, month, cell) for tier, months in figures.by_month.items() for month, cell in months.items()]
    cells += [(tier, "", cell) for tier, cell in figures.by_tier.items()] + [("", "", figures.total)]
    for tier, month, cell in cells:
        counts = (
            "" if value is None else value
            for value in (cell.numerator, cell.denominator, cell.value, cell.lower, cell.upper)
        )
        marks = (str(mark).lower() for mark in (cell.suppressed, figures.simulated))
        writer.writerow((figures.year, tier, month, *counts, *marks))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="online_share-{figures.year}.csv"'
    return response
