"""The pictures of the page, drawn once for each extract, language and width."""

import hashlib
import importlib
from collections.abc import Sequence

from django.utils.translation import gettext

from motcua.analytics.api import AnalyticsNotInstalled, Snapshot
from motcua.stats import presenters
from motcua.stats.keeping import kept_file
from motcua.stats.marks import Bar, Panel
from motcua.stats.wording import share_words, tier_name
from motcua.stats.year import YearFigures
from motcua.ui.chart_words import ChartWords
from motcua.ui.words import percent_words

NAMES = ("totals", "months")
WIDTHS = ("wide", "narrow")


def picture(snapshot: Snapshot, figures: YearFigures, *, name: str, width: str) -> bytes:
    """The SVG of one picture in the active language; drawn again only when what it shows has changed.

    Raises  AnalyticsNotInstalled
    """
    marks = _total_bars(figures) if name == "totals" else _panels(figures)
    words = _words(figures, name)
    key = hashlib.sha256(repr((marks, words)).encode()).hexdigest()[:16]
    return kept_file(snapshot, f"{name}-{width}-{key}.svg", lambda: _draw(name, marks, words, narrow=width == "narrow"))


def _draw(name: str, marks: Sequence[Bar] | Sequence[Panel], words: ChartWords, *, narrow: bool) -> bytes:
    try:
        charts = importlib.import_module("motcua.stats.charts")
    except ModuleNotFoundError as missing:
        raise AnalyticsNotInstalled(missing.name or "") from missing
    draw = charts.draw_totals if name == "totals" else charts.draw_months
    return str(draw(marks, words, narrow=narrow)).encode()


def _words(figures: YearFigures, name: str) -> ChartWords:
    shown = presenters.totals_picture(figures) if name == "totals" else presenters.months_picture(figures)
    return ChartWords(
        notice=gettext("dữ liệu giả lập") if figures.simulated else "",
        axis=gettext("tháng"),
        description=f"{shown.title}. {shown.alternative}",
    )


def _total_bars(figures: YearFigures) -> list[Bar]:
    return [
        Bar(tier, tier, cell.drawn, presenters.bar_words(tier, cell), upper=cell.upper)
        for tier, cell in figures.by_tier.items()
    ]


def _panels(figures: YearFigures) -> list[Panel]:
    return [
        Panel(tier, f"{tier_name(tier)}: {share_words(cell)}", _months(figures, tier))
        for tier, cell in figures.by_tier.items()
    ]


def _months(figures: YearFigures, tier: str) -> list[Bar]:
    """Twelve bars; the first and the last that exist carry their share."""
    cells = figures.by_month.get(tier, {})
    labelled = sorted(month for month, cell in cells.items() if cell.drawn is not None)
    bars: list[Bar] = []
    for number in range(1, presenters.MONTHS + 1):
        month = f"{figures.year}-{number:02d}"
        cell = cells.get(month)
        ends = month in (labelled[0], labelled[-1]) if labelled else False
        label = percent_words(cell.drawn, 1 if (cell.drawn or 0) < 0.1 else 0) if cell and ends else ""
        label = gettext("ẩn") if cell and cell.suppressed else label
        note = presenters.month_note(figures, month) if cell else ""
        bars.append(Bar(tier, str(number), cell.drawn if cell else None, label, cell.upper if cell else None, note))
    return bars
