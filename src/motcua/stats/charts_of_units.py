"""Drawing units: share against volume within control limits, so that small units are not led before large ones."""

import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from motcua.stats.marks import Funnel, FunnelPoint
from motcua.ui.chart_frame import INK, LINE, QUIET, finish
from motcua.ui.chart_words import ChartWords

LETTER, LABEL_HEIGHT = 6.6, 15
"""Width and height of the names in pixels, near enough to see which would stand on one another."""
MOST_NAMES = 14


def draw_funnel(marks: Funnel, words: ChartWords, *, narrow: bool) -> str:
    """Units as dots, those beyond the wider limits as named diamonds, both pairs of limits as curves; SVG."""
    width, height = (296, 320) if narrow else (640, 380)
    volumes = [limit.volume for limit in marks.limits]
    log = max(volumes) > 12 * min(volumes)
    x = alt.Scale(type="log" if log else "linear", domain=[min(volumes), max(volumes)], nice=False, padding=10)
    highest = max([point.share for point in marks.points] + [marks.pooled])
    top = min(1.0, max(0.02, highest * 1.15))
    y = alt.Scale(domain=[0, top], clamp=True, nice=False)
    layers = [*_curves(marks, x, y, words), *_dots(marks, x, y), _names(marks, x, y, (width, height, top, log))]
    pooled = alt.Chart(alt.InlineData(values=[{"v": max(volumes), "p": marks.pooled, "word": marks.pooled_word}]))
    line = pooled.mark_rule(color=INK, strokeWidth=1).encode(y=alt.Y("p:Q", scale=y))
    label = pooled.mark_text(align="right", baseline="bottom", dy=-4, fontSize=12, fontWeight=600, color=INK).encode(
        x=alt.X("v:Q", scale=x), y=alt.Y("p:Q", scale=y), text="word:N"
    )
    return finish(alt.layer(*layers, line, label).properties(width=width, height=height), words)


def _curves(marks: Funnel, x: alt.Scale, y: alt.Scale, words: ChartWords) -> list[Any]:
    values = [
        {"v": limit.volume, "a": limit.low_95, "b": limit.high_95, "c": limit.low_998, "d": limit.high_998}
        for limit in marks.limits
    ]
    axis = alt.Axis(
        title=marks.share_word,
        format=",d",
        tickCount=5,
        grid=False,
        domainColor=QUIET,
        tickColor=LINE,
        labelOverlap="greedy",
    )
    if words.comma:
        axis.labelExpr = "replace(datum.label, /,/g, '.')"
    base = alt.Chart(alt.InlineData(values=values)).encode(x=alt.X("v:Q", scale=x, axis=axis))
    share = alt.Axis(
        format="%" if y.domain[1] > 0.08 else ".1%", title=None, tickCount=5, domain=False, ticks=False, gridColor=LINE
    )
    wide = base.mark_area(color="#e9eef1", opacity=1).encode(y=alt.Y("c:Q", scale=y, axis=share), y2="d:Q")
    inner = base.mark_area(color="#d5dee4", opacity=1).encode(y=alt.Y("a:Q", scale=y), y2="b:Q")
    edges = [
        base.mark_line(color=QUIET, strokeWidth=1, strokeDash=dash).encode(y=alt.Y(f"{name}:Q", scale=y))
        for name, dash in (("a", [2, 3]), ("b", [2, 3]), ("c", [6, 3]), ("d", [6, 3]))
    ]
    last = marks.limits[-1]
    text: list[dict[str, Any]] = [
        {"v": last.volume, "at": last.high_95, "word": "95 %"},
        {"v": last.volume, "at": last.high_998, "word": "99,8 %" if words.comma else "99.8 %"},
    ]
    names = alt.Chart(alt.InlineData(values=text)).mark_text(align="left", dx=3, fontSize=11, color=QUIET)
    return [wide, inner, *edges, names.encode(x=alt.X("v:Q", scale=x), y=alt.Y("at:Q", scale=y), text="word:N")]


def _dots(marks: Funnel, x: alt.Scale, y: alt.Scale) -> list[Any]:
    drawn: list[Any] = []
    for outside, shape, size, colour in ((False, "circle", 26, "#0072B2"), (True, "diamond", 70, "#D55E00")):
        values = [{"v": point.volume, "p": point.share} for point in marks.points if bool(point.name) == outside]
        base = alt.Chart(alt.InlineData(values=values)).mark_point(shape=shape, size=size, filled=True, opacity=0.85)
        drawn.append(base.encode(x=alt.X("v:Q", scale=x), y=alt.Y("p:Q", scale=y), color=alt.value(colour)))
    return drawn


def _names(marks: Funnel, x: alt.Scale, y: alt.Scale, frame: tuple[int, int, float, bool]) -> Any:
    """The names that have room: the rest stands in the table."""
    named = sorted((point for point in marks.points if point.name), key=lambda point: -point.volume)
    values = _with_room(named, frame, (marks.limits[0].volume, marks.limits[-1].volume))
    return (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(fontSize=11, dy=-11, color=INK)
        .encode(x=alt.X("v:Q", scale=x), y=alt.Y("p:Q", scale=y), text="name:N")
    )


def _with_room(
    named: Sequence[FunnelPoint], frame: tuple[int, int, float, bool], ends: tuple[int, int]
) -> list[dict[str, Any]]:
    width, height, top, log = frame
    taken: list[tuple[float, float, float, float]] = []
    values: list[dict[str, Any]] = []
    for point in named:
        across = _across(point.volume, ends, log=log) * width
        up = height - point.share / top * height - 11
        half = len(point.name) * LETTER / 2
        box = (across - half, up - LABEL_HEIGHT / 2, across + half, up + LABEL_HEIGHT / 2)
        if (
            len(values) < MOST_NAMES
            and box[0] >= 0
            and box[2] <= width
            and not any(_meet(box, other) for other in taken)
        ):
            taken.append(box)
            values.append({"v": point.volume, "p": point.share, "name": point.name})
    return values


def _across(volume: int, ends: tuple[int, int], *, log: bool) -> float:
    least, most = ends
    if least == most:
        return 0.5
    return math.log(volume / least) / math.log(most / least) if log else (volume - least) / (most - least)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
