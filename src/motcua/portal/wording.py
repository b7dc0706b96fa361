"""The portal's words for a refusal: what is wrong and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.core.errors import Refused
from motcua.documents.api import REFUSAL_WORDS as FILE_WORDS
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.drafts.api import REFUSAL_WORDS as DRAFT_WORDS
from motcua.forms.api import CheckedAnswers
from motcua.forms.words import words_of as answer_words
from motcua.population.api import REFUSAL_WORDS as POPULATION_WORDS
from motcua.told.emergency import closed_door_words

DOOR_WORDS = {"online": _("Trực tuyến"), "counter": _("Trực tiếp"), "post": _("Bưu chính")}
"""The doors through which a dossier comes, in the order in which a person should think of them."""

TIER_WORDS = {
    "commune": _("Cấp xã"),
    "province": _("Cấp tỉnh"),
    "ministry": _("Bộ, cơ quan trung ương"),
    "other": _("Cơ quan khác"),
    "undetermined": _("Chưa xác định"),
    "vertical": _("Ngành dọc"),
}

SERVICE_LEVEL_WORDS = {"full": _("Toàn trình"), "part": _("Một phần"), "none": _("Không trực tuyến")}
"""Levels of online service, as the law calls them."""


def words_of(refused: Refused) -> str:
    """One or two sentences."""
    if refused.code == "channel_closed_now":
        return closed_door_words(refused)
    words = (
        REFUSAL_WORDS.get(refused.code)
        or POPULATION_WORDS.get(refused.code)
        or FILE_WORDS.get(refused.code)
        or DRAFT_WORDS.get(refused.code)
    )
    if words is None:
        return gettext(
            "Chưa nộp được. Nội dung đã điền vẫn còn. Hãy thử lại, hoặc hỏi trung tâm phục vụ hành chính công."
        )
    try:
        return str(words) % refused.values
    except (KeyError, ValueError, TypeError):
        return str(words)


def field_words(code: str, values: Mapping[str, object] | None = None) -> str:
    """Words for one field; the values are the limits and the suggestion that they name."""
    return str(REFUSAL_WORDS[code]) if code in REFUSAL_WORDS else answer_words(code, values)


def answers_words(checked: CheckedAnswers) -> dict[str, str]:
    """Words for every answer that cannot be used, by path."""
    hints = checked.hints
    return {path: field_words(code, hints.get(path)) for path, code in checked.errors.items()}
