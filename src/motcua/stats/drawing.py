"""Which drawing shows which marks; imported only where the libraries for pictures are installed."""

from collections.abc import Callable
from typing import Any

from motcua.stats.charts_of_change import draw_fall, draw_lines, draw_slopes
from motcua.stats.charts_of_parts import draw_counts, draw_spans, draw_stacks
from motcua.stats.charts_of_units import draw_funnel
from motcua.stats.marks import Counts, Fall, Funnel, Lines, Marks, Slopes, Spans, Stacks
from motcua.ui.chart_words import ChartWords

_DRAW: dict[type[Any], Callable[..., str]] = {
    Stacks: draw_stacks,
    Spans: draw_spans,
    Counts: draw_counts,
    Funnel: draw_funnel,
    Lines: draw_lines,
    Slopes: draw_slopes,
    Fall: draw_fall,
}


def draw(marks: Marks, words: ChartWords, *, narrow: bool) -> str:
    """The picture of the marks as SVG, for a phone or for a screen and paper."""
    return _DRAW[type(marks)](marks, words, narrow=narrow)
