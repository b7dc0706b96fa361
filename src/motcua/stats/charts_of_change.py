"""Drawing change: lines by month with breaks, slopes between two periods, the steps of a gap; labels on the lines."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from motcua.stats.marks import Fall, Line, Lines, Slopes
from motcua.ui.chart_frame import INK, LINE, QUIET, TIER_COLOURS, finish, wrapped
from motcua.ui.chart_words import ChartWords
from motcua.ui.words import percent_words

SHAPES = {
    "ministry": "cross",
    "province": "circle",
    "district": "square",
    "commune": "triangle-up",
    "unknown": "diamond",
}
LABEL_HEIGHT = 34


def draw_lines(marks: Lines, words: ChartWords, *, narrow: bool) -> str:
    """One line a tier from zero, its name and last share at its end, a thin line with a word at each break; SVG."""
    width, height = (206, 300) if narrow else (560, 320)
    months = sorted({point.month for line in marks.lines for point in line.points})
    highest = max([point.upper or point.share for line in marks.lines for point in line.points], default=0.0)
    top = max(0.1, min(1.0, highest * 1.2))
    x = alt.Scale(domain=[f"{months[0]}-01", f"{months[-1]}-01"], padding=8)
    y = alt.Scale(domain=[0, top], nice=False)
    layers = [_course(line, x, y, short=len(months) <= 24) for line in marks.lines] + [
        _ends(marks.lines, height=height, top=top, x=x, y=y),
        *_breaks(marks, words, x, top, y, narrow=narrow),
    ]
    return finish(alt.layer(*layers).properties(width=width, height=height), words)


def _course(line: Line, x: alt.Scale, y: alt.Scale, *, short: bool) -> Any:
    values = [
        {"month": f"{point.month}-01", "share": point.share, "upper": point.upper or point.share}
        for point in line.points
    ]
    colour = TIER_COLOURS.get(line.kind, INK)
    axis = alt.Axis(
        title=None, format="%m/%y", labelAngle=0, labelOverlap="greedy", tickColor=LINE, domainColor=QUIET, grid=False
    )
    base = alt.Chart(alt.InlineData(values=values)).encode(x=alt.X("month:T", scale=x, axis=axis))
    share = alt.Y(
        "share:Q",
        scale=y,
        axis=alt.Axis(format="%", title=None, tickCount=5, domain=False, ticks=False, gridColor=LINE),
    )
    band = base.mark_area(color=colour, opacity=0.18).encode(y=share, y2="upper:Q")
    points = base.mark_point(shape=SHAPES.get(line.kind, "circle"), size=55, filled=True, color=colour, opacity=1)
    drawn = [band, base.mark_line(color=colour, strokeWidth=2.5).encode(y=share)]
    return alt.layer(*drawn, points.encode(y=share)) if short else alt.layer(*drawn)


def _ends(lines: Sequence[Line], *, height: int, top: float, x: alt.Scale, y: alt.Scale) -> Any:
    """Name and last share beside the last point, moved apart where they would stand on one another."""
    ordered = sorted(lines, key=lambda line: line.points[-1].share)
    places = spread_apart([line.points[-1].share / top * height for line in ordered], LABEL_HEIGHT, height)
    values = [
        {"month": f"{line.points[-1].month}-01", "at": place / height * top, "colour": TIER_COLOURS.get(line.kind, INK),
         "words": [line.title, percent_words(line.points[-1].share)]}
        for line, place in zip(ordered, places, strict=True)
    ]  # fmt: skip
    return (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(align="left", dx=12, fontSize=13, fontWeight=600, lineHeight=16, baseline="middle")
        .encode(
            x=alt.X("month:T", scale=x),
            y=alt.Y("at:Q", scale=y),
            text="words:N",
            color=alt.Color("colour:N", scale=None),
        )
    )


def spread_apart(places: Sequence[float], least: float, most: float) -> list[float]:
    """Ascending places moved up as far as needed to lie `least` apart, and down again from the top edge."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + least) if moved else place)
    ceiling = most
    for number in range(len(moved) - 1, -1, -1):
        moved[number] = min(moved[number], ceiling)
        ceiling = moved[number] - least
    return moved


def _breaks(marks: Lines, words: ChartWords, x: alt.Scale, top: float, y: alt.Scale, *, narrow: bool) -> list[Any]:
    if not marks.breaks:
        return []
    values = [
        {"day": each.day, "words": wrapped(each.word, 14 if narrow else 22), "at": top * (1 - 0.13 * (number % 3))}
        for number, each in enumerate(marks.breaks)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(x=alt.X("day:T", scale=x))
    rule = base.mark_rule(color=QUIET, strokeWidth=1, strokeDash=[5, 4])
    text = base.mark_text(align="left", baseline="top", dx=4, fontSize=12, lineHeight=14, color=QUIET)
    return [rule, text.encode(y=alt.Y("at:Q", scale=y), text="words:N")]


def draw_slopes(marks: Slopes, words: ChartWords, *, narrow: bool) -> str:
    """A line a tier from the first to the last period, words at both ends; SVG."""
    width, height = (120, 300) if narrow else (300, 300)
    top = max([share for slope in marks.slopes for share in (slope.first, slope.last)], default=0.1) * 1.12
    y = alt.Scale(domain=[0, top], nice=False)
    periods = [marks.first_word, marks.last_word]
    x = alt.X(
        "period:N",
        sort=periods,
        scale=alt.Scale(domain=periods, padding=0, type="point"),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelAngle=0,
            labelFontSize=13,
            labelColor=INK,
            domain=False,
            ticks=False,
            grid=True,
            gridColor=LINE,
        ),
    )
    values = [
        {
            "slope": slope.title,
            "kind": slope.kind,
            "period": period,
            "share": share,
            "colour": TIER_COLOURS.get(slope.kind, INK),
        }
        for slope in marks.slopes
        for period, share in zip(periods, (slope.first, slope.last), strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=x, y=alt.Y("share:Q", scale=y, axis=None), detail="slope:N", color=alt.Color("colour:N", scale=None)
    )
    kinds = list(SHAPES)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=[SHAPES[kind] for kind in kinds]), legend=None)
    ends = [_slope_labels(marks, periods[number], number, x, y, height, top) for number in (0, 1)]
    layers = alt.layer(
        base.mark_line(strokeWidth=2.5), base.mark_point(size=70, filled=True, opacity=1).encode(shape=shape), *ends
    )
    return finish(layers.properties(width=width, height=height), words)


def _slope_labels(marks: Slopes, period: str, end: int, x: Any, y: alt.Scale, height: int, top: float) -> Any:
    ordered = sorted(marks.slopes, key=lambda slope: (slope.first, slope.last)[end])
    places = spread_apart([(slope.first, slope.last)[end] / top * height for slope in ordered], 34, height)
    values = [
        {"period": period, "at": place / height * top, "colour": TIER_COLOURS.get(slope.kind, INK),
         "words": [slope.title, (slope.first_label, slope.last_label)[end]]}
        for slope, place in zip(ordered, places, strict=True)
    ]  # fmt: skip
    return (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(align="left" if end else "right", dx=12 if end else -12, fontSize=13, fontWeight=600, lineHeight=16)
        .encode(x=x, y=alt.Y("at:Q", scale=y), text="words:N", color=alt.Color("colour:N", scale=None))
    )


def draw_fall(marks: Fall, words: ChartWords, *, narrow: bool) -> str:
    """The steps of a gap as bars from left to right, one under the other, each with its word and its size; SVG."""
    width, step = (320, 62) if narrow else (680, 58)
    titles = [each.title for each in marks.steps]
    low = min([0.0, *(min(each.start, each.end) for each in marks.steps)])
    high = max([0.05, *(max(each.start, each.end) for each in marks.steps)])
    x = alt.Scale(domain=[low, high * 1.15], nice=False)
    values = [
        {"title": each.title, "start": each.start, "end": each.end, "right": max(each.start, each.end),
         "label": each.label, "colour": QUIET if each.whole else "#0072B2" if each.end >= each.start else "#D55E00"}
        for each in marks.steps
    ]  # fmt: skip
    row = alt.Y("title:N", sort=titles, axis=None, scale=alt.Scale(domain=titles, paddingInner=0.55, paddingOuter=0.3))
    axis = alt.Axis(format="%", title=None, tickCount=5, grid=True, gridColor=LINE, domain=False, ticks=False)
    base = alt.Chart(alt.InlineData(values=values)).encode(y=row)
    bars = base.mark_bar(height=18).encode(
        x=alt.X("start:Q", scale=x, axis=axis), x2="end:Q", color=alt.Color("colour:N", scale=None)
    )
    sizes = base.mark_text(align="left", dx=6, fontSize=13, fontWeight=600, color=INK).encode(
        x=alt.X("right:Q", scale=x), text="label:N"
    )
    names = base.mark_text(align="left", baseline="bottom", dy=-12, fontSize=13, color=INK).encode(
        x=alt.datum(low, scale=x), text="title:N"
    )
    return finish(alt.layer(bars, sizes, names).properties(width=width, height=step * len(titles)), words)
