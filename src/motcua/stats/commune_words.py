"""The page of one commune in words: the sentence that answers, the table of shares, what is usual elsewhere."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from motcua.analytics.api import DEFINITIONS, FigureRow
from motcua.stats.commune_figures import COMPARED, FEW, OWN, CommuneFigures, UsualRange
from motcua.stats.wording import official_lang, share_words
from motcua.ui.values import Cell, Column
from motcua.ui.words import number_words, percent_words


def answer_words(found: CommuneFigures) -> str:
    """How many dossiers, how many of them online, and how many of these by the people themselves."""
    if found.listed.received is None:
        return gettext("Số hồ sơ của %(name)s năm %(year)s quá ít để công bố.") % _named(found)
    values = _named(found) | {
        "count": number_words(found.listed.received),
        "online": share_words(found.shares["online_share"]),
        "self": share_words(found.shares["self_service_share"]),
    }
    if found.shares["online_share"].suppressed or found.shares["self_service_share"].suppressed:
        return gettext("Năm %(year)s, %(name)s tiếp nhận %(count)s hồ sơ.") % values
    return (
        gettext("Năm %(year)s, %(name)s tiếp nhận %(count)s hồ sơ: %(online)s nộp trực tuyến, tự tay nộp %(self)s.")
        % values
    )


def _named(found: CommuneFigures) -> dict[str, str]:
    return {"name": found.listed.name, "year": str(found.year)}


def share_table(found: CommuneFigures) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """The commune's shares beside the common one and the range that is usual for so many dossiers."""
    columns = (
        Column(gettext("Số liệu")),
        Column(gettext("Xã này"), numeric=True),
        Column(gettext("Trên số hồ sơ"), numeric=True),
        Column(gettext("Chung các xã trong tỉnh"), numeric=True),
        Column(gettext("Khoảng thường gặp"), numeric=True),
        Column(gettext("So với khoảng ấy")),
    )
    return columns, tuple(_row(found, metric) for metric in OWN)


def _row(found: CommuneFigures, metric: str) -> tuple[Cell, ...]:
    share, usual = found.shares[metric], found.usual.get(metric)
    bounds = {"lower": percent_words(usual.lower), "upper": percent_words(usual.upper)} if usual else {}
    return (
        Cell(DEFINITIONS[metric].title.in_language("en" if official_lang() else "vi"), header=True),
        Cell(share_words(share), numeric=True),
        Cell(number_words(share.denominator), numeric=True),
        Cell(percent_words(usual.pooled) if usual else "", numeric=True),
        Cell(gettext("từ %(lower)s đến %(upper)s") % bounds if usual else "", numeric=True),
        Cell(position_words(share, usual) if metric in COMPARED else ""),
    )


def position_words(share: FigureRow, usual: UsualRange | None) -> str:
    """Inside the usual range, below or above it; a range of ours is only told where it lies wholly on one side."""
    if usual is None or share.suppressed:
        return gettext("không so được")
    lower = share.value if share.value is not None else share.lower
    upper = share.value if share.value is not None else share.upper
    if lower is None or upper is None:
        return gettext("không so được")
    if upper < usual.lower:
        return gettext("thấp hơn")
    if lower > usual.upper:
        return gettext("cao hơn")
    return gettext("trong khoảng") if usual.lower <= lower and upper <= usual.upper else gettext("chưa rõ")


def procedure_table(found: CommuneFigures) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """The procedures with most dossiers; few are hidden, and counts that would tell them."""
    columns = (Column(gettext("Thủ tục")), Column(gettext("Hồ sơ tiếp nhận"), numeric=True))
    rows = tuple(
        (
            Cell(name or code, header=True, lang=official_lang()),
            Cell(gettext("ẩn") if count is None else number_words(count), numeric=True),
        )
        for code, name, count in found.procedures
    )
    return columns, rows


def few_words(found: CommuneFigures) -> str:
    """The warning where numbers are small; empty elsewhere."""
    received = found.listed.received
    if received is not None and received >= FEW:
        return ""
    return gettext(
        "Xã này có ít hơn %(few)s hồ sơ trong năm: vài hồ sơ nhiều hay ít hơn đã làm tỷ lệ thay đổi mạnh, "
        "nên đừng đọc chênh lệch nhỏ thành tốt hay kém."
    ) % {"few": FEW}


COLUMNS = (
    "year", "commune", "metric", "procedure", "numerator", "denominator", "value", "lower", "upper", "suppressed",
    "usual_lower", "usual_upper", "pooled", "simulated",
)  # fmt: skip


def records(found: CommuneFigures) -> Iterator[dict[str, Any]]:
    """The page's figures as rows for programs; what is hidden stays empty."""
    common = {"year": found.year, "commune": found.listed.code, "simulated": str(found.listed.simulated).lower()}
    for metric, share in found.shares.items():
        usual = found.usual.get(metric)
        ends = {"usual_lower": usual.lower, "usual_upper": usual.upper, "pooled": usual.pooled} if usual else {}
        numbers = {name: getattr(share, name) for name in ("numerator", "denominator", "value", "lower", "upper")}
        yield common | {"metric": metric, "suppressed": str(share.suppressed).lower()} | numbers | ends
    for code, _name, count in found.procedures:
        hidden = str(count is None).lower()
        yield common | {"metric": "received", "procedure": code, "numerator": count, "suppressed": hidden}
