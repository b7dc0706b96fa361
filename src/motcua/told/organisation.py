"""Organisations and their people in words, for the counter and for the account."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.errors import Refused
from motcua.forms.words import words_of as answer_words
from motcua.organisations.api import Part

PART_WORDS: dict[Part, Promise] = {
    Part.MANAGER: _("Quản lý: nộp, theo dõi hồ sơ và cho người khác vào"),
    Part.EMPLOYEE: _("Nhân viên: nộp và theo dõi hồ sơ"),
}
_WORDS: dict[str, Promise] = {
    "invitation_unknown": _(
        "Mã này không đúng, đã dùng rồi hoặc đã quá 14 ngày. Hãy xem lại từng ký tự, hoặc xin người quản lý mã mới."
    ),
    "employed_already": _("Tài khoản này đã làm việc cho tổ chức đó rồi."),
    "day_over": _("Ngày này đã qua. Hãy ghi hôm nay hoặc một ngày sau, hoặc để trống."),
    "day_not_understood": _("Lịch không có ngày này. Hãy ghi đủ ngày, tháng, năm, hoặc để trống cả ba ô."),
}
_REQUIRED: dict[str, Promise] = {
    "name": _("Hãy nhập tên."),
    "manager_name": _("Hãy nhập tên."),
    "part": _("Hãy chọn người này được làm gì."),
    "tax_code": _("Hãy nhập mã số thuế."),
    "papers_seen": _("Chỉ ghi nhận khi đã xem đủ giấy tờ."),
}


def refusal_words(refused: Refused) -> str:
    """One or two sentences."""
    words = _WORDS.get(refused.code)
    return str(words) if words else gettext("Chưa ghi được. Hãy xem chỉ dẫn tại từng ô.")


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each field that cannot be kept."""
    return {name: _field(name, code, refused) for name, code in refused.field_errors.items()}


def _field(name: str, code: str, refused: Refused) -> str:
    if code == "required":
        return str(_REQUIRED.get(name, _REQUIRED["name"]))
    return str(_WORDS[code]) if code in _WORDS else answer_words(code, refused.field_values.get(name))
