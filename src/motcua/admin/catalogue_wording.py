"""The words of the quality board: statuses, severities, places of a record, values, and what is said to a refusal."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import FINDING_KINDS, FindingStatus, Shape
from motcua.core.errors import Refused
from motcua.ui.values import StatusKind
from motcua.ui.words import money_words, number_words

STATUS_WORDS: Mapping[str, tuple[Promise, StatusKind]] = {
    FindingStatus.OPEN: (_("Chưa xử lý"), "new"),
    FindingStatus.ACCEPTED: (_("Đã chấp nhận cách đọc"), "progress"),
    FindingStatus.OVERRIDDEN: (_("Đã ghi đè"), "good"),
    FindingStatus.DISMISSED: (_("Đã bỏ qua, không có lỗi"), "neutral"),
}

SEVERITY_WORDS: Mapping[str, tuple[Promise, StatusKind]] = {
    "error": (_("Lỗi"), "late"),
    "warning": (_("Cần xem"), "waiting"),
    "note": (_("Ghi chú"), "neutral"),
}

STORY_WORDS: Mapping[str, Promise] = {
    "FindingAccepted": _("Chấp nhận cách đọc"),
    "FindingOverridden": _("Ghi đè"),
    "FindingDismissed": _("Bỏ qua, không có lỗi"),
    "FindingReopened": _("Hoàn tác"),
}

UNIT_WORDS: Mapping[str, Promise] = {
    "working_day": _("ngày làm việc"),
    "day": _("ngày"),
    "hour": _("giờ"),
    "month": _("tháng"),
    "year": _("năm"),
}

LEVEL_WORDS: Mapping[str, Promise] = {
    "full": _("Toàn trình"),
    "part": _("Một phần"),
    "none": _("Không trực tuyến"),
}

REFUSAL_WORDS: Mapping[str, Promise] = {
    "finding_decided": _("Đã có người xử lý trong lúc trang này mở. Tình trạng hiện nay ở dưới đây; hoàn tác nếu cần."),
    "finding_open": _("Mục này hiện chưa có quyết định nào để hoàn tác."),
    "decision_missing": _("Hãy chọn một kết luận."),
    "reason_missing": _("Hãy ghi vì sao không phải là lỗi."),
    "source_missing": _("Hãy ghi nguồn: số quyết định, điều khoản, trang."),
    "value_missing": _("Hãy ghi giá trị đúng."),
    "number_unusable": _("Hãy ghi một số, ví dụ 15 hoặc 8,5; mức thu ghi bằng đồng, ví dụ 25.000."),
    "sheets_missing": _("Hãy ghi ít nhất một bản chính hoặc một bản sao."),
    "words_unusable": _("Quá dài (nhiều nhất %(longest)s ký tự) hoặc có ký tự không lưu được."),
    "nothing_chosen": _("Hãy chọn ít nhất một mục."),
    "too_many_chosen": _("Chỉ xử lý được nhiều nhất %(most)s mục một lần."),
    "after_unknown": _("Chỗ bắt đầu của trang không đúng. Hãy mở lại từ trang đầu."),
}


def words_of(refused: Refused) -> str:
    """One sentence that says what is wrong and what to do."""
    if refused.code in REFUSAL_WORDS:
        return _filled(refused.code, refused)
    return " ".join(field_words(refused).values())


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each control that is wrong."""
    return {name: _filled(code, refused) for name, code in refused.field_errors.items()}


def _filled(code: str, refused: Refused) -> str:
    return str(REFUSAL_WORDS[code]) % refused.values


def kind_words(code: str) -> str:
    """What this kind of finding is called; its code where it is no longer known."""
    kind = FINDING_KINDS.get(code)
    return kind.title.in_language(get_language() or "vi") if kind else code


def suggestion_words(code: str) -> str:
    """What an editor may do; empty where the kind is no longer known."""
    kind = FINDING_KINDS.get(code)
    return kind.suggestion.in_language(get_language() or "vi") if kind else ""


def place_words(place: str) -> str:
    """Where in the record, counted from one as people count."""
    words = catalogue.place_words(place, get_language() or "vi")
    return words[:1].upper() + words[1:]


def value_words(shape: Shape, value: str) -> str:
    """What an editor has set, in words."""
    match shape:
        case Shape.LIMIT:
            amount, _space, unit = value.partition(" ")
            return f"{number_words(Decimal(amount))} {UNIT_WORDS[unit]}"
        case Shape.FEE:
            return money_words(int(value)) if int(value) else gettext("Miễn phí")
        case Shape.SHEETS:
            originals, _plus, copies = value.partition("+")
            return gettext("%(originals)s bản chính, %(copies)s bản sao") % {"originals": originals, "copies": copies}
        case Shape.LEVEL:
            return str(LEVEL_WORDS[value])
        case _:
            return value
