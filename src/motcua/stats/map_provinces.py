"""The map of provinces: what was published of each province, in classes, beside its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.analytics.api import PublishedFigure, published_figures
from motcua.core.collation import sort_key
from motcua.stats.map_classes import Classes, round_classes
from motcua.stats.map_drawing import UNKNOWN, MapWords, Place, draw_map
from motcua.stats.map_outlines import island_names, provinces
from motcua.ui.values import Cell, Column
from motcua.ui.words import date_words, number_words

TOPIC = "index_766"
WIDTHS = {"wide": 820, "narrow": 330}
_TYPES = ("Thành phố ", "Tỉnh ")


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of the published table: its name in the address, and its figures by province."""

    name: str
    figures: Mapping[str, PublishedFigure]

    @property
    def any(self) -> PublishedFigure:
        """One of the figures, for what all have in common."""
        return next(iter(self.figures.values()))

    @property
    def title(self) -> str:
        """What is measured, and as of when."""
        figure = self.any
        measured = figure.measures.in_language(get_language() or "vi")
        return f"{measured}, {date_words(figure.published_on)}" if figure.published_on else measured


@cache
def measures() -> Mapping[str, Measure]:
    """The columns that can be drawn, of the newest published table by province, in its order."""
    found = [each for each in published_figures() if each.topic == TOPIC and each.place_code in provinces()]
    newest = max(str(each.published_on or "") for each in found)
    columns: dict[str, dict[str, PublishedFigure]] = {}
    for each in found:
        if each.unit == "points" and str(each.published_on or "") == newest:
            columns.setdefault(each.id.rsplit("-", 1)[1], {})[each.place_code] = each
    return {name: Measure(name, figures) for name, figures in columns.items()}


def province_map(measure: Measure, *, width: str) -> str:
    """The picture of one column as SVG, in the active language."""
    classes = _classes(measure)
    places = [
        Place(outline, _kind(measure, classes, code), short_name(outline.name)) for code, outline in provinces().items()
    ]
    return draw_map(places, _words(measure, classes, places), width=WIDTHS[width], labels=width == "wide")


def alternative(measure: Measure) -> str:
    """The picture in words: how many provinces are in each class, and which are at both ends."""
    classes, named = _classes(measure), _by_value(measure)
    counts = [sum(classes.of(value) == number for value, _ in named) for number in range(len(classes.ranges))]
    parts = [
        gettext("%(range)s: %(count)s tỉnh") % {"range": _range_words(bounds), "count": count}
        for bounds, count in zip(classes.ranges, counts, strict=True)
    ]
    ends = {
        "low": f"{named[0][1].place} {named[0][1].printed}",
        "high": f"{named[-1][1].place} {named[-1][1].printed}",
    }
    return "; ".join(parts) + ". " + gettext("Thấp nhất: %(low)s; cao nhất: %(high)s.") % ends


def province_table(measure: Measure) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """The provinces by name with the figure as printed, each with its permanent address."""
    columns = (Column(gettext("Tỉnh, thành phố")), Column(gettext("Như đã in"), numeric=True))
    figures = sorted(measure.figures.values(), key=lambda figure: sort_key(figure.place))
    rows = tuple(
        (
            Cell(figure.place, header=True, lang="vi"),
            Cell(figure.printed, href=reverse("stats:published_figure", args=[figure.id]), numeric=True),
        )
        for figure in figures
    )
    return columns, rows


def short_name(name: str) -> str:
    """The name without the word for its type, as it stands on a map."""
    for word in _TYPES:
        name = name.removeprefix(word)
    return name


def island_marks() -> tuple[tuple[str, float, float], ...]:
    """Names of the far islands in the reader's language."""
    english = (get_language() or "vi").startswith("en")
    return tuple((en if english else vi, x, y) for vi, en, x, y in island_names())


def _by_value(measure: Measure) -> Sequence[tuple[float, PublishedFigure]]:
    valued = [(float(each.value), each) for each in measure.figures.values() if each.value is not None]
    return sorted(valued, key=lambda pair: (pair[0], pair[1].id))


def _classes(measure: Measure) -> Classes:
    return round_classes([value for value, _ in _by_value(measure)])


def _kind(measure: Measure, classes: Classes, code: str) -> int | str:
    figure = measure.figures.get(code)
    return UNKNOWN if figure is None or figure.value is None else classes.of(float(figure.value))


def _range_words(bounds: tuple[float, float]) -> str:
    lower, upper = (number_words(round(bound, 6)) if bound % 1 else number_words(int(bound)) for bound in bounds)
    return gettext("từ %(lower)s đến dưới %(upper)s") % {"lower": lower, "upper": upper}


def _words(measure: Measure, classes: Classes, places: Sequence[Place]) -> MapWords:
    keys: list[tuple[int | str, str]] = [(number, _range_words(bounds)) for number, bounds in enumerate(classes.ranges)]
    if any(place.kind == UNKNOWN for place in places):
        keys.append((UNKNOWN, gettext("không có số liệu")))
    return MapWords(f"{measure.title}. {alternative(measure)}", "", tuple(keys), marks=island_marks())
