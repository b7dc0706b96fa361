"""Which procedures: those in which most dossiers still come on paper, by their number and not by their share."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.api import FigureRow
from motcua.stats.choosing import TIER, YEAR
from motcua.stats.marks import Count, Counts
from motcua.stats.question import Ask, Chosen, Exhibit, Figures, Question, Told
from motcua.stats.wording import (
    count_words,
    filled,
    head,
    inside,
    official,
    official_lang,
    row,
    share_words,
    tier_name,
)
from motcua.ui.words import number_words, percent_words

LISTED = 15


def _asks(chosen: Chosen) -> Mapping[str, Ask]:
    where = {"tier": chosen.values["cap"]} if chosen.values["cap"] else {}
    return {"procedures": Ask("online_share", ("procedure",), where)}


def offline(cell: FigureRow) -> int:
    """Dossiers that certainly did not come online; those of unknown channel are not among them."""
    return max(0, (cell.denominator or 0) - (cell.numerator or 0) - cell.unknown)


def _tell(figures: Figures, chosen: Chosen) -> Told:
    table = figures["procedures"]
    if table.total.suppressed or not table.total.denominator:
        return Told(gettext("Số hồ sơ của năm %(year)s quá ít để công bố.") % {"year": chosen.values["nam"]}, ())
    ordered = sorted(
        (cell for cell in table.rows if not cell.suppressed), key=lambda cell: (-offline(cell), cell.dimensions)
    )
    return Told(
        _answer(ordered, figures, chosen),
        (_list(ordered[:LISTED], figures, chosen),),
        (
            gettext(
                "Danh sách xếp theo số hồ sơ không nộp trực tuyến: một thủ tục ít hồ sơ mà tỷ lệ thấp thì không đổi "
                "được nhiều. Thủ tục chưa được cung cấp trực tuyến cũng nằm ở đây."
            ),
        ),
    )


def _name(cell: FigureRow, figures: Figures) -> str:
    return figures.names["procedure"].get(cell.dimensions[0], cell.dimensions[0])


def _half(ordered: Sequence[FigureRow], whole: int) -> int:
    """How many procedures it takes to reach half of all offline dossiers."""
    reached = 0
    for number, cell in enumerate(ordered, start=1):
        reached += offline(cell)
        if 2 * reached >= whole:
            return number
    return len(ordered)


def _answer(ordered: Sequence[FigureRow], figures: Figures, chosen: Chosen) -> str:
    whole = offline(figures["procedures"].total)
    words = {"year": chosen.values["nam"], "tier": inside(tier_name(chosen.values["cap"]))}
    if not ordered or not whole:
        return gettext("Năm %(year)s, mọi hồ sơ đã biết hình thức đều nộp trực tuyến.") % words
    words |= {
        "half": number_words(_half(ordered, whole)),
        "all": number_words(len(figures["procedures"].rows)),
        "first": official(_name(ordered[0], figures)),
        "share": percent_words(offline(ordered[0]) / whole, 0),
    }
    return filled(
        gettext(
            "Năm %(year)s, %(half)s trong %(all)s thủ tục chiếm một nửa số hồ sơ không nộp trực tuyến; riêng "
            "“%(first)s” chiếm %(share)s."
        ),
        words,
    )


def _list(listed: Sequence[FigureRow], figures: Figures, chosen: Chosen) -> Exhibit:
    whole = offline(figures["procedures"].total)
    counts = tuple(
        Count(_name(cell, figures), offline(cell), (cell.denominator or 0) - offline(cell)) for cell in listed
    )
    told = [
        filled(
            gettext("%(name)s: %(offline)s hồ sơ không trực tuyến"),
            {"name": official(each.title), "offline": number_words(each.count)},
        )
        for each in counts
    ]
    return Exhibit(
        name="offline",
        title=gettext("Những thủ tục có nhiều hồ sơ không nộp trực tuyến nhất"),
        alternative=SafeString(". ".join(told) + "."),
        marks=Counts(counts, gettext("không trực tuyến"), gettext("trực tuyến hoặc chưa rõ")),
        caption=gettext("Hồ sơ theo thủ tục, %(tier)s, năm %(year)s")
        % {"tier": inside(tier_name(chosen.values["cap"])), "year": chosen.values["nam"]},
        columns=head(
            gettext("Thủ tục"),
            gettext("Không trực tuyến"),
            gettext("Phần của tất cả"),
            gettext("Hồ sơ"),
            gettext("Tỷ lệ trực tuyến"),
        ),
        rows=tuple(
            row(
                _name(cell, figures),
                count_words(offline(cell)),
                percent_words(offline(cell) / whole) if whole else "",
                count_words(cell.denominator),
                share_words(cell),
                lang=official_lang(),
            )
            for cell in listed
        ),
    )


PROCEDURES = Question(
    name="procedures",
    title=_("Thủ tục nào còn nhiều hồ sơ không nộp trực tuyến nhất?"),
    hint=_("Xếp theo số hồ sơ chứ không theo tỷ lệ."),
    metrics=("online_share",),
    filters=(YEAR, TIER),
    asks=_asks,
    tell=_tell,
    labels=("procedure",),
)
