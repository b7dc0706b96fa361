"""Words that every page of figures shares: tiers, channels, hands, shares and counts."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.ui.values import Cell, Column
from motcua.ui.words import number_words, percent_words

TIERS = {
    "ministry": _("Bộ, ngành"),
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
    "unknown": _("Chưa rõ cấp"),
}
CHANNELS = {
    "online": _("Trực tuyến"),
    "counter": _("Trực tiếp tại quầy"),
    "post": _("Bưu chính"),
    "unknown": _("Chưa rõ hình thức"),
}
HANDS = {
    "owner": _("Tự nộp"),
    "owner_assisted": _("Tự nộp, có người giúp"),
    "representative": _("Người đại diện nộp"),
    "officer_proxy": _("Cán bộ nộp thay"),
    "agent": _("Đại lý nộp thay"),
    "unknown": _("Chưa rõ ai nộp"),
}


class Shared(Protocol):
    """A figure that may be a share, a range, or hidden."""

    @property
    def value(self) -> float | None: ...
    @property
    def lower(self) -> float | None: ...
    @property
    def upper(self) -> float | None: ...
    @property
    def suppressed(self) -> bool: ...


def tier_name(tier: str) -> str:
    """The tier in words; all tiers together for nothing."""
    return str(TIERS.get(tier, tier)) if tier else gettext("Tính chung")


def inside(name: str) -> str:
    """A name in the middle of a sentence."""
    return name[:1].lower() + name[1:]


def hidden_words() -> str:
    """What stands in the place of a number that is not shown."""
    return gettext("ẩn")


def share_words(cell: Shared | None, places: int = 1) -> str:
    """`21,2 %`, a range where some cannot be told, or that the cell is hidden; empty for nothing."""
    if cell is None:
        return ""
    if cell.suppressed:
        return hidden_words()
    if cell.value is not None:
        return percent_words(cell.value, places)
    return range_words(cell.lower, cell.upper, places)


def bounds_of(cell: Shared) -> tuple[float | None, float | None]:
    """The least and the greatest that the share can be."""
    return (cell.value, cell.value) if cell.value is not None else (cell.lower, cell.upper)


def least_of(cell: Shared | None) -> float | None:
    """The share, or the least that it can be; None where it is hidden or there is none."""
    return None if cell is None or cell.suppressed else bounds_of(cell)[0]


def range_words(lower: float | None, upper: float | None, places: int = 1) -> str:
    """`từ 1,9 % đến 19,3 %`; empty for nothing."""
    if lower is None:
        return ""
    bounds = {"lower": percent_words(lower, places), "upper": percent_words(upper, places)}
    return gettext("từ %(lower)s đến %(upper)s") % bounds


def hundred_words(share: float) -> str:
    """How many of a hundred: `79`, or `1,8` where the whole number would hide a small share."""
    return number_words(100 * share, 0 if 0.095 <= share <= 0.905 or share in (0, 1) else 1)


def count_words(count: int | None, *, suppressed: bool = False) -> str:
    """`1.304`, or that it is hidden."""
    return hidden_words() if suppressed else number_words(count)


def listed(names: Iterable[str]) -> str:
    """`a, b và c`."""
    *first, last = list(names) or [""]
    return gettext("%(first)s và %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def head(*columns: str) -> tuple[Column, ...]:
    """The heads of a table: the first names the row, the others stand over numbers."""
    return (Column(columns[0]), *(Column(column, numeric=True) for column in columns[1:]))


def row(name: str, *numbers: str, lang: str = "", note: str = "") -> tuple[Cell, ...]:
    """A row of such a table."""
    return (Cell(name, header=True, lang=lang, note=note), *(Cell(number, numeric=True) for number in numbers))


def month_words(month: str) -> str:
    """`03/2021` for `2021-03`."""
    return f"{month[5:]}/{month[:4]}"


def quarter_words(quarter: str) -> str:
    """`quý 3/2021` for `2021-Q3`."""
    return gettext("quý %(number)s/%(year)s") % {"number": quarter[6:], "year": quarter[:4]}


def simulated_words() -> str:
    """What the notice of simulated data says of them."""
    return gettext("Tỉnh Thừa Thiên Huế năm 2021, mô phỏng: tổng số theo số liệu đã công bố, còn lại do máy tạo ra.")


def official(name: str) -> SafeString:
    """An official name inside a sentence, marked as Vietnamese on an English page."""
    return format_html('<span lang="vi">{}</span>', name) if official_lang() else conditional_escape(name)


def filled(message: str, values: Mapping[str, str]) -> SafeString:
    """A message with its `%(name)s` filled in, where some values are marked text: everything else is escaped."""
    return SafeString(conditional_escape(message) % {name: conditional_escape(value) for name, value in values.items()})


def official_lang() -> str:
    """Official names stay Vietnamese: the mark of their language on an English page."""
    return "" if (get_language() or "vi").startswith("vi") else "vi"
