"""The public register of printed figures: by source, place and topic, each with a permanent address, ours beside it."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.analytics.api import (
    Comparison,
    FigureRefused,
    NumberRange,
    PublishedFigure,
    Snapshot,
    Words,
    compare_published,
    public_snapshot,
    published_figure,
    published_figures,
    published_sources,
)
from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.core.folding import fold
from motcua.stats import register_words as words
from motcua.stats.keeping import kept_file
from motcua.stats.one_extract import of_one_extract
from motcua.stats.paging import page_after
from motcua.stats.question import ExtractMoved
from motcua.ui.values import Choice, Download, FormState, Link
from motcua.ui.words import number_words

PAGE_ROWS = 50
NO_EXTRACT = Words("Sổ này chưa có bản trích số liệu.", "No extract of this ledger has been taken yet.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader chose; empty means all."""

    source: str
    topic: str
    place: str

    @property
    def query(self) -> dict[str, str]:
        """The choices as they stand in an address."""
        named = {"nguon": self.source, "chu-de": self.topic, "noi": self.place}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the list."""

    figure: PublishedFigure
    href: str
    measures: str
    period: str
    ours: str
    verdict: str
    kind: str
    doubts: tuple[str, ...]


@public
@require_safe
@of_one_extract
def published(request: HttpRequest) -> HttpResponse:
    """The printed figures that were chosen, one page of them."""
    chosen = _chosen(request)
    found = list(_matching(chosen))
    shown, following = page_after(found, request.GET.get("sau", ""), lambda figure: figure.id, PAGE_ROWS)
    beside = [(figure, ours_beside(figure)) for figure in shown]
    context = {
        "title": gettext("Những con số đã in, và số của sổ này bên cạnh"),
        "caption": gettext("Số liệu công khai"),
        "answer": gettext("%(count)s con số đã công bố, ghi như đã in, với nguồn và điều còn ngờ.")
        % {"count": number_words(len(found))},
        "simulated": words.simulated_words() if any(each.simulated for _, each in beside) else "",
        "form": FormState({"nguon": chosen.source, "chu-de": chosen.topic, "noi": chosen.place}),
        "sources": _source_choices(),
        "topics": _topic_choices(),
        "rows": [_row(figure, comparison) for figure, comparison in beside],
        "next_href": f"?{urlencode(chosen.query | {'sau': following})}" if following else "",
        "first_href": f"?{urlencode(chosen.query)}" if request.GET.get("sau") else "",
        "files": (Download(gettext("Tải các số đã chọn"), _data_href(chosen), "CSV"),),
    }
    return render(request, "stats/register.html", context)


@public
@require_safe
@of_one_extract
def published_data(request: HttpRequest) -> HttpResponse:
    """The chosen figures as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_record(figure, ours_beside(figure)) for figure in _matching(_chosen(request)))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="published-figures.csv"'
    return response


@public
@require_safe
@of_one_extract
def published_one(request: HttpRequest, figure_id: str) -> HttpResponse:
    """One printed figure with all that is known of it, under its permanent address."""
    try:
        figure = published_figure(figure_id)
    except NotFound as missing:
        raise Http404 from missing
    comparison = ours_beside(figure)
    context = {
        "title": words.said(figure.measures),
        "caption": gettext("Con số đã in"),
        "answer": f"{figure.printed} · {figure.place} · {words.said(figure.period)}",
        "crumbs": (Link(gettext("Những con số đã in"), reverse("stats:published")),),
        "simulated": words.simulated_words() if comparison.simulated else "",
        "rows": tuple(words.figure_rows(figure, comparison)),
        "citation": words.citation(figure, request.build_absolute_uri(words.figure_href(figure))),
    }
    return render(request, "stats/register_figure.html", context)


def _chosen(request: HttpRequest) -> Chosen:
    """What the address says; a source or topic that does not exist chooses nothing."""
    given = {name: request.GET.get(name, "").strip() for name in ("nguon", "chu-de", "noi")}
    if given["nguon"] and given["nguon"] not in published_sources():
        raise Http404
    if given["chu-de"] and given["chu-de"] not in words.TOPICS:
        raise Http404
    return Chosen(given["nguon"], given["chu-de"], given["noi"][:100])


def _matching(chosen: Chosen) -> Iterator[PublishedFigure]:
    place = fold(chosen.place)
    for figure in published_figures():
        if chosen.source and figure.source.key != chosen.source:
            continue
        if chosen.topic and figure.topic != chosen.topic:
            continue
        if not place or place in _folded(figure.place) or chosen.place == figure.place_code:
            yield figure


@cache
def _folded(place: str) -> str:
    """Places of the register, of which there are some hundreds."""
    return fold(place)


def _row(figure: PublishedFigure, comparison: Comparison) -> RegisterRow:
    return RegisterRow(
        figure=figure,
        href=words.figure_href(figure),
        measures=words.said(figure.measures),
        period=words.said(figure.period),
        ours=words.ours_words(figure, comparison),
        verdict=str(words.VERDICTS[comparison.verdict]),
        kind=words.KINDS.get(comparison.verdict, ""),
        doubts=tuple(words.said(doubt) for doubt in figure.doubts),
    )


def ours_beside(figure: PublishedFigure) -> Comparison:
    """Ours beside the figure, computed once for each extract."""
    if figure.ours is None:
        return compare_published(figure)
    snapshot = public_snapshot()
    if snapshot is None:
        return Comparison("not_comparable", reason=NO_EXTRACT)
    try:
        kept = kept_file(snapshot, f"register-{figure.id}.json", lambda: _plain(_compared(figure, snapshot)))
    except FigureRefused as refused:
        return Comparison("not_comparable", reason=Words(refused.words, refused.words))
    return _read(json.loads(kept))


def _compared(figure: PublishedFigure, snapshot: Snapshot) -> Comparison:
    comparison = compare_published(figure)
    if comparison.snapshot and comparison.snapshot != snapshot.name:
        raise ExtractMoved
    return comparison


def _plain(comparison: Comparison) -> bytes:
    return json.dumps(asdict(comparison), default=str).encode()


def _read(kept: dict[str, Any]) -> Comparison:
    return Comparison(
        kept["verdict"],
        ours=_range(kept["ours"]),
        envelope=_range(kept["envelope"]),
        reason=Words(**kept["reason"]) if kept["reason"] else None,
        simulated=kept["simulated"],
        snapshot=kept["snapshot"],
        as_of=datetime.fromisoformat(kept["as_of"]) if kept["as_of"] else None,
    )


def _range(kept: dict[str, str] | None) -> NumberRange | None:
    return NumberRange(Decimal(kept["lower"]), Decimal(kept["upper"])) if kept else None


def _source_choices() -> tuple[Choice, ...]:
    used = dict.fromkeys(figure.source for figure in published_figures())
    return (Choice("", gettext("Mọi nguồn")), *(Choice(source.key, source.title) for source in used))


def _topic_choices() -> tuple[Choice, ...]:
    return (Choice("", gettext("Mọi chủ đề")), *(Choice(key, str(name)) for key, name in words.TOPICS.items()))


def _data_href(chosen: Chosen) -> str:
    address = reverse("stats:published_data")
    return f"{address}?{urlencode(chosen.query)}" if chosen.query else address


_COLUMNS = (
    "id", "printed", "value", "unit", "topic", "measures_vi", "measures_en", "place", "place_code", "period_vi",
    "period_en", "from", "until", "published_on", "source", "source_title", "address", "licence", "status", "doubts_vi",
    "doubts_en", "ours_lower", "ours_upper", "agreement", "simulated", "snapshot",
)  # fmt: skip


def _record(figure: PublishedFigure, comparison: Comparison) -> dict[str, Any]:
    ours = comparison.ours
    return {
        "id": figure.id,
        "printed": figure.printed,
        "value": figure.value,
        "unit": figure.unit,
        "topic": figure.topic,
        "measures_vi": figure.measures.vi,
        "measures_en": figure.measures.en,
        "place": figure.place,
        "place_code": figure.place_code,
        "period_vi": figure.period.vi,
        "period_en": figure.period.en,
        "from": figure.since,
        "until": figure.until,
        "published_on": figure.published_on,
        "source": figure.source.key,
        "source_title": figure.source.title,
        "address": figure.source.address,
        "licence": figure.source.licence,
        "status": figure.status,
        "doubts_vi": " ".join(doubt.vi for doubt in figure.doubts),
        "doubts_en": " ".join(doubt.en for doubt in figure.doubts),
        "ours_lower": ours.lower if ours else "",
        "ours_upper": ours.upper if ours else "",
        "agreement": comparison.verdict,
        "simulated": str(comparison.simulated).lower(),
        "snapshot": comparison.snapshot,
    }
