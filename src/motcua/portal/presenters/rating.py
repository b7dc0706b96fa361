"""The one question after the end: who may still answer it, and in which words."""

from dataclasses import dataclass

from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rating_api import rating_of
from motcua.ui.values import Choice, Field
from motcua.voice.api import Answer, Aspect

_shown = TimestampSigner(salt="motcua.portal.rating")
SHOWN_FOR = 60 * 60

ANSWER_WORDS = {
    Answer.VERY_SATISFIED: _("Rất hài lòng"),
    Answer.SATISFIED: _("Hài lòng"),
    Answer.NOT_SATISFIED: _("Chưa hài lòng"),
}
ASPECT_WORDS = {
    Aspect.TIME: _("Thời gian"),
    Aspect.PAPERS: _("Giấy tờ phải nộp"),
    Aspect.TRIPS: _("Số lần đi lại"),
    Aspect.CLEARNESS: _("Lời hướng dẫn"),
    Aspect.ATTITUDE: _("Thái độ phục vụ"),
    Aspect.CHARGES: _("Phí, lệ phí"),
    Aspect.WEBSITE: _("Trang nộp hồ sơ"),
}


@dataclass(frozen=True, slots=True)
class RatingView:
    """The question with its seal, or what was answered.

    seal   proves to the next page that this browser was shown the dossier; empty when nothing can be added
    given  the answer in words, once there is one
    """

    seal: str
    given: str
    choices: tuple[Choice, ...] = ()
    aspects: Field | None = None


def present_rating(code: str, *, aspects: tuple[str, ...] = ()) -> RatingView | None:
    """What may be said about the dossier that this browser was shown; None before its end."""
    state = rating_of(code)
    if state is None:
        return None
    if state.answer is None:
        return RatingView(_shown.sign(code), "", tuple(Choice(one.value, str(ANSWER_WORDS[one])) for one in Answer))
    words = str(ANSWER_WORDS[state.answer])
    if state.told:
        return RatingView("", words)
    field = Field(
        "checkboxes",
        "aspects",
        gettext("Vì điều gì?"),
        value=aspects,
        hint=gettext("Chọn bao nhiêu cũng được."),
        choices=tuple(Choice(one.value, str(ASPECT_WORDS[one])) for one in Aspect),
        required=False,
    )
    return RatingView(_shown.sign(code), words, aspects=field)


def code_behind(seal: str) -> str:
    """The code of the dossier that was shown within the hour; empty for every other seal."""
    try:
        return _shown.unsign(seal, max_age=SHOWN_FOR)
    except BadSignature:
        return ""
