"""Drawing an answer: intervals beside a line, bars from zero, curves with bands; imported only to draw."""

from typing import Any

import altair as alt
from django.utils.translation import gettext

from motcua.lab.pictures.marks import Curves, Marks, Spans, Strips
from motcua.ui.chart_frame import INK, LINE, QUIET, finish
from motcua.ui.chart_words import ChartWords

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#7F7F7F")
WIDTH, ROW = 520, 30


def draw(marks: Marks, words: ChartWords) -> str:
    """SVG with its words in its own text."""
    if isinstance(marks, Strips):
        return finish(_strips(marks), words)
    return finish(_spans(marks) if isinstance(marks, Spans) else _curves(marks), words)


def _strips(marks: Strips) -> Any:
    """A row for each criterion, a piece for each stretch; the usual weight is a line across its row."""
    names = [label for label, _usual in marks.usual]
    same, other = gettext("như ở trọng số trung bình"), gettext("chọn khác")
    pieces = [
        {"label": one.label, "low": one.low, "high": one.high, "choice": same if one.same else other}
        for one in marks.strips
    ]
    usual = [{"label": label, "usual": value} for label, value in marks.usual]
    axis = alt.Axis(title=None, format="%", gridColor=LINE, domainColor=QUIET, tickCount=6)
    scale = alt.Scale(domain=[0, 1])
    row = alt.Y("label:N", sort=names, axis=alt.Axis(title=None, labelLimit=240, ticks=False, domain=False))
    colour = alt.Color(
        "choice:N",
        scale=alt.Scale(domain=[same, other], range=[COLOURS[0], COLOURS[1]]),
        legend=alt.Legend(title=None, orient="top"),
    )
    bars = alt.Chart(alt.InlineData(values=pieces)).mark_bar(height=16, stroke="white", strokeWidth=1.5)
    ticks = alt.Chart(alt.InlineData(values=usual)).mark_tick(color=INK, thickness=3, height=24)
    return alt.layer(
        bars.encode(y=row, x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", color=colour),
        ticks.encode(y=row, x=alt.X("usual:Q", scale=scale)),
    ).properties(width=WIDTH, height=ROW * len(names))


def _spans(marks: Spans) -> Any:
    parts = list(dict.fromkeys(span.part for span in marks.spans))
    drawn = [_panel(marks, part, titled=len(parts) > 1) for part in parts]
    return drawn[0] if len(drawn) == 1 else alt.vconcat(*drawn, spacing=22)


def _panel(marks: Spans, part: str, *, titled: bool) -> Any:
    values = [
        {"label": span.label, "value": span.value, "low": span.low, "high": span.high, "zero": 0}
        for span in marks.spans
        if span.part == part
    ]
    scale = alt.Scale(domain=[0, 1]) if marks.bars else alt.Scale(nice=True, zero=marks.mark == 0)
    axis = alt.Axis(title=None, format="%" if marks.bars else "~r", gridColor=LINE, domainColor=QUIET, tickCount=6)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("label:N", sort=None, axis=alt.Axis(title=None, labelLimit=240, ticks=False, domain=False))
    )
    x = alt.X("value:Q", scale=scale, axis=axis)
    layers = []
    if marks.mark is not None:
        rule = alt.Chart(alt.InlineData(values=[{"mark": marks.mark}])).mark_rule(color=QUIET, strokeDash=[4, 3])
        layers.append(rule.encode(x=alt.X("mark:Q", scale=scale)))
    if marks.bars:
        layers.append(base.mark_bar(color=COLOURS[0], height=14).encode(x=x, x2="zero:Q"))
    if any(value["low"] is not None for value in values):
        colour, wide = (COLOURS[0], 9) if marks.ranges else (INK, 2)
        drawn = base.mark_rule(color=colour, strokeWidth=wide)
        layers.append(drawn.encode(x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"))
    if not marks.bars and not marks.ranges:
        layers.append(base.mark_point(color=COLOURS[0], filled=True, size=80, opacity=1).encode(x=x))
    title = alt.TitleParams(part if titled else "", anchor="start", fontSize=13, color=INK)
    return alt.layer(*layers).properties(width=WIDTH, height=ROW * len(values), title=title)


def _curves(marks: Curves) -> Any:
    values = [
        {"curve": curve.label, "x": point[0], "y": point[1], "low": point[2], "high": point[3]}
        for curve in marks.curves
        for point in curve.points
    ]
    names = [curve.label for curve in marks.curves]
    legend = alt.Legend(title=None, orient="top") if len(names) > 1 else None
    colour = alt.Color("curve:N", scale=alt.Scale(domain=names, range=list(COLOURS[: len(names)])), legend=legend)
    axis = alt.Axis(title=None, gridColor=LINE, domainColor=QUIET)
    base = alt.Chart(alt.InlineData(values=values)).encode(x=alt.X("x:Q", axis=axis), color=colour)
    shape: Any = "step-after" if marks.steps else "linear"
    layers = []
    if any(value["low"] is not None for value in values):
        band = base.mark_area(opacity=0.18, interpolate=shape).encode(y=alt.Y("low:Q", axis=axis), y2="high:Q")
        layers.append(band)
    layers.append(base.mark_line(interpolate=shape, point=not marks.steps).encode(y=alt.Y("y:Q", axis=axis)))
    for field, place in (("y", 0.0 if not marks.steps else None), ("x", marks.mark)):
        if place is not None:
            rule = alt.Chart(alt.InlineData(values=[{field: place}])).mark_rule(color=QUIET, strokeDash=[4, 3])
            layers.append(rule.encode(**{field: f"{field}:Q"}))
    return alt.layer(*layers).properties(width=WIDTH, height=260)
