"""The words of administration: our columns, states of an import, styles, and what is said to a refusal."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.errors import Refused
from motcua.dossiers.api import ImportState
from motcua.dossiers.wording import ACTOR_WORDS, CHANNEL_WORDS, HELPER_WORDS, PLACE_WORDS, REFUSAL_WORDS
from motcua.ui.values import StatusKind

COLUMN_WORDS: Mapping[str, Promise] = {
    "dossier_code": _("Mã hồ sơ"),
    "procedure_code": _("Mã thủ tục"),
    "procedure_name": _("Tên thủ tục"),
    "field": _("Lĩnh vực"),
    "unit_code": _("Mã đơn vị"),
    "unit_name": _("Tên đơn vị"),
    "tier": _("Cấp hành chính"),
    "legal_channel": _("Kênh nộp"),
    "channel_as_given": _("Kênh nộp theo nguồn"),
    "place": _("Nơi nộp"),
    "actor": _("Ai nộp"),
    "helper_kind": _("Người hỗ trợ"),
    "service_level": _("Mức độ dịch vụ công"),
    "eligible_online": _("Thủ tục nộp trực tuyến được"),
    "submitted_at": _("Thời điểm nộp"),
    "received_at": _("Thời điểm tiếp nhận"),
    "due_at": _("Hạn trả kết quả"),
    "finished_at": _("Thời điểm giải quyết xong"),
    "returned_at": _("Thời điểm trả kết quả"),
    "status": _("Trạng thái"),
    "result_channel": _("Cách trả kết quả"),
    "paper_parallel": _("Nộp thêm bản giấy"),
    "residence_commune": _("Xã cư trú"),
    "applicant_type": _("Loại người nộp"),
    "fee_dong": _("Phí, lệ phí (đồng)"),
    "paid_online": _("Thanh toán trực tuyến"),
    "simulated": _("Dữ liệu giả lập"),
    "origin_system": _("Hệ thống nguồn"),
}

EVENT_COLUMN_WORDS: Mapping[str, Promise] = {
    "dossier_code": _("Mã hồ sơ"),
    "activity": _("Công việc"),
    "at": _("Thời điểm"),
    "actor": _("Người thực hiện"),
    "resource": _("Bộ phận"),
}

STATE_WORDS: Mapping[ImportState, tuple[Promise, StatusKind]] = {
    ImportState.RECEIVED: (_("Đã nhận tệp, chờ chỉ cách hiểu"), "new"),
    ImportState.MAPPED: (_("Đã chỉ cách hiểu, chờ kiểm tra thử"), "new"),
    ImportState.CHECKING: (_("Đang kiểm tra thử"), "progress"),
    ImportState.CHECKED: (_("Đã kiểm tra thử, chờ nhập"), "waiting"),
    ImportState.IMPORTING: (_("Đang nhập"), "progress"),
    ImportState.IMPORTED: (_("Đã nhập"), "good"),
    ImportState.REFUSED: (_("Không nhập được"), "late"),
    ImportState.BROKEN: (_("Bị dừng giữa chừng"), "late"),
    ImportState.ABANDONED: (_("Đã bỏ"), "neutral"),
}

STYLE_WORDS: Mapping[str, Promise] = {
    "iso": _("năm-tháng-ngày (2021-03-25)"),
    "dmy": _("ngày trước, tháng sau (25/03/2021)"),
    "mdy": _("tháng trước, ngày sau (03/25/2021)"),
    "serial": _("số ngày của bảng tính (44280)"),
    "serial1904": _("số ngày của bảng tính kiểu 1904"),
    "plain": _("số liền (25000)"),
    "dot": _("dấu chấm nhóm nghìn (25.000)"),
    "comma": _("dấu phẩy nhóm nghìn (25,000)"),
    "ambiguous": _("chưa rõ"),
    "mixed": _("lẫn nhiều kiểu"),
    "serial_mixed": _("lẫn ngày tháng với số ngày"),
}

REPAIR_WORDS: Mapping[str, Promise] = {
    "leading_zeros": _("Thêm lại số 0 đã mất ở đầu mã"),
    "trailing_zeros": _("Thêm lại số 0 đã mất ở cuối mã thủ tục"),
}

STATUS_WORDS: Mapping[str, Promise] = {
    "1": _("1 – Mới đăng ký"),
    "2": _("2 – Được tiếp nhận"),
    "3": _("3 – Không được tiếp nhận"),
    "4": _("4 – Đang xử lý"),
    "5": _("5 – Yêu cầu bổ sung giấy tờ"),
    "6": _("6 – Yêu cầu thực hiện nghĩa vụ tài chính"),
    "7": _("7 – Công dân yêu cầu rút hồ sơ"),
    "8": _("8 – Dừng xử lý"),
    "9": _("9 – Đã xử lý xong"),
    "10": _("10 – Đã trả kết quả"),
}

TIER_WORDS: Mapping[str, Promise] = {
    "ministry": _("Bộ, ngành"),
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện (trước 01/7/2025)"),
    "commune": _("Cấp xã"),
}

LEVEL_WORDS: Mapping[str, Promise] = {
    "1": _("Mức độ 1"),
    "2": _("Mức độ 2"),
    "3": _("Mức độ 3"),
    "4": _("Mức độ 4"),
    "partial": _("Một phần"),
    "full": _("Toàn trình"),
}

TRUTH_WORDS: Mapping[str, Promise] = {"true": _("Có"), "false": _("Không")}

RESULT_WORDS: Mapping[str, Promise] = {
    "online": _("Bản điện tử"),
    "counter": _("Tại quầy"),
    "post": _("Qua bưu chính"),
}

VALUE_WORDS: Mapping[str, Mapping[str, Promise]] = {
    "legal_channel": CHANNEL_WORDS,
    "place": PLACE_WORDS,
    "actor": ACTOR_WORDS,
    "helper_kind": {code: words for code, words in HELPER_WORDS.items() if code},
    "tier": TIER_WORDS,
    "service_level": LEVEL_WORDS,
    "result_channel": RESULT_WORDS,
    "status": STATUS_WORDS,
    **dict.fromkeys(("eligible_online", "paper_parallel", "paid_online", "simulated"), TRUTH_WORDS),
}
"""Our values of a column in words, in the order in which they are offered."""

OWN_WORDS: dict[str, Promise] = {
    "import_moved_on": _("Lần nhập này đã sang bước khác. Trang dưới đây là tình trạng hiện nay."),
    "import_not_checked": _(
        "Hãy kiểm tra thử trước. Nếu kiểm tra thử có dòng bị từ chối, sửa tệp hoặc chọn nhập riêng các dòng đạt."
    ),
    "import_too_large": _("Tệp lớn hơn mức cho phép. Hãy chia tệp theo năm hoặc theo đơn vị, hoặc nhập bằng lệnh."),
    "import_no_room": _("Máy chủ không còn đủ chỗ cho tệp này. Hãy báo người vận hành dọn ổ đĩa rồi gửi lại."),
    "import_file_refused": _("Tệp không có nội dung. Hãy xuất lại từ hệ thống nguồn."),
    "file_empty": _("Tệp này không có nội dung. Hãy xuất lại từ hệ thống nguồn."),
    "mapping_name_refused": _("Hãy đặt tên cho cách hiểu này, nhiều nhất 120 ký tự."),
}


def words_of(refused: Refused) -> str:
    """One sentence that says what is wrong and what to do."""
    if refused.code == "mapping_unusable":
        return gettext("Cách hiểu tệp chưa dùng được: %(words)s") % {"words": getattr(refused, "words", "")}
    words = OWN_WORDS.get(refused.code) or REFUSAL_WORDS.get(refused.code)
    return (
        str(words) % refused.values
        if words
        else gettext("Chưa thực hiện được (%(code)s). Hãy kiểm tra lại nội dung vừa nhập.") % {"code": refused.code}
    )


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each control that is wrong."""
    return {name: str(OWN_WORDS.get(code, words_of(refused))) for name, code in refused.field_errors.items()}
