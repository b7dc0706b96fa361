"""Words and controls of the acts that move a dossier through its design."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.api import Course
from motcua.ui.values import Choice, Field

WORDS: dict[str, tuple[Promise, Promise]] = {
    "return_step": (_("Trả về bước trước"), _("Hồ sơ về lại người đã làm bước đó. Thời hạn giải quyết vẫn chạy.")),
    "consult_agency": (
        _("Lấy ý kiến cơ quan khác"),
        _("Cơ quan được hỏi xem được hồ sơ cho đến khi trả lời. Hồ sơ ở lại bước này, thời hạn vẫn chạy."),
    ),
    "answer_consultation": (
        _("Trả lời ý kiến"),
        _("Câu trả lời được ghi vào hồ sơ. Trả lời xong, đơn vị không còn xem hồ sơ này."),
    ),
}

Asked = Callable[[Course, Mapping[str, str], Mapping[str, str]], tuple[Field, ...]]


def ask_way(course: Course, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Which way to go, where the step leads several ways."""
    if len(course.ways) < 2:
        return ()
    language = get_language() or "vi"
    choices = tuple(Choice(way.code, way.name.in_language(language) if way.name else way.code) for way in course.ways)
    return (_choice("outcome", gettext("Hướng đi"), choices, typed, errors),)


def ask_step_back(course: Course, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Which step, and why."""
    language = get_language() or "vi"
    choices = tuple(Choice(step.code, step.name.in_language(language)) for step in course.back)
    return (
        _choice("step", gettext("Trả về bước"), choices, typed, errors),
        _words("reason", gettext("Lý do"), gettext("Ghi rõ cần làm lại điều gì."), typed, errors),
    )


def ask_question(course: Course, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Whom, what, and until when."""
    unit = Field(
        "text",
        "to_unit",
        gettext("Cơ quan được hỏi"),
        value=typed.get("to_unit", ""),
        hint=gettext("Gõ tên hoặc mã cơ quan."),
        error=errors.get("to_unit", ""),
    )
    hours = Field(
        "text",
        "limit_hours",
        gettext("Cần trả lời trong (giờ làm việc)"),
        value=typed.get("limit_hours", ""),
        error=errors.get("limit_hours", ""),
        required=False,
        inputmode="numeric",
        width="4",
    )
    return (unit, _words("question", gettext("Nội dung cần cho ý kiến"), "", typed, errors), hours)


def ask_answer(course: Course, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """The answer."""
    return (_words("answer", gettext("Ý kiến trả lời"), course.question, typed, errors),)


def _choice(
    name: str, label: str, choices: tuple[Choice, ...], typed: Mapping[str, str], errors: Mapping[str, str]
) -> Field:
    return Field("radios", name, label, value=typed.get(name, ""), choices=choices, error=errors.get(name, ""))


def _words(name: str, label: str, hint: str, typed: Mapping[str, str], errors: Mapping[str, str]) -> Field:
    return Field("textarea", name, label, value=typed.get(name, ""), hint=hint, error=errors.get(name, ""), rows=3)


ASKED: dict[str, Asked] = {
    "pass_dossier": ask_way,
    "return_step": ask_step_back,
    "consult_agency": ask_question,
    "answer_consultation": ask_answer,
}
"""Act -> the controls that it asks for, from where the dossier stands."""
