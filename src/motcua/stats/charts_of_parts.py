"""Drawing parts of a whole, ranges and counts: bars from zero, the unknown with a broken line, words on the marks."""

from typing import Any

import altair as alt

from motcua.stats.marks import Counts, Spans, Stack, Stacks
from motcua.ui.chart_frame import INK, LINE, QUIET, TRACK, column, finish, wrapped
from motcua.ui.chart_words import ChartWords
from motcua.ui.words import number_words

KIND_COLOURS = {
    "online": "#0072B2",
    "counter": "#E69F00",
    "post": "#56B4E9",
    "owner": "#0072B2",
    "owner_assisted": "#56B4E9",
    "representative": "#009E73",
    "officer_proxy": "#E69F00",
    "agent": "#CC79A7",
    "early": "#009E73",
    "on_time": "#56B4E9",
    "late": "#D55E00",
    "open_in_time": "#F0E442",
    "open_overdue": "#CC79A7",
    "no_due": "#9aa7b0",
    "unknown": "#f3f6f8",
}
DARK = frozenset({"online", "owner", "representative", "early", "late"})
"""Colours on which white words read better than dark ones."""
FITS = 0.06
"""The least part on which its words have room, on a wide picture."""


def draw_stacks(marks: Stacks, words: ChartWords, *, narrow: bool) -> str:
    """One bar of 100 % a row with its parts; the key above in the order of the parts; SVG."""
    width, step = column(narrow), 58
    values = [
        _part(stack.title, number, parts)
        for stack in marks.stacks
        for number, parts in enumerate(_ends(stack, FITS * (2 if narrow else 1)))
    ]
    titles = [stack.title for stack in marks.stacks]
    kinds = [kind for kind, _word in marks.kinds]
    key = alt.Legend(
        title=None, orient="top", columns=1 if narrow else 4, labelExpr=_names(marks), labelLimit=300, labelFontSize=13,
        symbolType="square", symbolStrokeWidth=1, symbolSize=160, labelColor=INK, padding=0, offset=14, rowPadding=4,
    )  # fmt: skip
    colour = alt.Color(
        "kind:N", scale=alt.Scale(domain=kinds, range=[KIND_COLOURS[kind] for kind in kinds]), legend=key
    )
    row = alt.Y("title:N", sort=titles, axis=None, scale=alt.Scale(domain=titles, paddingInner=0.55, paddingOuter=0.3))
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format="%", title=None, grid=False)
    base = alt.Chart(alt.InlineData(values=values)).encode(y=row)
    bars = base.mark_bar(height=24, stroke=QUIET, strokeWidth=0.8).encode(
        x=alt.X("from:Q", scale=scale, axis=axis),
        x2="to:Q",
        color=colour,
        strokeDash=alt.condition("datum.kind == 'unknown'", alt.value([3, 3]), alt.value([1, 0])),
    )
    shown = base.mark_text(fontSize=12, fontWeight=600).encode(
        x=alt.X("middle:Q", scale=scale),
        text="label:N",
        color=alt.condition("datum.dark", alt.value("#ffffff"), alt.value(INK)),
    )
    names = alt.Chart(alt.InlineData(values=[{"title": title} for title in titles])).mark_text(
        align="left", baseline="bottom", dy=-15, fontSize=14, fontWeight=600, color=INK
    ).encode(y=row, x=alt.datum(0, scale=scale), text="title:N")  # fmt: skip
    whole = alt.layer(bars, shown, names).properties(width=width, height=step * len(titles))
    return finish(whole, words)


def _ends(stack: Stack, fits: float) -> list[dict[str, Any]]:
    """Where each part begins and ends."""
    at, ends = 0.0, []
    for part in stack.parts:
        label = part.label if part.share >= fits else ""
        ends.append(
            {"kind": part.kind, "from": at, "to": at + part.share, "middle": at + part.share / 2, "label": label,
             "dark": part.kind in DARK}
        )  # fmt: skip
        at += part.share
    return ends


def _part(title: str, number: int, part: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "order": number, **part}


def _names(marks: Stacks) -> str:
    """The words of the key for Vega, which knows the kinds only."""
    pairs = ", ".join(f"{kind!r}: {word!r}" for kind, word in marks.kinds)
    return "{" + pairs + "}[datum.label]"


def draw_spans(marks: Spans, words: ChartWords, *, narrow: bool) -> str:
    """Ranges as thick lines with both ends written, another share as a ring on the same scale; SVG."""
    width, step = column(narrow), 66
    titles = [span.title for span in marks.spans]
    highest = max([span.upper or 0.0 for span in marks.spans] + [span.beside or 0.0 for span in marks.spans] + [0.05])
    scale = alt.Scale(domain=[0, min(1.0, highest * 1.12)], nice=False)
    values = [
        {"title": span.title, "lower": span.lower, "upper": span.upper, "beside": span.beside}
        for span in marks.spans
        if span.lower is not None
    ]
    row = alt.Y("title:N", sort=titles, axis=None, scale=alt.Scale(domain=titles, paddingInner=0.5, paddingOuter=0.4))
    axis = alt.Axis(format="%", title=None, tickCount=5, grid=True, gridColor=LINE, domain=False, ticks=False)
    base = alt.Chart(alt.InlineData(values=values)).encode(y=row)
    spans = base.mark_bar(height=12, color="#9fcdea").encode(x=alt.X("lower:Q", scale=scale, axis=axis), x2="upper:Q")
    ends = base.mark_tick(thickness=3, size=22, color="#004a74")
    rings = base.mark_point(
        shape="diamond", size=150, strokeWidth=2.5, color="#D55E00", filled=False, fill="#ffffff"
    ).encode(x=alt.X("beside:Q", scale=scale))
    names = alt.Chart(alt.InlineData(values=[{"title": title} for title in titles])).mark_text(
        align="left", baseline="bottom", dy=-16, fontSize=14, fontWeight=600, color=INK
    ).encode(y=row, x=alt.datum(0, scale=scale), text="title:N")  # fmt: skip
    layers = alt.layer(
        spans, ends.encode(x=alt.X("lower:Q", scale=scale)), ends.encode(x=alt.X("upper:Q", scale=scale)), rings, names
    )
    key = _span_key(marks, width)
    return finish(alt.vconcat(key, layers.properties(width=width, height=step * len(titles)), spacing=10), words)


def _span_key(marks: Spans, width: int) -> Any:
    """The two signs with their words, drawn as they are drawn below."""
    scale = alt.Scale(domain=[0, width])
    one = alt.Chart(
        alt.InlineData(
            values=[{"x": 0, "to": 26, "at": 34, "word": marks.span_word, "y": 0, "middle": 13, "width": width}]
        )
    )
    two = alt.Chart(alt.InlineData(values=[{"x": 13, "at": 34, "word": marks.beside_word, "y": 1}]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[1.5, -0.5]))
    word = {"x": alt.X("at:Q", scale=scale, axis=None), "y": y, "text": "word:N"}
    parts = (
        _span_sign(marks, one).encode(y=y),
        one.mark_text(align="left", fontSize=13, color=INK).encode(**word),
        two.mark_point(shape="diamond", size=130, strokeWidth=2.5, color="#D55E00", filled=False).encode(
            x=alt.X("x:Q", scale=scale, axis=None), y=y
        ),
        two.mark_text(align="left", fontSize=13, color=INK).encode(**word),
    )
    return alt.layer(*parts).properties(width=width, height=44)


def _span_sign(marks: Spans, one: Any) -> Any:
    """A range as a bar; where all are exact, the line that stands at both its ends."""
    scale = alt.Scale(domain=[0, one.data.values[0]["width"]])
    if all(span.lower == span.upper for span in marks.spans):
        return one.mark_tick(thickness=3, size=18, color="#004a74").encode(x=alt.X("middle:Q", scale=scale, axis=None))
    return one.mark_bar(height=12, color="#9fcdea").encode(x=alt.X("x:Q", scale=scale, axis=None), x2="to:Q")


def draw_counts(marks: Counts, words: ChartWords, *, narrow: bool) -> str:
    """A list of bars from zero, each under its name, what is meant in front and the rest behind it; SVG."""
    width = column(narrow)
    letters = 44 if narrow else 96
    values: list[dict[str, Any]] = []
    place = 0
    for count in marks.counts:
        lines = wrapped(count.title, letters)
        top = place + 16 * len(lines) + 3
        values.append(
            {"at": place, "name": lines, "start": 0, "count": count.count, "whole": count.count + count.rest,
             "top": top,
             "foot": top + 13,
             "middle": top + 7, "label": number_words(count.count)}
        )  # fmt: skip
        place = top + 27
    most = max([value["whole"] for value in values], default=1)
    x = alt.Scale(domain=[0, most * 1.16], nice=False)
    y = alt.Scale(domain=[0, place], range=[0, place], nice=False)
    base = alt.Chart(alt.InlineData(values=values))
    vertical = {"y": alt.Y("top:Q", scale=y, axis=None), "y2": "foot:Q"}
    axis = alt.Axis(
        title=None, orient="top", tickCount=4, format=",d", grid=True, gridColor=LINE, domain=False, ticks=False
    )
    if words.comma:
        axis.labelExpr = "replace(datum.label, /,/g, '.')"
    across = alt.X("start:Q", scale=x, axis=axis)
    rest = base.mark_rect(color=TRACK, stroke=QUIET, strokeWidth=0.6).encode(x=across, x2="whole:Q", **vertical)
    meant = base.mark_rect(color="#D55E00").encode(x=alt.X("start:Q", scale=x), x2="count:Q", **vertical)
    sizes = base.mark_text(align="left", baseline="middle", dx=5, fontSize=12, fontWeight=600, color=INK).encode(
        x=alt.X("whole:Q", scale=x), y=alt.Y("middle:Q", scale=y), text="label:N"
    )
    names = base.mark_text(align="left", baseline="top", fontSize=13, lineHeight=16, color=INK).encode(
        x=alt.datum(0, scale=x), y=alt.Y("at:Q", scale=y), text="name:N"
    )
    layers = alt.layer(rest, meant, sizes, names).properties(width=width, height=place)
    return finish(alt.vconcat(_count_key(marks, width), layers, spacing=10), words)


def _count_key(marks: Counts, width: int) -> Any:
    scale = alt.Scale(domain=[0, width])
    rows: list[dict[str, Any]] = [
        {"x": 8, "word_x": 24, "y": 0, "word": marks.count_word, "fill": "#D55E00"},
        {"x": 8, "word_x": 24, "y": 1, "word": marks.rest_word, "fill": TRACK},
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[1.5, -0.5])))
    boxes = base.mark_square(size=160, stroke=QUIET, strokeWidth=0.6, opacity=1).encode(
        x=alt.X("x:Q", scale=scale, axis=None), fill=alt.Fill("fill:N", scale=None)
    )
    words = base.mark_text(align="left", fontSize=13, color=INK).encode(
        x=alt.X("word_x:Q", scale=scale, axis=None), text="word:N"
    )
    return alt.layer(boxes, words).properties(width=width, height=44)
