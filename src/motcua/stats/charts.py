"""Drawing a figure: bars from zero, small multiples on one scale, labels on the marks, the denominator in sight."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from motcua.stats.marks import Bar, Panel
from motcua.ui.chart_frame import INK, LINE, QUIET, TIER_COLOURS, finish
from motcua.ui.chart_words import ChartWords


def draw_totals(bars: Sequence[Bar], words: ChartWords, *, narrow: bool) -> str:
    """One bar a tier with its share and its counts written on it; SVG."""
    width, step = (320, 62) if narrow else (680, 58)
    values = [_value(bar) for bar in bars]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("group:N", sort=None, axis=None, scale=alt.Scale(paddingInner=0.62, paddingOuter=0.4))
    )
    tiers = [bar.place for bar in bars]
    colour = alt.Color(
        "place:N", scale=alt.Scale(domain=tiers, range=[TIER_COLOURS[tier] for tier in tiers]), legend=None
    )
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format="%", title=None)
    marks = base.mark_bar(height=18).encode(x=alt.X("share:Q", scale=scale, axis=axis), color=colour)
    label = base.mark_text(align="left", baseline="bottom", dy=-13, fontSize=14, fontWeight=600, color=INK).encode(
        x=alt.datum(0, scale=scale), text="label:N"
    )
    layers = alt.layer(_track(base, scale), marks, _range(base, scale), label)
    return _svg(layers.properties(width=width, height=step * len(bars)), words)


def draw_months(panels: Sequence[Panel], words: ChartWords, *, narrow: bool) -> str:
    """One panel a tier, one bar a month, all on one scale; first and last month labelled; SVG."""
    highest = max([bar.upper or bar.share or 0.0 for panel in panels for bar in panel.bars], default=0.0)
    scale = alt.Scale(domain=[0, max(0.1, min(1.0, highest * 1.15))])
    drawn = [
        _month_panel(panel, scale, words, first=number == 0 or narrow, narrow=narrow)
        for number, panel in enumerate(panels)
    ]
    joined = alt.vconcat(*drawn, spacing=26) if narrow else alt.hconcat(*drawn, spacing=18)
    return _svg(joined, words)


def _month_panel(panel: Panel, scale: alt.Scale, words: ChartWords, *, first: bool, narrow: bool) -> Any:
    values = [_value(bar) for bar in panel.bars]
    axis = alt.Axis(format="%", tickCount=4, title=None, labels=first, ticks=False, domain=False, gridColor=LINE)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("place:O", sort=None, axis=alt.Axis(title=words.axis, labelAngle=0, ticks=False, domainColor=QUIET))
    )
    share = alt.Y("share:Q", scale=scale, axis=axis)
    bars = base.mark_bar(color=TIER_COLOURS[panel.tier], width={"band": 0.72}).encode(y=share)
    label = base.mark_text(dy=-7, fontSize=12, fontWeight=600, color=INK).encode(y=share, text="label:N")
    note = base.mark_text(dy=-22, fontSize=11, align="right", dx=8, color=QUIET).encode(y=share, text="note:N")
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(y=alt.Y("share:Q", scale=scale), y2="upper:Q")
    title = alt.TitleParams(panel.title, anchor="start", fontSize=14, fontWeight=600, color=INK, offset=14)
    size = {"width": 286, "height": 120} if narrow else {"width": 212, "height": 190}
    return alt.layer(bars, interval, label, note).properties(title=title, **size)


def _track(base: Any, scale: alt.Scale) -> Any:
    """The whole of which the bar is a part."""
    return base.mark_bar(height=18, color="#e9eef1").encode(x=alt.datum(0, scale=scale), x2=alt.datum(1))


def _range(base: Any, scale: alt.Scale) -> Any:
    """What cannot be told, as a line to the upper bound."""
    return base.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("share:Q", scale=scale), x2="upper:Q")


def _value(bar: Bar) -> dict[str, Any]:
    return {
        "group": bar.group,
        "place": bar.place,
        "share": bar.share,
        "upper": bar.upper if bar.upper is not None else bar.share,
        "label": bar.label,
        "note": bar.note,
    }


def _svg(chart: Any, words: ChartWords) -> str:
    """Panels of one picture share their scale."""
    return finish(chart if isinstance(chart, alt.LayerChart) else chart.resolve_scale(y="shared"), words)
