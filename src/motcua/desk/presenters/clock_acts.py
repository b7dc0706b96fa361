"""Words and controls of the acts that stop the clock, let it go on, or set the promised moment anew."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.api import DossierView
from motcua.dossiers.rules.clock import BY_HAND
from motcua.dossiers.wording import PAUSE_WORDS
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, Field

WORDS: dict[str, tuple[Promise, Promise]] = {
    "pause_dossier": (
        _("Tạm dừng tính thời hạn"),
        _("Thời gian từ bây giờ không tính vào thời hạn giải quyết. Ghi rõ căn cứ; người nộp và cán bộ cùng đọc được."),
    ),
    "resume_dossier": (
        _("Tiếp tục tính thời hạn"),
        _("Việc chờ đợi đã xong. Số giờ làm việc còn lại được tính tiếp từ bây giờ."),
    ),
    "request_payment": (
        _("Yêu cầu nghĩa vụ tài chính"),
        _("Thời hạn tạm dừng cho đến khi người nộp thực hiện xong nghĩa vụ tài chính."),
    ),
    "record_payment": (
        _("Ghi nhận đã nộp tiền"),
        _("Số giờ làm việc còn lại được tính tiếp từ bây giờ."),
    ),
    "extend_dossier": (
        _("Xin lỗi và hẹn lại"),
        _("Chỉ hẹn lại một lần và trước giờ hẹn trả. Văn bản xin lỗi được lập và gửi người nộp."),
    ),
}


def ask_pause(dossier: DossierView, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Why, and on what it rests."""
    return (_cause(typed, errors), _source(typed, errors, required=True))


def ask_resume(dossier: DossierView, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Which waiting is over."""
    return (_cause(typed, errors), _source(typed, errors, required=False))


def ask_payment(dossier: DossierView, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """How much, if the office knows, and by which notice."""
    amount = Field(
        "text",
        "amount_dong",
        gettext("Số tiền (đồng)"),
        value=typed.get("amount_dong", ""),
        hint=gettext("Để trống nếu cơ quan khác ra thông báo số tiền."),
        error=errors.get("amount_dong", ""),
        required=False,
        inputmode="numeric",
        width="20",
    )
    return (amount, _source(typed, errors, required=False))


def ask_receipt(dossier: DossierView, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """By which receipt it is known."""
    return (_source(typed, errors, required=False),)


def ask_extension(dossier: DossierView, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Until when, and why it is late."""
    until = Field(
        "date",
        "until",
        gettext("Hẹn trả lại vào ngày"),
        value=posted_date(typed, "until"),
        hint=gettext("Kết quả được trả đến hết giờ làm việc của ngày này."),
        error=errors.get("until", ""),
    )
    reason = Field(
        "textarea",
        "reason",
        gettext("Lý do chậm"),
        value=typed.get("reason", ""),
        hint=gettext("Câu này được in vào văn bản xin lỗi gửi người nộp."),
        error=errors.get("reason", ""),
        rows=3,
    )
    return (until, reason)


def _cause(typed: Mapping[str, str], errors: Mapping[str, str]) -> Field:
    choices = tuple(
        Choice(cause, str(words)) for cause, words in PAUSE_WORDS.items() if cause in {one.value for one in BY_HAND}
    )
    return Field(
        "radios",
        "cause",
        gettext("Vì sao"),
        value=typed.get("cause", ""),
        choices=choices,
        error=errors.get("cause", ""),
    )


def _source(typed: Mapping[str, str], errors: Mapping[str, str], *, required: bool) -> Field:
    return Field(
        "text",
        "source",
        gettext("Căn cứ"),
        value=typed.get("source", ""),
        hint=gettext("Số văn bản, biên lai hoặc điều khoản."),
        error=errors.get("source", ""),
        required=required,
    )
