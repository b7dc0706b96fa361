"""The words around accounts: what is wrong with a sign-in or a new account, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.errors import Refused
from motcua.portal.wording import words_of as other_words

ACCOUNT_WORDS: dict[str, Promise] = {
    "sign_in_refused": _(
        "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại. Quên mật khẩu thì hồ sơ vẫn mở được bằng mã trên phiếu."
    ),
    "sign_in_must_wait": _("Đã thử sai nhiều lần. Hãy chờ %(wait_seconds)s giây rồi thử lại."),
    "sign_up_must_wait": _(
        "Đã có rất nhiều tài khoản mới từ mạng này. Hãy thử lại sau một giờ. Nộp hồ sơ không cần tài khoản."
    ),
    "username_taken": _("Tên đăng nhập này vừa có người dùng. Trang đã đặt tên khác; hãy nhập lại mật khẩu."),
    "identity_of_another": _(
        "Tài khoản định danh này đã gắn với một tài khoản khác ở đây. "
        "Hãy thoát rồi đăng nhập bằng tài khoản định danh đó."
    ),
    "passkey_refused": _(
        "Khóa này chưa mở được tài khoản nào ở đây. Hãy thử lại, hoặc dùng tên đăng nhập và mật khẩu."
    ),
    "too_many_passkeys": _("Mỗi tài khoản có nhiều nhất %(most)s khóa. Hãy bỏ bớt một khóa cũ."),
    "reset_refused": _(
        "Tên đăng nhập và mã chưa khớp, hoặc mã đã dùng, đã quá 24 giờ. Hãy xem lại từng ký tự; "
        "nếu vẫn vậy, hãy xin mã mới tại trung tâm phục vụ hành chính công."
    ),
    "staff_account": _("Đây là tài khoản cán bộ. Hãy đăng nhập ở trang dành cho cán bộ."),
    "sign_on_stale": _("Lần đăng nhập này đã hết hạn hoặc đã dùng rồi. Hãy bấm đăng nhập lại từ đầu."),
    "sign_on_declined": _("Nơi định danh chưa cho đăng nhập. Hãy thử lại, hoặc dùng tên đăng nhập và mật khẩu."),
    "sign_on_untrue": _(
        "Trả lời của nơi định danh không kiểm chứng được nên chưa đăng nhập. "
        "Hãy thử lại; nếu vẫn vậy, hãy báo cho trung tâm."
    ),
    "sign_on_not_citizen": _(
        "Đây không phải tài khoản định danh của công dân. Hãy dùng tài khoản định danh của chính ông/bà."
    ),
    "sign_on_clock": _(
        "Đồng hồ của nơi định danh và của cổng này lệch nhau nên chưa đăng nhập được. Hãy báo cho trung tâm; "
        "trong lúc chờ, nộp hồ sơ không cần tài khoản."
    ),
}

FIELD_WORDS: dict[str, Promise] = {
    "password_length": _("Mật khẩu cần từ %(min_length)s ký tự trở lên. Nên dùng một câu dễ nhớ."),
    "password_holds_username": _("Mật khẩu không được chứa tên đăng nhập."),
    "username_malformed": _("Trang này mở đã lâu. Hãy nhập lại."),
    "required": _("Hãy nhập họ và tên."),
}


def words_of(refused: Refused) -> str:
    """One or two sentences."""
    words = ACCOUNT_WORDS.get(refused.code)
    return other_words(refused) if words is None else str(words) % refused.values


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each field that cannot be used."""
    return {
        name: str(FIELD_WORDS[code]) % refused.values if code in FIELD_WORDS else gettext("Hãy xem lại ô này.")
        for name, code in refused.field_errors.items()
    }
