"""What papers are called and what is said when a file cannot be taken in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FORM_WORDS: dict[str, Promise] = {
    "01": _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    "slip": _("Phiếu xác nhận đã nộp hồ sơ trực tuyến"),
    "result": _("Kết quả giải quyết thủ tục hành chính"),
}

PAPER_FILE_NAMES: dict[str, str] = {
    "01": "giay-tiep-nhan-va-hen-tra",
    "slip": "phieu-nop-ho-so",
    "result": "ket-qua",
}

REFUSAL_WORDS: dict[str, Promise] = {
    "file_empty": _("Tệp này không có nội dung (0 byte). Hãy mở thử tệp trên máy, quét hoặc chụp lại rồi tải lên."),
    "file_too_large": _(
        "Tệp này quá lớn; mỗi tệp tối đa %(limit_mib)s MB. Hãy chụp hoặc quét ở độ phân giải thấp hơn, "
        "hoặc chia thành nhiều tệp."
    ),
    "file_kind_not_allowed": _(
        "Nội dung tệp không phải loại được nhận (PDF, JPEG, PNG, HEIC, DOCX), dù tên tệp ghi thế nào. "
        "Hãy lưu lại thành PDF hoặc chụp ảnh giấy tờ rồi tải lên."
    ),
    "file_not_yours": _("Không tìm thấy tệp này trong lần nộp này. Hãy tải tệp lên lại."),
}
"""Code -> words; values of the refusal fill the places (`%(limit_mib)s`)."""
