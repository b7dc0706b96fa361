"""What papers are called and what is said when a file cannot be taken in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FORM_WORDS: dict[str, Promise] = {
    "01": _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    "02": _("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
    "03": _("Phiếu từ chối tiếp nhận, giải quyết hồ sơ"),
    "04": _("Văn bản xin lỗi và hẹn lại"),
    "05": _("Thông báo dừng giải quyết hồ sơ"),
    "06": _("Phiếu kiểm soát quá trình giải quyết hồ sơ"),
    "slip": _("Phiếu xác nhận đã nộp hồ sơ trực tuyến"),
    "result": _("Kết quả giải quyết thủ tục hành chính"),
}

INTERNAL_FORMS = frozenset({"06"})
"""Papers of the office alone: they name who handed a dossier to whom, and are not shown to the applicant."""

PAPER_FILE_NAMES: dict[str, str] = {
    "01": "giay-tiep-nhan-va-hen-tra",
    "02": "phieu-yeu-cau-bo-sung",
    "03": "phieu-tu-choi",
    "04": "xin-loi-va-hen-lai",
    "05": "thong-bao-dung-giai-quyet",
    "06": "phieu-kiem-soat",
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
    "file_locked": _(
        "Tệp này có mật khẩu nên cán bộ không mở được. Hãy bỏ mật khẩu rồi tải lên lại, hoặc chụp ảnh từng trang."
    ),
    "file_damaged": _(
        "Tệp này không mở được: bị hỏng hoặc chưa chép đủ. Hãy mở thử tệp trên máy, quét hoặc chụp lại rồi tải lên."
    ),
    "file_two_faced": _(
        "Trong tệp này có lẫn nội dung khác (trang web, chương trình hoặc tệp nén), nên không được nhận. "
        "Hãy chụp hoặc quét lại giấy tờ thành tệp mới rồi tải lên."
    ),
    "picture_too_large": _(
        "Ảnh này có quá nhiều điểm ảnh. Hãy chụp lại ở độ phân giải thường của điện thoại, hoặc quét thành PDF."
    ),
    "file_digest_differs": _(
        "Tệp đến nơi không đúng như lúc gửi đi (dữ liệu sai lệch trên đường truyền). Hãy tải lên lại."
    ),
    "too_many_files": _(
        "Đã đủ số tệp được nhận (tối đa %(most)s). Hãy bỏ bớt tệp không cần, hoặc ghép các trang thành một tệp PDF."
    ),
    "too_much_together": _(
        "Các tệp cộng lại quá %(limit_mib)s MB. Hãy chụp hoặc quét ở độ phân giải thấp hơn, hoặc bỏ bớt tệp không cần."
    ),
    "file_infected": _(
        "Tệp này có vi-rút nên không dùng được. Hãy bỏ tệp này và gửi bản khác: "
        "chụp ảnh giấy tờ, hoặc quét lại từ một máy khác."
    ),
    "file_waits_for_scan": _("Tệp này đang chờ quét vi-rút. Hãy thử lại sau ít phút."),
    "upload_busy": _("Một phần khác của tệp này đang được ghi. Hãy thử lại sau vài giây."),
    "upload_too_long": _("Gửi nhiều byte hơn độ dài đã báo (%(length)s). Hãy bắt đầu tải lên lại với độ dài đúng."),
    "upload_offset_differs": _(
        "Phần gửi lên không nối tiếp phần đã nhận. Hãy hỏi lại vị trí (HEAD) rồi gửi tiếp từ đó."
    ),
    "upload_checksum_differs": _("Phần gửi lên bị sai lệch trên đường truyền và không được giữ. Hãy gửi lại phần này."),
    "upload_gone": _("Lần tải lên này đã hết hạn, đã bị bỏ hoặc không dùng được. Hãy bắt đầu tải lên lại."),
    "upload_header_unusable": _(
        "Thiếu tiêu đề của giao thức tải lên, hoặc có tiêu đề không đọc được. Hãy sửa rồi gửi lại."
    ),
    "upload_type_unknown": _("Hãy gửi phần của tệp với “Content-Type: %(expected)s”."),
    "tus_version_unknown": _("Chỉ nhận giao thức tus %(version)s. Hãy gửi kèm “Tus-Resumable: %(version)s”."),
    "file_not_yours": _("Không tìm thấy tệp này trong lần nộp này. Hãy tải tệp lên lại."),
}
"""Code -> words; values of the refusal fill the places (`%(limit_mib)s`)."""
