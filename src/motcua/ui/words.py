"""Dates, times, numbers, money and lawful time in words, as they are written in Vietnamese offices and in English."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.ui.values import ClockView

_VIETNAMESE_SIGNS = str.maketrans(",.", ".,")
WEEKDAYS = (
    _("thứ Hai"),
    _("thứ Ba"),
    _("thứ Tư"),
    _("thứ Năm"),
    _("thứ Sáu"),
    _("thứ Bảy"),
    _("Chủ nhật"),
)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def date_words(value: date | datetime | None) -> str:
    """`25/11/2026`, in both languages; empty for nothing."""
    if value is None:
        return ""
    return (_local(value) if isinstance(value, datetime) else value).strftime("%d/%m/%Y")


def time_words(value: datetime | None) -> str:
    """`17:00` in the country's time; empty for nothing."""
    return "" if value is None else _local(value).strftime("%H:%M")


def moment_words(value: datetime | None) -> str:
    """`17:00 ngày 25/11/2026`."""
    if value is None:
        return ""
    return gettext("%(time)s ngày %(date)s") % {"time": time_words(value), "date": date_words(value)}


def due_words(value: datetime | None) -> str:
    """`17:00 thứ Tư 25/11/2026`."""
    if value is None:
        return ""
    return f"{time_words(value)} {WEEKDAYS[_local(value).weekday()]} {date_words(value)}"


def number_words(value: Decimal | float | int | None, places: int | None = None) -> str:
    """`1.234,5` in Vietnamese, `1,234.5` in English; `places` decimals, rounded half up; empty for nothing."""
    if value is None:
        return ""
    number = Decimal(str(value))
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    grouped = f"{number:,}"
    # Django's Vietnamese formats know no grouping, so the signs are changed here
    return grouped if (get_language() or "vi").startswith("en") else grouped.translate(_VIETNAMESE_SIGNS)


def percent_words(value: Decimal | float | None, places: int = 1) -> str:
    """A share 0..1 as `29,5 %`, kept on one line; empty for nothing."""
    return "" if value is None else f"{number_words(Decimal(str(value)) * 100, places)}\N{NO-BREAK SPACE}%"


def money_words(dong: int | None) -> str:
    """`25.000 đồng`; `dong` is whole dong."""
    return "" if dong is None else gettext("%(amount)s đồng") % {"amount": number_words(dong)}


def size_words(size_bytes: int) -> str:
    """`340 KB`, `1,2 MB` or `6,4 GB`."""
    if size_bytes >= 1_000_000_000:
        return f"{number_words(size_bytes / 1_000_000_000, 1)} GB"
    if size_bytes < 1_000_000:
        return f"{number_words(max(1, round(size_bytes / 1000)))} KB"
    return f"{number_words(size_bytes / 1_000_000, 1)} MB"


def _amount_words(amount: int, unit: str) -> str:
    match unit:
        case "working_hours":
            words = ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", amount)
        case "days":
            words = ngettext("%(n)s ngày", "%(n)s ngày", amount)
        case "hours":
            words = ngettext("%(n)s giờ", "%(n)s giờ", amount)
        case _:
            words = ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", amount)
    return words % {"n": number_words(amount)}


def clock_words(clock: ClockView) -> tuple[str, str]:
    """What the clock says and the due moment beside it: ("còn 3 ngày làm việc", "hạn 17:00 thứ Tư 25/11/2026")."""
    due = gettext("hạn %(moment)s") % {"moment": due_words(clock.due_at)} if clock.due_at else ""
    amount = {"amount": _amount_words(clock.amount, clock.unit)}
    match clock.state:
        case "running":
            main = gettext("còn %(amount)s") % amount if clock.amount else gettext("đến hạn hôm nay")
        case "late":
            main = gettext("quá hạn %(amount)s") % amount if clock.amount else gettext("quá hạn hôm nay")
        case "suspended":
            main, due = gettext("tạm dừng tính thời hạn"), ""
        case "ended":
            main = gettext("đã xong")
        case "not_started":
            main, due = gettext("chưa tính thời hạn"), ""
        case _:
            main, due = gettext("không quy định thời hạn"), ""
    if due and clock.provisional:
        due = gettext("%(due)s (tạm tính, lịch nghỉ chưa công bố chính thức)") % {"due": due}
    return main, due
