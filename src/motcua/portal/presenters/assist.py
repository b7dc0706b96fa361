"""The words of an assisted session."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.assistance.api import Consent, Device, Helper, SessionView, Step, Where, barrier_names
from motcua.ui.values import Cell, Choice, Column
from motcua.ui.words import moment_words

HELPER_WORDS: Mapping[str, Promise] = {
    Helper.OFFICER: _("Cán bộ một cửa"),
    Helper.DIGITAL_TEAM: _("Tổ công nghệ số cộng đồng"),
    Helper.POST_AGENT: _("Nhân viên bưu điện"),
    Helper.OTHER: _("Người khác"),
}
WHERE_WORDS: Mapping[str, Promise] = {
    Where.COUNTER: _("Tại quầy"),
    Where.KIOSK: _("Tại máy tự phục vụ"),
    Where.POST_OFFICE: _("Tại bưu điện"),
    Where.HOME: _("Tại nhà"),
    Where.MOBILE_TEAM: _("Đội lưu động"),
}
DEVICE_WORDS: Mapping[str, Promise] = {
    Device.OWN: _("Máy của người được hỗ trợ"),
    Device.FAMILY: _("Máy của người nhà"),
    Device.PUBLIC: _("Máy dùng chung"),
    Device.HELPER: _("Máy của người hỗ trợ"),
    Device.UNKNOWN: _("Không hỏi"),
}
CONSENT_WORDS: Mapping[str, Promise] = {
    Consent.SPOKEN: _("Đã đọc to, người được hỗ trợ nói đồng ý"),
    Consent.SIGNED: _("Đã ký vào phiếu đồng ý"),
}
STEP_WORDS: Mapping[str, Promise] = {
    Step.FIND: _("Tìm thủ tục"),
    Step.FILL: _("Điền tờ khai"),
    Step.ATTACH: _("Chụp, đính kèm giấy tờ"),
    Step.PAY: _("Trả phí"),
    Step.SUBMIT: _("Bấm nộp"),
}
REFUSAL_WORDS: Mapping[str, Promise] = {
    "helper_is_helping": _("Đang có một lượt hỗ trợ chưa kết thúc. Hãy kết thúc lượt đó trước."),
    "assistance_over": _("Lượt hỗ trợ đã kết thúc hoặc quá hai giờ. Nếu cần, hãy bắt đầu lượt mới."),
    "assistance_refused": _("Chưa ghi được: có mục không nằm trong danh sách."),
}


def choices_of(words: Mapping[str, Promise]) -> tuple[Choice, ...]:
    """In their order."""
    return tuple(Choice(str(value), str(text)) for value, text in words.items())


def barrier_choices() -> tuple[Choice, ...]:
    """The vocabulary; nothing is asked of who does not want to say."""
    place = 1 if (get_language() or "vi").startswith("en") else 0
    return (
        Choice("", gettext("Không có, hoặc không muốn nói")),
        *(Choice(code, names[place]) for code, names in barrier_names().items()),
    )


def session_columns() -> list[Column]:
    """Heads of the helper's own list."""
    return [
        Column(gettext("Bắt đầu")),
        Column(gettext("Ở đâu")),
        Column(gettext("Số phút"), numeric=True),
        Column(gettext("Hồ sơ đã nộp"), numeric=True),
    ]


def session_rows(sessions: Iterable[SessionView]) -> list[list[Cell]]:
    """Neither names nor codes: what was done for whom is not the helper's to look up."""
    return [
        [
            Cell(moment_words(one.opened_at)),
            Cell(str(WHERE_WORDS[one.given.where])),
            Cell(one.minutes or "–", numeric=True),
            Cell(one.dossiers, numeric=True),
        ]
        for one in sessions
    ]
