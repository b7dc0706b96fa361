"""The picture of a result in the active language, and what it shows in words."""

import importlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from motcua.lab.pictures.marks import Marks, Spans, Strips, marks_of
from motcua.ui.chart_words import ChartWords
from motcua.ui.words import number_words, percent_words


def picture_of(line: str, answer: Mapping[str, Any], *, synthetic: bool) -> bytes | None:
    """SVG; None where there is nothing to draw, or the libraries for pictures are not installed."""
    return drawn(marks_of(line, answer), synthetic=synthetic)


def drawn(marks: Marks | None, *, synthetic: bool) -> bytes | None:
    """The marks as SVG; None as above."""
    if marks is None:
        return None
    try:
        drawing = importlib.import_module("motcua.lab.pictures.drawing")
    except ModuleNotFoundError:
        return None
    words = ChartWords(
        notice=gettext("dữ liệu giả lập") if synthetic else "",
        axis="",
        description=alternative_of(marks),
        comma=(get_language() or "vi").startswith("vi"),
    )
    return str(drawing.draw(marks, words)).encode()


def alternative_of(marks: Marks) -> str:
    """What the picture shows, for those who do not see it."""
    if isinstance(marks, Spans):
        if marks.ranges:
            told = ((span.label, number_words(span.low, 0), number_words(span.high, 0)) for span in marks.spans)
            return "; ".join(f"{label}: {low}–{high}" for label, low, high in told)
        said = (f"{span.label} {span.part}".strip() + f": {number_words(span.value, 3)}" for span in marks.spans)
        return "; ".join(said)
    if isinstance(marks, Strips):
        return "; ".join(_stretches(marks))
    ends = (
        gettext("%(curve)s từ %(first)s tới %(last)s")
        % {
            "curve": curve.label or gettext("đường"),
            "first": number_words(curve.points[0][1], 3),
            "last": number_words(curve.points[-1][1], 3),
        }
        for curve in marks.curves
    )
    return "; ".join(ends)


def _stretches(marks: Strips) -> Iterator[str]:
    """By criterion the weights at which the choice stays as it is."""
    for label, _usual in marks.usual:
        kept = [one for one in marks.strips if one.label == label and one.same]
        told = ", ".join(f"{percent_words(one.low, 0)}–{percent_words(one.high, 0)}" for one in kept)
        yield gettext("%(criterion)s: lựa chọn không đổi ở trọng số %(stretches)s") % {
            "criterion": label,
            "stretches": told or gettext("nào cả"),
        }
