"""The desk's words for a refusal."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.actor import Role
from motcua.core.errors import Refused
from motcua.dossiers.wording import CHANNEL_WORDS, REFUSAL_WORDS
from motcua.forms.words import words_of as answer_words
from motcua.told.emergency import closed_door_words

OWN_WORDS: dict[str, Promise] = {
    "sign_in_refused": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại; nếu quên, liên hệ quản trị của đơn vị."),
    "sign_in_must_wait": _("Đã thử sai nhiều lần. Hãy chờ %(wait_seconds)s giây rồi thử lại."),
    "second_code_wrong": _("Mã chưa đúng hoặc đã dùng rồi. Hãy chờ mã mới trên điện thoại rồi nhập lại."),
    "second_factor_known": _("Tài khoản này đã bật đăng nhập hai bước. Muốn đổi điện thoại, hãy bỏ rồi bật lại."),
    "idempotency_key_reused": _(
        "Nội dung trên trang này đã được gửi trước đó và đã thành một hồ sơ. "
        "Nếu đây là hồ sơ khác, hãy kiểm tra lại rồi bấm một lần nữa."
    ),
    "day_not_understood": _("Lịch không có ngày này. Hãy ghi đủ ngày, tháng, năm, hoặc để trống cả ba ô."),
    "unit_unclear": _("Có nhiều cơ quan mang tên này. Hãy gõ đầy đủ tên hoặc gõ mã."),
    "card_refused": _("Chưa đọc được thẻ căn cước. Xem chỉ dẫn tại ô quét thẻ."),
    "card_empty": _("Chưa có gì được quét. Đặt con trỏ vào ô này rồi quét mã QR trên thẻ."),
    "card_half": _(
        "Máy quét mới đọc được một phần thẻ. Giữ thẻ yên và quét lại; nếu vẫn thiếu, hãy nhập tay bên dưới."
    ),
    "card_keyboard": _(
        "Máy quét gõ sai chữ do bàn phím hoặc bộ gõ. "
        "Tắt bộ gõ tiếng Việt (Unikey), chọn bàn phím tiếng Anh (US) rồi quét lại, hoặc nhập tay bên dưới."
    ),
    "card_number": _("Số trên thẻ phải có 12 chữ số. Hãy quét lại, hoặc nhập tay bên dưới."),
    "card_date": _("Ngày trên thẻ không có trong lịch hoặc không khớp nhau. Hãy quét lại, hoặc nhập tay bên dưới."),
    "fee_refused": _("Số tiền đã thu chưa đúng. Xem chỉ dẫn tại ô số tiền."),
    "moment_not_understood": _("Hãy ghi đủ ngày, tháng, năm và giờ như 14:30, hoặc để trống tất cả."),
    "digest_refused": _("Chưa ghi được. Xem chỉ dẫn tại ô bên dưới."),
    "no_mail_here": _("Hệ thống này chưa nối với máy chủ thư. Quản trị có thể đặt MOTCUA_EMAIL."),
    "too_many_codes": _("Hôm nay đã gửi nhiều mã. Hãy thử lại vào ngày mai."),
    "code_void": _("Mã này đã hết hạn hoặc đã nhập sai nhiều lần. Hãy gửi mã mới."),
    "code_wrong": _("Mã chưa đúng. Hãy nhập 8 chữ số trong thư mới nhất."),
    "too_long_to_print": _("Tháng này có hơn %(most)s hồ sơ. Hãy tải tệp CSV rồi in từ bảng tính."),
    "scan_gone": _("Tệp %(name)s không còn trong thư mục máy quét. Hãy tải lại trang."),
    "state_missing": _("Hãy chọn trạng thái ở hệ thống kia."),
    "cause_not_chosen": _("Hãy chọn vì sao thời gian không tính."),
}
"""Refusal code -> the words where the desk has better ones than the rooms below."""


ROLE_WORDS: dict[Role, Promise] = {
    Role.CLERK: _("một cửa"),
    Role.SPECIALIST: _("chuyên viên"),
    Role.LEADER: _("lãnh đạo"),
}


def words_of(refused: Refused) -> str:
    """One sentence that says what is wrong and what to do."""
    if refused.code == "channel_not_lawful":
        return _lawful_ways(refused)
    if refused.code == "channel_closed_now":
        return closed_door_words(refused)
    words = OWN_WORDS.get(refused.code) or REFUSAL_WORDS.get(refused.code)
    return (
        str(words) % refused.values
        if words
        else gettext("Chưa thực hiện được (%(code)s). Hãy kiểm tra lại nội dung vừa nhập.") % {"code": refused.code}
    )


def _lawful_ways(refused: Refused) -> str:
    """Which doors are open, so that the officer can tell the person."""
    ways = dict.fromkeys(str(CHANNEL_WORDS[way["channel"]]) for way in refused.values.get("ways", []))
    if not ways:
        return gettext("Đơn vị này không nhận hồ sơ của thủ tục này. Hãy hướng dẫn người nộp đến đơn vị có thẩm quyền.")
    return gettext("Thủ tục này không nhận hồ sơ bằng cách đã chọn tại đơn vị này. Cách được phép: %(ways)s.") % {
        "ways": ", ".join(ways).lower()
    }


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each field that is wrong, by the name of its control."""
    return {
        path.removeprefix("answers."): _field_sentence(code, refused.field_values.get(path, {}))
        for path, code in refused.field_errors.items()
    }


def _field_sentence(code: str, values: Mapping[str, object]) -> str:
    words = OWN_WORDS.get(code) or REFUSAL_WORDS.get(code)
    return answer_words(code, values) if words is None else str(words) % values if values else str(words)
