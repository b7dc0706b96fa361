"""Did it change: the share by month with the breaks in law marked, and the first quarter beside the last."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.api import FigureRow
from motcua.stats.breaks import BreakWords, breaks_between, month_note
from motcua.stats.marks import Break, Line, LinePoint, Lines, Slope, Slopes
from motcua.stats.question import Ask, Chosen, Exhibit, Figures, Question, Table, Told
from motcua.stats.wording import (
    count_words,
    filled,
    head,
    month_words,
    official,
    quarter_words,
    row,
    share_words,
    tier_name,
)
from motcua.ui.words import percent_words


def _asks(chosen: Chosen) -> Mapping[str, Ask]:
    return {
        "months": Ask("online_share", ("tier", "month")),
        "quarters": Ask("online_share", ("tier", "quarter")),
        "pooled": Ask("online_share", ("quarter",)),
    }


def _tell(figures: Figures, chosen: Chosen) -> Told:
    pooled = [cell for cell in figures["pooled"].rows if _drawn(cell) is not None and cell.dimensions != ("unknown",)]
    if len(pooled) < 2:
        return Told(gettext("Cần ít nhất hai quý có số liệu để nói về thay đổi."), ())
    ends = (pooled[0].dimensions[0], pooled[-1].dimensions[0])
    months = sorted(month for month in figures["months"].values("month") if month != "unknown")
    breaks = breaks_between(months[0], months[-1], figures.holdings.origins)
    notes = [note for month in months if (note := month_note(month, figures.holdings.origins))]
    return Told(
        _answer(pooled[0], pooled[-1]),
        (_months(figures, months, breaks), _slopes(figures, ends)),
        tuple(_break_words(each) for each in breaks)
        + tuple(gettext("Tháng cuối chưa trọn: %(note)s.") % {"note": note} for note in notes),
    )


def _drawn(cell: FigureRow | None) -> float | None:
    """The share that is drawn: the value, or the lower bound where only a range is known."""
    return None if cell is None else cell.value if cell.value is not None else cell.lower


def _answer(first: FigureRow, last: FigureRow) -> str:
    before, after = _drawn(first) or 0.0, _drawn(last) or 0.0
    words = {
        "first": quarter_words(first.dimensions[0]),
        "last": quarter_words(last.dimensions[0]),
        "before": percent_words(before),
        "after": percent_words(after),
    }
    if round(before, 3) == round(after, 3):
        return gettext("Từ %(first)s đến %(last)s, tỷ lệ nộp trực tuyến không đổi: %(after)s.") % words
    if after > before:
        return gettext("Từ %(first)s đến %(last)s, tỷ lệ nộp trực tuyến tăng từ %(before)s lên %(after)s.") % words
    return gettext("Từ %(first)s đến %(last)s, tỷ lệ nộp trực tuyến giảm từ %(before)s còn %(after)s.") % words


def _break_words(each: BreakWords) -> str:
    year, month, day = each.day.split("-")
    values = {"day": f"{day}/{month}/{year}", "why": each.why, "source": official(each.source)}
    return filled(gettext("Từ %(day)s: %(why)s Nguồn: %(source)s."), values)


def _tiers(table: Table) -> tuple[str, ...]:
    return tuple(tier for tier in table.values("tier") if any(_drawn(cell) is not None for cell in _of(table, tier)))


def _of(table: Table, tier: str) -> list[FigureRow]:
    return [cell for cell in table.rows if cell.dimensions[0] == tier]


def _months(figures: Figures, months: Sequence[str], breaks: Sequence[BreakWords]) -> Exhibit:
    table = figures["months"]
    tiers = _tiers(table)
    lines = tuple(Line(tier, tier_name(tier), _points(_of(table, tier))) for tier in tiers)
    told = [
        gettext("%(tier)s: %(first)s tháng %(from)s, %(last)s tháng %(to)s")
        % {
            "tier": line.title,
            "first": percent_words(line.points[0].share),
            "from": month_words(line.points[0].month),
            "last": percent_words(line.points[-1].share),
            "to": month_words(line.points[-1].month),
        }
        for line in lines
    ]
    return Exhibit(
        name="months",
        title=gettext("Tỷ lệ nộp trực tuyến theo tháng"),
        alternative=". ".join([*told, *(each.word for each in breaks)]) + ".",
        marks=Lines(lines, tuple(Break(each.day, each.word) for each in breaks)),
        caption=gettext("Tỷ lệ nộp trực tuyến theo tháng và cấp"),
        columns=head(
            gettext("Tháng"), *(part for tier in tiers for part in (tier_name(tier), gettext("trên số hồ sơ")))
        ),
        rows=tuple(
            row(
                month_words(month),
                *(part for tier in tiers for part in _both(table.at(tier, month))),
                note=month_note(month, figures.holdings.origins),
            )
            for month in months
        ),
    )


def _points(cells: Sequence[FigureRow]) -> tuple[LinePoint, ...]:
    return tuple(
        LinePoint(cell.dimensions[1], share, cell.upper)
        for cell in cells
        if (share := _drawn(cell)) is not None and cell.dimensions[1] != "unknown"
    )


def _both(cell: FigureRow | None) -> tuple[str, str]:
    return ("", "") if cell is None else (share_words(cell), count_words(cell.denominator))


def _slopes(figures: Figures, ends: tuple[str, str]) -> Exhibit:
    table = figures["quarters"]
    pairs = [(tier, table.at(tier, ends[0]), table.at(tier, ends[1])) for tier in _tiers(table)]
    slopes = tuple(
        Slope(tier, tier_name(tier), before, after, percent_words(before), percent_words(after))
        for tier, first, last in pairs
        if (before := _drawn(first)) is not None and (after := _drawn(last)) is not None
    )
    told = [f"{slope.title}: {slope.first_label} → {slope.last_label}" for slope in slopes]
    words = (quarter_words(ends[0]), quarter_words(ends[1]))
    return Exhibit(
        name="slopes",
        title=gettext("%(first)s và %(last)s cạnh nhau") % {"first": words[0].capitalize(), "last": words[1]},
        alternative=". ".join(told) + ".",
        marks=Slopes(slopes, *words),
        caption=gettext("Quý đầu và quý cuối theo cấp"),
        columns=head(gettext("Cấp"), words[0], words[1]),
        rows=tuple(row(tier_name(tier), share_words(first), share_words(last)) for tier, first, last in pairs),
    )


CHANGE = Question(
    name="change",
    title=_("Có thay đổi không?"),
    hint=_("Theo tháng và cấp, có đánh dấu những ngày luật hoặc cách tính đổi khác."),
    metrics=("online_share",),
    filters=(),
    asks=_asks,
    tell=_tell,
)
