"""The desk's words for a refusal."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.errors import Refused
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.forms.words import words_of as answer_words

_SIGN_IN_WORDS = {
    "sign_in_refused": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại; nếu quên, liên hệ quản trị của đơn vị."),
    "sign_in_must_wait": _("Đã thử sai nhiều lần. Hãy chờ %(wait_seconds)s giây rồi thử lại."),
}


def words_of(refused: Refused) -> str:
    """One sentence that says what is wrong and what to do."""
    if refused.code in _SIGN_IN_WORDS:
        return str(_SIGN_IN_WORDS[refused.code]) % refused.values
    words = REFUSAL_WORDS.get(refused.code)
    return (
        str(words)
        if words
        else gettext("Chưa thực hiện được (%(code)s). Hãy kiểm tra lại nội dung vừa nhập.") % {"code": refused.code}
    )


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each field that is wrong, by the name of its control."""
    return {path.removeprefix("answers."): _field_sentence(code) for path, code in refused.field_errors.items()}


def _field_sentence(code: str) -> str:
    if code in REFUSAL_WORDS:
        return str(REFUSAL_WORDS[code])
    return answer_words(code)
