"""The portal's words for a refusal: what is wrong and what to do."""

from django.utils.translation import gettext

from motcua.core.errors import Refused
from motcua.documents.api import REFUSAL_WORDS as FILE_WORDS
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.forms.words import words_of as answer_words


def words_of(refused: Refused) -> str:
    """One or two sentences."""
    words = REFUSAL_WORDS.get(refused.code) or FILE_WORDS.get(refused.code)
    if words is None:
        return gettext(
            "Chưa nộp được. Nội dung đã điền vẫn còn. Hãy thử lại, hoặc hỏi trung tâm phục vụ hành chính công."
        )
    try:
        return str(words) % refused.values
    except (KeyError, ValueError, TypeError):
        return str(words)


def field_words(code: str) -> str:
    """Words for one field."""
    return str(REFUSAL_WORDS[code]) if code in REFUSAL_WORDS else answer_words(code)
