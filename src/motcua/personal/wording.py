"""Words for requests about personal data."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.personal.states import RequestState, Wish

WISH_WORDS: dict[Wish, Promise] = {
    Wish.EXPLAIN: _("Hỏi về dữ liệu của tôi"),
    Wish.CORRECT: _("Sửa dữ liệu chưa đúng"),
    Wish.ERASE: _("Xóa dữ liệu của tôi"),
}
STATE_WORDS: dict[RequestState, Promise] = {
    RequestState.OPEN: _("Chờ trả lời"),
    RequestState.GRANTED: _("Đã làm theo yêu cầu"),
    RequestState.REFUSED: _("Không làm được, có lý do"),
}
REFUSAL_WORDS: dict[str, Promise] = {
    "data_request_refused": _("Chưa gửi được. Hãy sửa các ô được đánh dấu."),
    "data_request_wish": _("Hãy chọn một việc."),
    "data_request_what": _("Hãy ghi điều gì chưa đúng và đúng phải là gì."),
    "data_request_too_long": _("Dài quá 2.000 ký tự. Hãy viết ngắn hơn."),
    "data_request_outcome": _("Hãy chọn làm theo hay không làm theo yêu cầu."),
    "data_request_answer": _("Hãy ghi câu trả lời cho người hỏi."),
    "data_request_answered": _("Yêu cầu này đã có câu trả lời. Hãy tải lại trang."),
    "hold_refused": _("Chưa giữ lại được. Hãy sửa các ô được đánh dấu."),
    "hold_reason": _("Hãy ghi vì sao phải giữ lại."),
    "hold_until": _("Hãy chọn một ngày sau hôm nay và trong vòng một năm."),
    "data_held_back": _(
        "Chưa xóa được: hồ sơ đang được giữ lại hoặc có yêu cầu chưa trả lời. Hãy thôi giữ hoặc trả lời trước."
    ),
    "not_erasable_open": _("Hồ sơ đang được giải quyết nên chưa xóa được. Hãy rút hồ sơ trước, rồi yêu cầu xóa."),
    "not_erasable_yet": _("Chưa xóa được: hồ sơ còn phải lưu giữ. Thời hạn và căn cứ ghi trên trang này."),
}
