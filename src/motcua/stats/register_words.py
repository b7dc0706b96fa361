"""The register of printed figures in words: topics, units, what stands beside a figure and how well they agree."""

from collections.abc import Iterable
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.api import (
    Comparison,
    NumberRange,
    PublishedFigure,
    Words,
    followed_range,
    followed_value,
    printed_range,
)
from motcua.ui.values import SummaryRow
from motcua.ui.words import date_words, number_words, percent_words

TOPICS = {
    "online": _("Nộp trực tuyến"),
    "volume": _("Số hồ sơ"),
    "full_service": _("Toàn trình"),
    "on_time": _("Đúng hạn"),
    "index_766": _("Bộ chỉ số 766"),
    "provision": _("Cung cấp dịch vụ"),
    "accounts": _("Tài khoản, định danh"),
    "survey": _("Hỏi người dân"),
    "quality": _("Chất lượng cổng"),
    "access": _("Nơi giúp, đường đi"),
    "structure": _("Đơn vị hành chính"),
    "rank": _("Thứ hạng"),
    "study": _("Dự án, khảo sát"),
    "log": _("Nhật ký sự kiện công khai"),
    "method": _("Đáp số của phương pháp"),
}
UNITS = {
    "dossiers": _("hồ sơ"),
    "share": _("tỷ lệ"),
    "percent": _("phần trăm"),
    "points": _("điểm"),
    "rank": _("thứ hạng"),
    "services": _("dịch vụ công"),
    "accounts": _("tài khoản"),
    "people": _("người"),
    "units": _("đơn vị"),
    "portals": _("cổng"),
    "places": _("điểm, tổ"),
    "events": _("sự kiện"),
    "kinds": _("loại"),
    "days": _("ngày"),
    "weeks": _("tuần"),
    "minutes": _("phút"),
    "km": _("km"),
    "dong": _("đồng"),
    "probability": _("xác suất"),
    "score": _("số đo"),
    "none": _("không phải số"),
}
STATUSES = {
    "as_printed": _("Chép như đã in"),
    "recomputed": _("Tính lại từ các số đã in, không phải số in sẵn"),
    "unverified": _("Chưa kiểm chứng"),
}
VERDICTS = {
    "agrees": _("khớp trong phạm vi làm tròn"),
    "overlaps": _("có phần chung với khoảng đã in"),
    "differs": _("khác"),
    "hidden": _("ẩn vì ít hồ sơ"),
    "not_comparable": _("không so được"),
}
KINDS = {"agrees": "good", "overlaps": "waiting", "differs": "late"}
_PLACES_FINER = 2  # a figure of ours is shown finer than print, so that the agreement can be seen


def said(words: Words | None) -> str:
    """Words of data in the reader's language."""
    return words.in_language(get_language() or "vi") if words else ""


def amount_words(amount: Decimal, unit: str, places: int = _PLACES_FINER) -> str:
    """`21,20 %` for a share, `331.986` for a count."""
    if unit == "share":
        return percent_words(amount, places)
    return number_words(amount.normalize() if amount % 1 else int(amount))


def range_words(bounds: NumberRange | None, unit: str, places: int = _PLACES_FINER) -> str:
    """One number, or both ends; empty for nothing."""
    if bounds is None:
        return ""
    lower, upper = (amount_words(amount, unit, places) for amount in (bounds.lower, bounds.upper))
    return lower if lower == upper else gettext("từ %(lower)s đến %(upper)s") % {"lower": lower, "upper": upper}


def ours_words(figure: PublishedFigure, comparison: Comparison) -> str:
    """`21,20 %, dữ liệu giả lập`; empty where nothing is comparable."""
    if comparison.ours is None:
        return ""
    shown = range_words(comparison.ours, figure.unit)
    mark = gettext("dữ liệu giả lập")
    return f"{shown}, {mark}" if comparison.simulated else shown


def figure_rows(figure: PublishedFigure, comparison: Comparison) -> Iterable[SummaryRow]:
    """Everything there is to say of one figure."""
    yield SummaryRow(gettext("Như đã in"), figure.printed)
    yield SummaryRow(gettext("Đo gì"), said(figure.measures))
    if figure.definition:
        yield SummaryRow(gettext("Định nghĩa của nguồn"), said(figure.definition))
    yield SummaryRow(gettext("Đơn vị đo"), str(UNITS[figure.unit]))
    yield SummaryRow(
        gettext("Nơi"), lines=(figure.place, *([figure.place_code] if figure.place_code else [])), lang="vi"
    )
    yield SummaryRow(gettext("Kỳ"), said(figure.period))
    yield SummaryRow(gettext("Nguồn"), lines=tuple(_source_lines(figure)), lang="vi")
    yield SummaryRow(gettext("Tình trạng"), str(STATUSES[figure.status]))
    if figure.source.licence:
        yield SummaryRow(gettext("Điều kiện sử dụng"), figure.source.licence, lang="en")
    doubts = tuple(said(doubt) for doubt in figure.doubts)
    yield SummaryRow(gettext("Điều còn ngờ"), "" if doubts else gettext("Chưa ghi nhận."), lines=doubts)
    if figure.note:
        yield SummaryRow(gettext("Ghi chú của người chép"), figure.note, lang="en")
    yield from _beside(figure, comparison)


def _source_lines(figure: PublishedFigure) -> Iterable[str]:
    yield figure.source.title
    if figure.source.address:
        yield figure.source.address
    if figure.published_on:
        yield date_words(figure.published_on)


def _beside(figure: PublishedFigure, comparison: Comparison) -> Iterable[SummaryRow]:
    printed = printed_range(figure)
    if printed is not None and printed.lower != printed.upper:
        yield SummaryRow(gettext("Làm tròn cho phép"), range_words(printed, figure.unit, _PLACES_FINER + 1))
    if (value := followed_value(figure)) is not None:
        shown = {"value": amount_words(value, figure.unit), "range": range_words(followed_range(figure), figure.unit)}
        yield SummaryRow(
            gettext("Tính từ các số đã in khác"),
            gettext("%(value)s; làm tròn khi in cho phép %(range)s") % shown,
        )
    verdict = str(VERDICTS[comparison.verdict])
    if comparison.ours is None:
        yield SummaryRow(gettext("Ở sổ này"), lines=(verdict, said(comparison.reason)))
    else:
        yield SummaryRow(gettext("Ở sổ này"), lines=(ours_words(figure, comparison), verdict))


def simulated_words() -> str:
    """What a reader must know where simulated figures stand beside printed ones."""
    return gettext(
        "Các số “ở sổ này” là giả lập, tạo theo chính các số đã in: khớp chỉ cho thấy cách tính đúng, "
        "không phải bằng chứng."
    )


def citation(figure: PublishedFigure, address: str) -> str:
    """How to cite the row."""
    return f"Motcua. {said(figure.measures)}: {figure.printed} ({figure.place}; {said(figure.period)}). {address}"


def figure_href(figure: PublishedFigure) -> str:
    """The figure's permanent address."""
    return reverse("stats:published_figure", args=[figure.id])
