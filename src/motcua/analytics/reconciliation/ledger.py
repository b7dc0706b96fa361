"""What in the ledger of one source does not add up, line by line in words; the dossiers stay as they came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.api import count_contradictions

BALANCE: Mapping[str, Promise] = {
    "finished": _("Đã giải quyết xong"),
    "open": _("Chưa giải quyết xong"),
    "early": _("Xong trước hạn"),
    "on_time": _("Xong đúng hạn"),
    "late": _("Xong quá hạn"),
    "no_due": _("Xong, không có hạn trả"),
}

FOUND: Mapping[str, tuple[Promise, Promise]] = {
    "finished_before_received": (
        _("Xong trước khi tiếp nhận"),
        _("Thời gian giải quyết của các hồ sơ này là số âm; xem lại hai thời điểm ở hệ thống nguồn."),
    ),
    "returned_before_finished": (
        _("Trả kết quả trước khi xong"),
        _("Có thể hai cột bị đổi chỗ, hoặc ngày trả được ghi trước."),
    ),
    "due_before_received": (
        _("Hạn trả trước khi tiếp nhận"),
        _("Các hồ sơ này chắc chắn bị tính là quá hạn; xem lại hạn trả ở hệ thống nguồn."),
    ),
    "submitted_after_received": (
        _("Nộp sau khi tiếp nhận"),
        _("Có thể hai cột bị đổi chỗ, hoặc ngày tiếp nhận được ghi lùi."),
    ),
    "returned_without_date": (
        _("Trạng thái đã trả mà không có ngày trả"),
        _("Không tính được thời gian đến khi trả kết quả."),
    ),
    "ended_without_date": (
        _("Trạng thái đã xong mà không có ngày xong"),
        _("Được đếm là chưa giải quyết xong, vì không biết xong khi nào."),
    ),
    "open_with_end": (
        _("Trạng thái đang xử lý mà đã có ngày xong"),
        _("Được đếm là đã giải quyết xong theo ngày; trạng thái có thể chưa cập nhật."),
    ),
    "returned_but_open": (
        _("Trạng thái đang xử lý mà đã có ngày trả"),
        _("Trạng thái có thể chưa cập nhật ở hệ thống nguồn."),
    ),
    "in_the_future": (_("Có thời điểm ở tương lai"), _("Xem lại cách viết ngày tháng của tệp.")),
    "events_after_end": (
        _("Có sự kiện sau ngày xong"),
        _("Hồ sơ còn được xử lý sau ngày ghi là xong; ngày xong có thể quá sớm."),
    ),
    "events_before_receipt": (
        _("Có sự kiện trước khi tiếp nhận"),
        _("Ngày tiếp nhận có thể được ghi muộn, thời hạn tính từ đó cũng muộn."),
    ),
    "codes_alike": (
        _("Mã chỉ khác nhau ở số 0 đứng đầu hoặc chữ hoa"),
        _("Có thể là một hồ sơ được đếm hai lần do bảng tính làm mất số 0."),
    ),
    "unit_unknown": (_("Chưa rõ đơn vị"), _("Không có mặt trong số liệu theo đơn vị và theo cấp.")),
    "channel_unknown": (
        _("Chưa rõ kênh nộp"),
        _("Tỷ lệ trực tuyến chỉ biết được trong một khoảng, từ không đến hết số hồ sơ này."),
    ),
}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One count. `checked` lines ought to be zero, or ought to make up a sum; `doubt` says that they do not."""

    code: str
    words: str
    count: int
    checked: bool
    doubt: bool
    remark: str


def ledger_lines(dossiers: int, balance: Mapping[str, int], found: Mapping[str, int]) -> list[LedgerLine]:
    """All dossiers, how they part, and what contradicts itself, in words."""
    ended = sum(balance[name] for name in ("early", "on_time", "late", "no_due"))
    parts = balance["finished"] + balance["open"]
    lines = [
        _sum("dossiers", gettext("Tất cả hồ sơ"), dossiers, parts, gettext("xong + chưa xong")),
        LedgerLine("open", str(BALANCE["open"]), balance["open"], False, False, ""),
        _sum("finished", str(BALANCE["finished"]), balance["finished"], ended, gettext("bốn loại dưới đây")),
    ]
    for name in ("early", "on_time", "late", "no_due"):
        lines.append(LedgerLine(name, str(BALANCE[name]), balance[name], False, False, ""))
    for name, (words, remark) in FOUND.items():
        count = found.get(name, 0)
        said = str(remark) if count else gettext("Không có")
        lines.append(LedgerLine(name, str(words), count, True, count > 0, said))
    return lines


def _sum(code: str, words: str, whole: int, parts: int, of_what: str) -> LedgerLine:
    remark = gettext("Bằng tổng %(parts)s") if whole == parts else gettext("Tổng %(parts)s là %(sum)s")
    said = remark % {"parts": of_what, "sum": parts}
    return LedgerLine(code, words, whole, True, whole != parts, said)


def reconcile_ledger(origin: str, *, now: datetime) -> list[LedgerLine]:
    """The lines for all dossiers of one source as the ledger holds them; one pass over them."""
    counted = count_contradictions(origin, now=now)
    return ledger_lines(counted.dossiers, counted.balance, counted.found)
