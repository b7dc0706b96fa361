"""Is it on time: by the law's and by the index's definition side by side, and what is still waiting, and how long."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.api import FigureRow
from motcua.stats.choosing import YEAR
from motcua.stats.marks import Span, Spans
from motcua.stats.question import Ask, Chosen, Exhibit, Figures, Question, Told
from motcua.stats.stacked import stacked_by_tier
from motcua.stats.wording import (
    bounds_of,
    count_words,
    head,
    hidden_words,
    hundred_words,
    least_of,
    row,
    share_words,
    tier_name,
)
from motcua.ui.words import number_words

KINDS = {
    "early": _("Trước hạn"),
    "on_time": _("Đúng hạn"),
    "late": _("Trễ hạn"),
    "open_in_time": _("Chưa xong, còn hạn"),
    "open_overdue": _("Chưa xong, quá hạn"),
    "no_due": _("Không có hẹn trả"),
    "unknown": _("Chưa rõ"),
}


def _asks(chosen: Chosen) -> Mapping[str, Ask]:
    asks = {"law": "on_time_share", "index": "on_time_index_share", "overdue": "overdue", "backlog": "backlog"}
    return {
        **{name: Ask(metric, ("tier",)) for name, metric in asks.items()},
        "age": Ask("backlog_age", ("tier",)),
        "kinds": Ask("received", ("tier", "timeliness")),
    }


def _tell(figures: Figures, chosen: Chosen) -> Told:
    kinds = stacked_by_tier(
        figures["kinds"],
        "kinds",
        KINDS,
        gettext("Hồ sơ tiếp nhận trong năm nay đang ở đâu so với hạn"),
        gettext("Hồ sơ tiếp nhận theo tiến độ"),
    )
    warnings = (
        gettext("Hai cách tính khác mẫu số: luật chỉ xét hồ sơ đã xong, Bộ chỉ số 766 xét cả hồ sơ đang giải quyết."),
        gettext(
            "Hồ sơ chép từ hệ thống khác đứng yên từ ngày hệ thống ấy gửi sang; cái lúc đó chưa xong có thể nay đã "
            "xong."
        ),
    )
    return Told(_answer(figures, chosen), (_both(figures), kinds, _waiting(figures)), warnings)


def _answer(figures: Figures, chosen: Chosen) -> str:
    law, index, overdue = figures["law"].total, figures["index"].total, figures["overdue"].total
    in_time = least_of(law)
    if in_time is None:
        return gettext("Năm %(year)s chưa có hồ sơ nào đã xong và có hẹn trả, hoặc quá ít để công bố.") % {
            "year": chosen.values["nam"]
        }
    told = gettext("Năm %(year)s, trong 100 hồ sơ đã xong và có hẹn trả, %(in_time)s xong đúng hạn hoặc sớm hơn") % {
        "year": chosen.values["nam"],
        "in_time": hundred_words(in_time),
    }
    by_index = least_of(index)
    if by_index is not None:
        told += gettext("; tính theo Bộ chỉ số 766 là %(index)s") % {"index": hundred_words(by_index)}
    if overdue.numerator and not overdue.suppressed:
        told += gettext("; %(overdue)s hồ sơ chưa xong đã quá hạn") % {"overdue": number_words(overdue.numerator)}
    return told + "."


def _both(figures: Figures) -> Exhibit:
    lines = [(tier_name(law.dimensions[0]), law, figures["index"].at(*law.dimensions)) for law in figures["law"].rows]
    lines.append((tier_name(""), figures["law"].total, figures["index"].total))
    told = [
        gettext("%(tier)s: theo luật %(law)s, theo Bộ chỉ số 766 %(index)s")
        % {"tier": name, "law": share_words(law), "index": share_words(index)}
        for name, law, index in lines
    ]
    return Exhibit(
        name="definitions",
        title=gettext("Đúng hạn theo luật và theo Bộ chỉ số 766"),
        alternative=". ".join(told) + ".",
        marks=Spans(
            tuple(
                Span(f"{name}: {share_words(law)}", *bounds_of(law), beside=least_of(index))
                for name, law, index in lines
            ),
            gettext("theo luật"),
            gettext("theo Bộ chỉ số 766"),
        ),
        caption=gettext("Tỷ lệ đúng hạn theo cấp"),
        columns=head(
            gettext("Cấp"),
            gettext("Đã xong, có hẹn trả"),
            gettext("Đúng hạn theo luật"),
            gettext("Phải giải quyết"),
            gettext("Đúng hạn theo 766"),
        ),
        rows=tuple(row(name, _of(law), share_words(law), _of(index), share_words(index)) for name, law, index in lines),
    )


def _of(cell: FigureRow | None) -> str:
    return "" if cell is None else count_words(cell.denominator, suppressed=cell.suppressed)


def _waiting(figures: Figures) -> Exhibit:
    """What is not finished, how much of it is overdue, and how long it has been there; a table alone."""
    lines = [(tier_name(tier), *_open(figures, tier)) for tier in figures["backlog"].values("tier")]
    lines.append((tier_name(""), *_open(figures, "")))
    return Exhibit(
        name="waiting",
        title=gettext("Hồ sơ chưa xong, tính đến lúc trích số liệu"),
        alternative="",
        marks=None,
        caption=gettext("Hồ sơ chưa xong theo cấp, và đã nằm bao nhiêu ngày"),
        columns=head(
            gettext("Cấp"),
            gettext("Chưa xong"),
            gettext("Quá hạn"),
            gettext("Một nửa đã nằm ít nhất, ngày"),
            gettext("Lâu nhất trong chín phần mười, ngày"),
        ),
        rows=tuple(
            row(name, _count(backlog), _count(overdue), _days(age), _more(age, "p90"))
            for name, backlog, overdue, age in lines
        ),
    )


def _open(figures: Figures, tier: str) -> tuple[FigureRow | None, FigureRow | None, FigureRow | None]:
    """Backlog, overdue and age of a tier, or of all tiers."""
    backlog, overdue, age = (
        table.at(tier) if tier else table.total for table in (figures["backlog"], figures["overdue"], figures["age"])
    )
    return backlog, overdue, age


def _count(cell: FigureRow | None) -> str:
    if cell is None:
        return "0"
    if cell.suppressed or cell.value is not None or cell.lower is None:
        return count_words(cell.numerator, suppressed=cell.suppressed)
    return gettext("từ %(lower)s đến %(upper)s") % {
        "lower": number_words(cell.lower, 0),
        "upper": number_words(cell.upper, 0),
    }


def _days(cell: FigureRow | None) -> str:
    if cell is None:
        return ""
    return hidden_words() if cell.suppressed else number_words(cell.value, 1)


def _more(cell: FigureRow | None, name: str) -> str:
    if cell is None:
        return ""
    return hidden_words() if cell.suppressed else number_words(dict(cell.more).get(name), 1)


ON_TIME = Question(
    name="on-time",
    title=_("Có đúng hạn không?"),
    hint=_("Theo luật và theo Bộ chỉ số 766, kèm những hồ sơ còn nằm lại."),
    metrics=("on_time_share", "on_time_index_share", "overdue", "backlog_age"),
    filters=(YEAR,),
    asks=_asks,
    tell=_tell,
)
