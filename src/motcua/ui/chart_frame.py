"""What every picture of figures has in common: colours, type, white ground, the notice of simulated data, its words."""

import textwrap
from collections.abc import Mapping
from typing import Any

import altair as alt
import vl_convert

from motcua.ui.chart_words import ChartWords

# Okabe-Ito; the same tier has the same colour everywhere.
TIER_COLOURS: Mapping[str, str] = {
    "ministry": "#CC79A7",
    "province": "#0072B2",
    "district": "#D55E00",
    "commune": "#009E73",
    "unknown": "#7F7F7F",
    "": "#14212b",
}
INK, QUIET, LINE, TRACK = "#14212b", "#51626f", "#c9d3da", "#e9eef1"
FONT = "Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif"


def column(narrow: bool) -> int:
    """How wide a picture of one column is, in pixels: on a phone, and on a screen or paper."""
    return 320 if narrow else 680


def wrapped(text: str, letters: int) -> list[str]:
    """The text on lines of so many letters, at most three."""
    return textwrap.wrap(text, letters, max_lines=3, placeholder=" …") or [""]


def finish(chart: Any, words: ChartWords) -> str:
    """SVG with the words in its own text, on white so that it prints and stands in dark mode."""
    notice = alt.TitleParams(
        words.notice or " ", anchor="end", orient="bottom", fontSize=12, fontWeight=600, color="#8a5a00", offset=6
    )
    configured = (
        alt.vconcat(chart, title=notice, background="#ffffff", padding=8)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=QUIET, titleColor=QUIET, labelFontSize=12, titleFontSize=12, titleFontWeight="normal"
        )
    )
    spec = configured.to_dict()
    spec["description"] = words.description
    svg: str = vl_convert.vegalite_to_svg(spec)
    return svg
