"""What is said when a draft cannot be opened, saved or handed in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSAL_WORDS: dict[str, Promise] = {
    "draft_unreadable": _(
        "Bản đang làm dở không mở được nên chưa lưu được phần vừa điền. Hãy bắt đầu lại, hoặc gọi điện để được giúp."
    ),
    "draft_too_large": _("Nội dung điền quá dài nên chưa lưu được. Hãy viết ngắn lại rồi bấm Lưu lần nữa."),
    "draft_submitted": _("Hồ sơ này đã nộp rồi. Xem mã hồ sơ ở trang xác nhận."),
    "page_changed_elsewhere": _("Trang này vừa được lưu ở một cửa sổ khác. Bấm Lưu để xem cả hai."),
    "draft_changed_elsewhere": _(
        "Nội dung vừa được sửa ở một cửa sổ khác nên chưa nộp. Xem lại bản mới dưới đây rồi bấm Nộp."
    ),
    "version_not_in_force": _("Biểu mẫu vừa thay đổi nên chưa nộp. Xem phần thay đổi trước."),
    "resume_must_wait": _("Đã nhập sai quá nhiều lần. Hãy chờ 15 phút rồi thử lại."),
}
"""Code -> words."""
