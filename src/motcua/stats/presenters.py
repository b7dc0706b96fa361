"""The page of the online share in words: the answer, the pictures' words and alternatives, the tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.stats import breaks
from motcua.stats.wording import inside, share_words, tier_name
from motcua.stats.year import Cell, YearFigures
from motcua.ui.values import Cell as TableCell
from motcua.ui.values import Column
from motcua.ui.words import number_words

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart's title, its text alternative, and its table."""

    title: str
    alternative: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[TableCell, ...], ...]


def answer_words(figures: YearFigures) -> str:
    """One sentence that answers: how many of a hundred, for all tiers together and where it is lowest."""
    total = figures.total
    if total.drawn is None:
        return gettext("Số hồ sơ của năm %(year)s quá ít để công bố.") % {"year": figures.year}
    shown = {tier: cell for tier, cell in figures.by_tier.items() if cell.value is not None}
    whole = gettext("Năm %(year)s, %(share)s hồ sơ được nộp trực tuyến.") % {
        "year": figures.year,
        "share": share_words(total),
    }
    if len(shown) < 2:
        return whole
    lowest = min(shown, key=lambda tier: shown[tier].value or 0.0)
    without = round(100 * (1 - (shown[lowest].value or 0.0)))
    return f"{whole} " + gettext("Thấp nhất là %(tier)s: %(without)s trong 100 hồ sơ không nộp trực tuyến.") % {
        "tier": inside(tier_name(lowest)),
        "without": without,
    }


def bar_words(tier: str, cell: Cell) -> str:
    """What stands on a tier's bar: name, share and counts."""
    if cell.suppressed:
        hidden = gettext("ẩn vì ít hồ sơ")
        return f"{tier_name(tier)}: {hidden}"
    counts = {"online": number_words(cell.numerator), "all": number_words(cell.denominator)}
    of_all = gettext("%(online)s trên %(all)s hồ sơ") % counts
    return f"{tier_name(tier)}: {share_words(cell)} ({of_all})"


def totals_picture(figures: YearFigures) -> Picture:
    """The share by tier."""
    columns = (
        Column(gettext("Cấp")),
        Column(gettext("Nộp trực tuyến"), numeric=True),
        Column(gettext("Hồ sơ tiếp nhận"), numeric=True),
        Column(gettext("Tỷ lệ"), numeric=True),
    )
    cells = [(tier_name(tier), cell) for tier, cell in figures.by_tier.items()]
    rows = [*cells, (gettext("Tính chung"), figures.total)]
    return Picture(
        title=gettext("Tỷ lệ nộp trực tuyến theo cấp, năm %(year)s") % {"year": figures.year},
        alternative=". ".join(bar_words(tier, cell) for tier, cell in figures.by_tier.items()) + ".",
        caption=gettext("Hồ sơ theo cấp, năm %(year)s") % {"year": figures.year},
        columns=columns,
        rows=tuple(
            (
                TableCell(name, header=True),
                TableCell(number_words(cell.numerator), numeric=True),
                TableCell(number_words(cell.denominator), numeric=True),
                TableCell(share_words(cell), numeric=True),
            )
            for name, cell in rows
        ),
    )


def months_picture(figures: YearFigures) -> Picture:
    """The share by tier and month."""
    tiers = list(figures.by_month)
    columns = (
        Column(gettext("Tháng")),
        *(
            column
            for tier in tiers
            for column in (Column(tier_name(tier), numeric=True), Column(gettext("trên số hồ sơ"), numeric=True))
        ),
    )
    months = sorted({month for cells in figures.by_month.values() for month in cells})
    rows = tuple(
        (
            TableCell(f"{month[5:]}/{month[:4]}", header=True, note=month_note(figures, month)),
            *(part for tier in tiers for part in _month_cells(figures.by_month[tier].get(month))),
        )
        for month in months
    )
    return Picture(
        title=gettext("Tỷ lệ nộp trực tuyến theo tháng và cấp, năm %(year)s") % {"year": figures.year},
        alternative=" ".join(_course_words(tier, figures.by_month[tier]) for tier in tiers),
        caption=gettext("Tỷ lệ nộp trực tuyến theo tháng, năm %(year)s") % {"year": figures.year},
        columns=columns,
        rows=rows,
    )


def _month_cells(cell: Cell | None) -> tuple[TableCell, TableCell]:
    if cell is None:
        return TableCell("", numeric=True), TableCell("", numeric=True)
    return TableCell(share_words(cell), numeric=True), TableCell(number_words(cell.denominator), numeric=True)


def _course_words(tier: str, cells: Mapping[str, Cell]) -> str:
    """From which share in the first month to which in the last."""
    shown = [(month, cell) for month, cell in sorted(cells.items()) if cell.drawn is not None]
    if not shown:
        hidden = gettext("ẩn vì ít hồ sơ")
        return f"{tier_name(tier)}: {hidden}."
    (first, begin), (last, end) = shown[0], shown[-1]
    return gettext("%(tier)s: %(begin)s vào tháng %(first)s, %(end)s vào tháng %(last)s.") % {
        "tier": tier_name(tier),
        "begin": share_words(begin),
        "end": share_words(end),
        "first": int(first[5:]),
        "last": int(last[5:]),
    }


def month_note(figures: YearFigures, month: str) -> str:
    """What a reader has to know of this month: that it is partial."""
    return breaks.month_note(month, figures.origins)
