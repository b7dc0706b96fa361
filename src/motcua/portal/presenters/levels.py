"""Counts of procedures by level of online service, as a table; printed counts where nothing else is known."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.api import PublishedFigure, published_level_years, published_levels
from motcua.catalogue.api import LevelCount, LevelDay, count_levels, level_history, level_scheme
from motcua.portal.place import ReaderPlace
from motcua.portal.wording import SERVICE_LEVEL_WORDS, TIER_WORDS
from motcua.ui.values import Cell, Choice, Column, FormState
from motcua.ui.words import date_words, number_words, percent_words

GROUPS = {"": _("Tất cả"), "agency": _("Cơ quan công bố"), "tier": _("Cấp thực hiện")}


@dataclass(frozen=True, slots=True)
class LevelsView:
    """The page. Without `rows` nothing is known of single procedures on that day, and `printed` may hold figures.

    place  the reader's commune, whose province's own levels are counted in; empty where none is known
    """

    on: str
    form: FormState
    days: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    scheme: str
    place: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decided: str
    doubtful: str
    printed_columns: tuple[Column, ...]
    printed: tuple[tuple[Cell, ...], ...]
    history_columns: tuple[Column, ...]
    history: tuple[tuple[Cell, ...], ...]
    known_since: str
    data_href: str


def present_levels(*, on: date, today: date, group: str, place: ReaderPlace | None) -> LevelsView:
    """The counts on the local date."""
    province = place.province_code if place else ""
    counts = count_levels(group, on=on, province=province)
    history = level_history(until=today, province=province)
    scheme = level_scheme(on)
    mark = "" if scheme.verified else gettext(" (chưa kiểm chứng)")
    whole = next(iter(count_levels(on=on, province=province) if group else counts), None)
    return LevelsView(
        on=date_words(on),
        form=FormState({"ngay": on.isoformat(), "theo": group}, {}),
        days=_days(on, today, history),
        groups=tuple(Choice(name, str(words)) for name, words in GROUPS.items()),
        scheme=f"{scheme.source}{mark}",
        place=place.unit.name if place else "",
        caption=gettext("Số thủ tục theo mức, ngày %(day)s") % {"day": date_words(on)},
        columns=(Column(str(GROUPS[group])), *_level_columns()),
        rows=tuple((_head(each, group), *_cells(each)) for each in counts),
        decided=number_words(whole.decided) if whole and whole.decided else "",
        doubtful=number_words(whole.doubtful) if whole and whole.doubtful else "",
        printed_columns=(
            Column(gettext("Ở đâu, đếm gì")),
            Column(gettext("Số đã in"), numeric=True),
            Column(gettext("Nguồn")),
        ),
        printed=() if counts else tuple(map(_printed, published_levels(on.year))),
        history_columns=(Column(gettext("Từ ngày")), *_level_columns()),
        history=tuple((Cell(date_words(day.since), header=True), *_cells(day.count)) for day in reversed(history)),
        known_since=date_words(history[0].since) if history else "",
        data_href=f"{reverse('api:count_procedure_levels')}?on={on.isoformat()}&by={group}",
    )


def _days(on: date, today: date, history: list[LevelDay]) -> tuple[Choice, ...]:
    """Today, the days on which counts changed, the last days of years of which counts were printed."""
    days = {today, on, *(day.since for day in history), *(date(year, 12, 31) for year in published_level_years())}
    return tuple(Choice(day.isoformat(), date_words(day)) for day in sorted(days, reverse=True))


def _level_columns() -> tuple[Column, ...]:
    names = (*map(str, SERVICE_LEVEL_WORDS.values()), gettext("Tổng"))
    return (*(Column(name, numeric=True) for name in names), Column(gettext("Tỷ lệ toàn trình"), numeric=True))


def _head(count: LevelCount, group: str) -> Cell:
    if group == "tier":
        return Cell(str(TIER_WORDS.get(count.group, count.name)), header=True)
    return Cell(count.name or gettext("Tất cả"), header=True, lang="vi" if count.name else "")


def _cells(count: LevelCount) -> tuple[Cell, ...]:
    numbers = (count.full, count.part, count.none, count.total)
    share = percent_words(count.full / count.total) if count.total else ""
    return (*(Cell(number_words(number), numeric=True) for number in numbers), Cell(share, numeric=True))


def _printed(figure: PublishedFigure) -> tuple[Cell, ...]:
    language = get_language() or "vi"
    doubts = "; ".join(doubt.in_language(language) for doubt in figure.doubts)
    told = f"{figure.source.title}; {figure.period.in_language(language)}"
    return (
        Cell(
            f"{figure.place}: {figure.measures.in_language(language)}",
            href=reverse("stats:published_figure", args=[figure.id]),
            header=True,
        ),
        Cell(figure.printed, numeric=True, lang="vi"),
        Cell(told, note=doubts, lang="vi"),
    )
