"""The reasons of a deadline in words, Vietnamese and English."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from motcua.core.errors import Refused
from motcua.core.worktime.deadline import Step
from motcua.core.worktime.limit import Limit, LimitUnit

STEPS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "received": "Tiếp nhận lúc {at}.",
        "late": "Nhận sau {cutoff} của ngày làm việc: tính như nhận lúc {counts_from}.",
        "day_zero": "Ngày {on} là ngày nhận, không tính.",
        "day_off": "{on} nghỉ: {name}{status}.",
        "made_up_day": "{on} làm việc: {name}{status}.",
        "waits": "Ngoài giờ làm việc: bắt đầu tính từ {at}.",
        "ends_on_day_off": "Hết hạn vào {on} là ngày nghỉ: chuyển sang ngày làm việc tiếp theo, {moved_to}.",
        "counted": "Tính {limit}: đến {until}.",
        "no_limit": "Thủ tục không quy định thời hạn: không có ngày hẹn.",
        "pause": "Tạm dừng từ {start} đến {end}: còn {left_minutes} phút làm việc, tính tiếp đến {until}.",
        "pause_open": "Tạm dừng từ {start}, chưa kết thúc: chưa có hạn.",
        "pause_before_receipt": "Khoảng {start} đến {end} không nằm sau khi tiếp nhận: không tính là tạm dừng.",
        "pause_after_due": "Khoảng tạm dừng từ {start} bắt đầu khi đã đến hạn: không thay đổi hạn.",
        "pause_outside_working_time": "Khoảng {start} đến {end} nằm ngoài giờ làm việc: không thay đổi hạn.",
        "extended": "Gia hạn lúc {at}: hạn mới là {until}.",
        "due": "Hạn: {at}.",
        "provisional": "Tạm tính: có ngày chưa có thông báo chính thức (danh sách chính thức đến hết năm {official}).",
    },
    "en": {
        "received": "Received {at}.",
        "late": "Received after {cutoff} on a working day: counts as received {counts_from}.",
        "day_zero": "{on} is the day of receipt and not counted.",
        "day_off": "{on} is off: {name}{status}.",
        "made_up_day": "{on} is worked: {name}{status}.",
        "waits": "Outside working time: counted from {at}.",
        "ends_on_day_off": "Ends on {on}, a day off: moves to the next working day, {moved_to}.",
        "counted": "Count {limit}: until {until}.",
        "no_limit": "The procedure sets no time limit: nothing is due.",
        "pause": "Paused from {start} to {end}: {left_minutes} working minutes were left, counted on until {until}.",
        "pause_open": "Paused since {start} and not resumed: no due moment yet.",
        "pause_before_receipt": "{start} to {end} is not after the receipt: no pause.",
        "pause_after_due": "The pause of {start} began when it was due already: nothing changes.",
        "pause_outside_working_time": "{start} to {end} is outside working time: nothing changes.",
        "extended": "Extended at {at}: the new due moment is {until}.",
        "due": "Due {at}.",
        "provisional": "Provisional: a day is used whose list is not official yet (official to the end of {official}).",
    },
}
STATUS: Mapping[str, Mapping[str, str]] = {
    "vi": {"official": "", "unverified": " (chưa kiểm chứng)", "estimate": " (dự kiến)"},
    "en": {"official": "", "unverified": " (unverified)", "estimate": " (estimate)"},
}
UNITS: Mapping[str, Mapping[LimitUnit, str]] = {
    "vi": {
        LimitUnit.HOURS: "giờ làm việc",
        LimitUnit.CLOCK_HOURS: "giờ (cả ngày và đêm)",
        LimitUnit.WORKING_DAYS: "ngày làm việc",
        LimitUnit.DAYS: "ngày",
        LimitUnit.MONTHS: "tháng",
        LimitUnit.YEARS: "năm",
    },
    "en": {
        LimitUnit.HOURS: "working hours",
        LimitUnit.CLOCK_HOURS: "hours, day and night",
        LimitUnit.WORKING_DAYS: "working days",
        LimitUnit.DAYS: "calendar days",
        LimitUnit.MONTHS: "months",
        LimitUnit.YEARS: "years",
    },
}
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
REFUSALS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "vi": {
        "limit_not_whole": (
            "Ngày, tháng, năm theo lịch là số nguyên.",
            "Phần lẻ chỉ dùng với working_days hoặc hours.",
        ),
        "limit_too_long": ("Thời hạn vượt quá lịch làm việc.", "Kiểm tra lại số lượng và đơn vị."),
        "time_out_of_range": ("Lịch này không có giờ làm việc cho ngày nhận.", "Kiểm tra lại năm trong --received."),
        "pause_backwards": ("Khoảng tạm dừng kết thúc trước khi bắt đầu.", "Viết --pause BẮT_ĐẦU/KẾT_THÚC."),
    },
    "en": {
        "limit_not_whole": (
            "Calendar days, months and years are whole.",
            "Parts exist in working_days and hours only.",
        ),
        "limit_too_long": ("The limit runs past the calendar.", "Check the quantity and the unit."),
        "time_out_of_range": (
            "This calendar knows no working time on the day of receipt.",
            "Check the year of --received.",
        ),
        "pause_backwards": ("A pause ends before it starts.", "Write --pause START/END."),
    },
}


def step_words(step: Step, language: str) -> str:
    """One reason as a sentence."""
    values = {name: _value_words(name, value, language) for name, value in step.values.items()}
    sentence = STEPS[language][step.code].format_map(values)
    return sentence[:1].upper() + sentence[1:]


_DAYS = frozenset({"on", "moved_to"})
_MOMENTS = frozenset({"at", "until", "start", "end", "former", "counts_from"})


def kept_step(step: Step) -> dict[str, object]:
    """The reason as JSON keeps it: times in ISO 8601, limits as text."""
    values = {name: _kept(value) for name, value in step.values.items()}
    return {"code": step.code, "values": values}


def _kept(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Limit) else value


def step_of(kept: Mapping[str, Any]) -> Step:
    """The reason that JSON kept."""
    return Step(kept["code"], {name: _read(name, value) for name, value in kept["values"].items()})


def _read(name: str, value: Any) -> object:
    if name in _DAYS:
        return date.fromisoformat(value)
    if isinstance(value, str) and name in _MOMENTS:
        return datetime.fromisoformat(value)
    return Limit.parse(value) if name == "limit" else value


def refusal_words(refused: Refused, language: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    return REFUSALS[language].get(refused.code, (refused.code, ""))


def _value_words(name: str, value: object, language: str) -> str:
    if name == "status":
        return STATUS[language][str(value)]
    if isinstance(value, Limit):
        return f"{_number(value.quantity or Decimal(0), language)} {UNITS[language][value.unit]}"
    if isinstance(value, datetime):
        clock = "%H:%M:%S" if value.second else "%H:%M"
        return f"{value.strftime(clock)} {_value_words('', value.date(), language)}"
    if isinstance(value, date):
        return f"{WEEKDAYS[language][value.weekday()]} {value.strftime('%d/%m/%Y')}"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return _number(Decimal(str(value)), language) if isinstance(value, float) else str(value)


def _number(value: Decimal, language: str) -> str:
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if language == "vi" else text
